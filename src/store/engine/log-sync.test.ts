import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { LogSync } from './log-sync.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corestone-log-'));
  file = join(folder, 'a.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens files whose content reaches the disk when the test says so. */
function heldDisk() {
  const writes: PromiseWithResolvers<void>[] = [];
  const openFile = (async (path: string, flags: string) => {
    const handle = await open(path, flags);
    if (!path.endsWith('-wal')) return handle;
    return new Proxy(handle, {
      get: (target, name) => {
        if (name === 'close') return () => target.close();
        if (name !== 'datasync') return Reflect.get(target, name) as unknown;
        return () => {
          const write = Promise.withResolvers<void>();
          writes.push(write);
          return write.promise;
        };
      },
    }) as FileHandle;
  }) as typeof open;
  return { writes, openFile };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

test('a store without a log has nothing to bring, and nothing is left to it', async () => {
  const log = new LogSync(file);
  assert.equal(await log.open(), false);
  await log.sync();
  writeFileSync(`${file}-wal`, 'frames');
  assert.equal(await log.open(), true);
  await log.close();
});

test('several who ask at once open one file', async () => {
  writeFileSync(`${file}-wal`, 'frames');
  let opened = 0;
  const openFile = ((path: string, flags: string) => {
    if (path !== folder) opened++;
    return open(path, flags);
  }) as typeof open;
  const log = new LogSync(file, openFile);
  assert.deepEqual(await Promise.all([log.open(), log.open(), log.open()]), [true, true, true]);
  assert.equal(await log.open(), true);
  assert.equal(opened, 1);
  await log.close();
});

test('a log is brought to the disk as it is', async () => {
  writeFileSync(`${file}-wal`, 'frames');
  const log = new LogSync(file);
  assert.equal(await log.open(), true);
  await log.sync();
  await log.sync();
  await log.close();
});

test('who asks while it is under way shares the next time, which begins afterwards', async () => {
  writeFileSync(`${file}-wal`, 'frames');
  const { writes, openFile } = heldDisk();
  const log = new LogSync(file, openFile);
  await log.open();
  const told: string[] = [];
  const asked = ['first', 'second', 'third'].map((name) => log.sync().then(() => void told.push(name)));
  await until(() => writes.length === 1);
  assert.deepEqual(told, []);
  writes[0]!.resolve();
  await until(() => writes.length === 2);
  assert.deepEqual(told, ['first']);
  writes[1]!.resolve();
  await Promise.all(asked);
  assert.deepEqual([told, writes.length], [['first', 'second', 'third'], 2]);
  await log.close();
});

test('a log that cannot be opened now, and a folder that cannot be brought to the disk, are no failures of the disk', async () => {
  writeFileSync(`${file}-wal`, 'frames');
  let isFull = true;
  const openFile = (async (path: string, flags: string) => {
    if (isFull || path === folder) throw Object.assign(new Error('EMFILE'), { code: 'EMFILE' });
    return open(path, flags);
  }) as typeof open;
  const log = new LogSync(file, openFile);
  assert.equal(await log.open(), false);
  isFull = false;
  assert.equal(await log.open(), true);
  await log.sync();
  log.demandSound();
  await log.close();
});

test('a disk that failed once is not believed again', async () => {
  writeFileSync(`${file}-wal`, 'frames');
  const { writes, openFile } = heldDisk();
  const log = new LogSync(file, openFile);
  await log.open();
  const first = log.sync();
  const second = log.sync();
  await until(() => writes.length === 1);
  writes[0]!.reject(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }));
  for (const asked of [first, second, log.sync()])
    await assert.rejects(asked, { code: 'store-unavailable', message: 'The disk of the store gives errors.' });
  assert.equal(writes.length, 1);
  assert.throws(() => log.demandSound(), { code: 'store-unavailable' });
  await log.close();
});
