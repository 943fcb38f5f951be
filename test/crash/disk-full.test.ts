import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { countOutbox } from '../../src/outbox/outbox-rows.ts';
import { storeFile } from '../../src/store/engine/open-store.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { call, type Ended } from '../store/child-process.ts';
import { houseAt, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { rowCounts } from '../store/whole-store.ts';

/** A disk of 64 MB of our own; undefined where this process may not mount one. */
function mountDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder]);
  if (mounted.status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}

const disk = mountDisk();
const skip = disk === undefined ? 'no disk can be mounted here, which takes root' : false;

/** Empties the log of a store into its file, so that the next change needs new room. */
function emptyLog(dataFolder: string): void {
  const database = new DatabaseSync(storeFile(dataFolder));
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
}

/** Fills the disk up to `spareBytes`. */
function fill(folder: string, spareBytes: number): void {
  const file = openSync(join(folder, 'ballast'), 'w');
  const { bavail, bsize } = statfsSync(folder);
  writeSync(file, Buffer.alloc(Math.max(0, bavail * bsize - spareBytes)));
  closeSync(file);
}

const makeRoom = (folder: string): void => rmSync(join(folder, 'ballast'));

const isFull = ({ status, error, out }: Ended): void => {
  assert.equal(status, 1, error + out);
  assert.match(error, /The disk is full.*\[store-full\]/);
  assert.equal((JSON.parse(out) as { error: { code: string } }).error.code, 'store-full');
};

describe('a full disk', { skip }, () => {
  const dataFolder = join(disk ?? '', 'data');
  const place: TestPlace = {
    engine: 'sqlite',
    dataFolder,
    databaseUrl: '',
    flags: ['--data', dataFolder],
    dispose: async () => undefined,
  };
  let house: House;
  before(async () => {
    house = await houseAt(place);
    await importRows(house, holeRows('ICDP', '6201', 100, 4));
  });
  after(async () => {
    await house.close();
    spawnSync('umount', [disk!]);
    rmSync(disk!, { recursive: true });
  });

  it('while importing: the error says so, nothing is half-written, and there is room again it goes through', async () => {
    const before = await rowCounts(house);
    const listing = join(tmpdir(), `corestone-listing-${process.pid}.csv`);
    const rows = Array.from({ length: 4000 }, (_, at) => `9,Z,${at + 1},H,1,1,${at},${at + 1}`);
    writeFileSync(listing, `Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth\n${rows.join('\n')}\n`);
    const words = [
      'expedition',
      'import',
      listing,
      '--program',
      'ICDP',
      '--expedition',
      '6202',
      '--json',
      ...place.flags,
    ];
    fill(disk!, 1_500_000);
    isFull(await call(words));
    assert.deepEqual(await rowCounts(house), before);
    makeRoom(disk!);
    assert.equal((await call(words)).status, 0);
    rmSync(listing);
  });

  it('while registering: what was acknowledged is whole, the rest follows when there is room', async () => {
    const words = ['register', '--expedition', '6201', '--upstream', 'recorded', '--json', ...place.flags];
    emptyLog(dataFolder);
    fill(disk!, 900_000);
    isFull(await call(words));
    assert.deepEqual(
      (await verifyRegister(house.store.read)).filter((one) => one.broken > 0),
      [],
    );
    makeRoom(disk!);
    const ended = await call(words);
    assert.equal(ended.status, 0, ended.error);
    const records = await house.store.read
      .selectFrom('record')
      .select('version')
      .where('expedition', '=', '6201')
      .execute();
    assert.deepEqual([records.length, records.every((one) => one.version === 1)], [502, true]);
  });

  it('while upstream keeps its journal: nothing is shown as registered that is not, and it is tried again', async () => {
    await house.store.unitOfWork(async (db) => {
      await db.updateTable('record').set({ state: 'pending' }).execute();
      await db.updateTable('outbox').set({ state: 'pending', due_at: '2020-01-01T00:00:00Z' }).execute();
    });
    const full = {
      ...house.upstream!,
      submit: () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })),
    };
    assert.deepEqual(await deliverOutbox(house.store, full), { confirmed: 0, failed: 502 });
    const shown = await house.store.read
      .selectFrom('record')
      .select('igsn')
      .where('state', '=', 'registered')
      .execute();
    assert.deepEqual(shown, []);
    assert.deepEqual(await countOutbox(house.store.read), { retry: 502 });
    const later = () => new Date(Date.now() + 60_000);
    assert.deepEqual(await deliverOutbox(house.store, house.upstream!, { now: later }), { confirmed: 502, failed: 0 });
  });

  it('before there is a store: the error says so, and the next start makes it', async () => {
    const fresh = join(disk!, 'fresh');
    fill(disk!, 30_000);
    isFull(await call(['migrate', '--json', '--data', fresh]));
    makeRoom(disk!);
    assert.equal((await call(['migrate', '--data', fresh])).status, 0);
    assert.equal((await call(['verify', '--data', fresh])).status, 0);
  });

  it('while exporting: no half file is left under its name or another', async () => {
    const out = join(disk!, 'all.xml');
    fill(disk!, 100_000);
    isFull(await call(['export', 'oai_dc', '--out', out, '--json', ...place.flags]));
    makeRoom(disk!);
    assert.deepEqual(
      readdirSync(disk!).filter((name) => name.startsWith('all')),
      [],
    );
  });

  it('while backing up: what is there is no backup, and restoring says so', async () => {
    const folder = join(disk!, 'backup');
    fill(disk!, 500_000);
    isFull(await call(['backup', folder, '--json', ...place.flags]));
    makeRoom(disk!);
    const restored = await call(['restore', folder, '--data', join(disk!, 'restored')]);
    // Which of the two depends on whether the first file found room.
    assert.match(restored.error, /holds no whole backup|There is no backup: .*backup is missing or empty/);
    assert.equal(restored.status, 1);
    const again = await call(['backup', folder, ...place.flags]);
    assert.equal(again.status, 0, again.error);
  });
});
