import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkBackups } from '../../src/backup/check-backups.ts';
import type { BackupManifest } from '../../src/backup/format/manifest.ts';
import { findManifest, withBackups } from '../../src/backup/open-backups.ts';
import { restoreBackup, tryRestore } from '../../src/backup/restore-backup.ts';
import type { House } from '../../src/context.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { killWhen } from '../crash/kill-at.ts';
import { call, start } from '../store/child-process.ts';
import { houseAt, onEachPlace, postgresPlace, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { backUpQuietly, everyLine, folderOfSuite, placesGiven, settingsAt } from './backup-here.ts';

const chunksIn = (folder: string): string[] => {
  const all = existsSync(join(folder, 'chunks'))
    ? readdirSync(join(folder, 'chunks'), { recursive: true, encoding: 'utf8' })
    : [];
  return all.filter((name) => /^..\/[0-9a-f]{64}$/.test(name));
};

onEachPlace('a backup that meets trouble', (place) => {
  let house: House;
  before(async () => {
    house = await houseAt(place());
    await importRows(house, holeRows('ICDP', '6721', 250, 4));
  });
  after(() => house.close());
  const inFolder = folderOfSuite();
  const another = (): Promise<TestPlace> => (place().engine === 'sqlite' ? sqlitePlace() : postgresPlace());

  it('killed in the middle is no backup; the next one goes on and is whole', async () => {
    const folder = inFolder('killed');
    const running = start(['backup', folder, '--backup-trial', 'never', ...place().flags]);
    const wasKilled = await killWhen(running, async () => chunksIn(folder).length > 2, 0);
    const left = chunksIn(folder).length;
    if (wasKilled) assert.ok(left > 0 && !existsSync(join(folder, 'backups')));
    const refused = await call(['restore', folder, '--data', inFolder('nothing')]);
    if (wasKilled)
      assert.deepEqual([refused.status, /holds no whole backup/.test(refused.error)], [1, true], refused.error);
    // The dead process has the lock and the run; both are seen to be nobody's.
    const again = await call(['backup', folder, '--json', '--backup-trial', 'always', ...place().flags]);
    assert.equal(again.status, 0, again.error);
    const { newChunks, verified } = JSON.parse(again.out);
    assert.deepEqual([verified, existsSync(join(folder, 'lock.json'))], [true, false]);
    assert.ok(newChunks < chunksIn(folder).length + left);
    const runs = await house.store.read
      .selectFrom('backup_run')
      .select(['state', 'last_error'])
      .orderBy('id')
      .execute();
    assert.equal(runs.at(-1)!.state, 'done');
    if (wasKilled)
      assert.deepEqual([runs.at(-2)!.state, /process ended/.test(runs.at(-2)!.last_error!)], ['failed', true]);
  });

  it('a restore killed in the middle counts for nothing, and the next one is whole', async () => {
    const folder = inFolder('to-restore');
    await backUpQuietly(place(), folder);
    const before = await everyLine(place());
    const target = await another();
    let killed = 0;
    for (const extraMs of [0, 150, 400]) {
      const running = start(['restore', folder, ...target.flags]);
      const stage = join(target.dataFolder, 'restoring');
      // It may go between two looks.
      const madeMs = () => statSync(stage, { throwIfNoEntry: false })?.birthtimeMs;
      const before = madeMs();
      const isBegun = async () => madeMs() !== undefined && madeMs() !== before;
      if (!(await killWhen(running, isBegun, extraMs))) break;
      killed++;
      if (existsSync(join(target.dataFolder, 'corestone.sqlite'))) break;
    }
    assert.ok(killed > 0, 'no restore was killed in the middle');
    await sleep(300);
    const ended = await call(['restore', folder, ...target.flags]);
    if (ended.status !== 0) assert.match(ended.error, /already/);
    const after = await everyLine(target);
    // The restore itself is a line of the trail, unless it was killed before it came to that; in the embedded store it has its place at once.
    const told = Object.entries(after).find(([table]) => table.startsWith('audit:'))![1];
    const toldBefore = Object.entries(before).find(([table]) => table.startsWith('audit:'))![1];
    const added = place().engine === 'sqlite' ? told.length - toldBefore.length : 0;
    assert.ok(added <= 1);
    for (const [table, lines] of Object.entries(before)) {
      if (table.startsWith('audit:')) continue;
      if (table.startsWith('audit_chain:')) assert.equal(placesGiven(after[table]!), placesGiven(lines) + added, table);
      else assert.deepEqual(after[table], lines, table);
    }
    await target.dispose();
  });

  it('while others write holds one sound moment', async () => {
    const folder = inFolder('busy');
    const registering = start(['register', '--all', '--upstream', 'recorded', ...place().flags]);
    while ((await house.store.read.selectFrom('record').select('igsn').limit(1).execute()).length === 0) await sleep(3);
    const made = await backUpQuietly(place(), folder);
    assert.equal((await registering.ended).status, 0);
    const records = made.tables.find((one) => one.name === 'record')!.rows;
    const target = await sqlitePlace();
    await withBackups(folder, settingsAt(target), (backups) =>
      tryRestore(backups, made, target.dataFolder, () => undefined),
    );
    const restored = await houseAt(target);
    assert.deepEqual(
      (await verifyRegister(restored.store.read)).filter((one) => one.broken > 0),
      [],
    );
    assert.equal((await restored.store.read.selectFrom('record').select('igsn').execute()).length, records);
    const again = await call(['register', '--all', '--upstream', 'recorded', '--json', ...target.flags]);
    assert.equal(again.status, 0, again.error);
    await restored.close();
    await target.dispose();
  });

  it('with a chunk that was changed, exchanged or lost is found by check, and restores nothing', async () => {
    const secret = { backupPassphrase: 'one passphrase' };
    for (const chosen of [{}, secret]) {
      const folder = inFolder(`tampered-${Object.keys(chosen).length}`);
      await backUpQuietly(place(), folder, chosen);
      const [one, other, third] = chunksIn(folder).map((name) => join(folder, 'chunks', name));
      const sound = readFileSync(one!);
      const changed = Buffer.from(sound);
      changed[changed.length - 40]! ^= 1;
      writeFileSync(one!, changed);
      writeFileSync(other!, sound);
      rmSync(third!);
      const settings = settingsAt(place(), chosen);
      const checked = await withBackups(folder, settings, (backups) =>
        checkBackups(backups, undefined, false, () => undefined),
      );
      assert.deepEqual(
        checked.findings.map((found) => found.code),
        Array(3).fill('backup-chunk'),
      );
      const target = await another();
      const restored = withBackups(folder, settings, async (backups) =>
        restoreBackup(backups, await findManifest(backups), target, () => undefined),
      );
      await assert.rejects(restored, { code: 'invalid-input', message: /missing|damaged/ });
      assert.deepEqual(readdirSync(target.dataFolder), []);
      // What is damaged is taken away, and written again by the next backup.
      await withBackups(folder, settings, (backups) => checkBackups(backups, undefined, true, () => undefined));
      await backUpQuietly(place(), folder, chosen);
      const mended = await withBackups(folder, settings, (backups) =>
        checkBackups(backups, undefined, false, () => undefined),
      );
      assert.deepEqual(mended.findings, []);
      await target.dispose();
    }
  });

  it('with a manifest that somebody else wrote touches nothing of ours', async () => {
    const folder = inFolder('forged');
    const { id } = await backUpQuietly(place(), folder);
    const forge = (change: (manifest: BackupManifest) => Partial<BackupManifest>) =>
      withBackups(folder, settingsAt(place()), async (backups) => {
        const manifest = await findManifest(backups, id);
        const forged = { ...manifest, ...change(manifest) };
        const target = await another();
        try {
          const restored = restoreBackup(backups, forged, target, () => undefined);
          await assert.rejects(restored, { code: 'invalid-input' });
          assert.deepEqual(readdirSync(target.dataFolder), []);
        } finally {
          await target.dispose();
        }
      });
    const outside = inFolder('outside');
    const file = { path: `files/../../../../../../../..${outside}/file`, bytes: 0, sha256: '', chunks: [] };
    await forge(() => ({ files: [file] }));
    assert.equal(existsSync(outside), false);
    const evil = `x"; attach '${outside}' as evil; create table evil.t (x); --`;
    const table = { name: evil, columns: ['x'], rows: 0, sum: '', chunks: [] };
    await forge(({ tables }) => ({ tables: [...tables, table] }));
    await forge(({ tables }) => ({ tables: tables.map((one) => ({ ...one, columns: [...one.columns, evil] })) }));
    assert.equal(existsSync(outside), false);
    await forge(({ tables }) => ({
      tables: tables.map((one) => (one.name === 'hole' ? one : { ...one, rows: 0, sum: '0'.repeat(64), chunks: [] })),
    }));
  });

  it('writes no manifest when somebody has taken the lock over', async () => {
    const folder = inFolder('taken-over');
    const lock = JSON.stringify({ holder: 'another', host: 'elsewhere', pid: 1, until: '2999-01-01T00:00:00.000Z' });
    const onProgress = () => writeFileSync(join(folder, 'lock.json'), lock);
    await assert.rejects(backUpQuietly(place(), folder, {}, { onProgress }), { code: 'conflict', message: /taken/ });
    assert.equal(existsSync(join(folder, 'backups')), false);
    assert.equal(readFileSync(join(folder, 'lock.json'), 'utf8'), lock);
  });

  it('opens by its own passphrase only, and never trusts an open folder in place of a locked one', async () => {
    const folder = inFolder('locked');
    await backUpQuietly(place(), folder, { backupPassphrase: 'right' });
    const open = (chosen: object, source = folder) =>
      withBackups(source, settingsAt(place(), chosen), (backups) => findManifest(backups));
    await assert.rejects(open({ backupPassphrase: 'wrong' }), {
      code: 'not-allowed',
      message: /passphrase does not open/,
    });
    await assert.rejects(open({}), { code: 'not-allowed', message: /is encrypted/ });
    await assert.rejects(open({ backupPassphrase: 'right' }, inFolder('busy')), {
      code: 'not-allowed',
      message: /not encrypted/,
    });
    const [id] = readdirSync(join(folder, 'backups'));
    const manifest = join(folder, 'backups', id!);
    const content = readFileSync(manifest);
    content[60]! ^= 1;
    writeFileSync(manifest, content);
    await assert.rejects(open({ backupPassphrase: 'right' }), {
      code: 'invalid-input',
      message: /damaged or was changed/,
    });
    const head = JSON.parse(readFileSync(join(folder, 'corestone-backup.json'), 'utf8'));
    head.encryption.N = 2 ** 30;
    writeFileSync(join(folder, 'corestone-backup.json'), JSON.stringify(head));
    await assert.rejects(open({ backupPassphrase: 'right' }), { code: 'invalid-input' });
  });

  it('is refused while another is under way', async () => {
    const folder = inFolder('twice');
    const begun = Promise.withResolvers<void>();
    const first = backUpQuietly(
      place(),
      folder,
      {},
      {
        now: () => {
          begun.resolve();
          return new Date();
        },
      },
    );
    await begun.promise;
    await assert.rejects(backUpQuietly(place(), folder), { code: 'conflict', message: /under way/ });
    await first;
    const elsewhere = inFolder('running');
    const running = start(['backup', elsewhere, '--backup-trial', 'never', ...place().flags]);
    const runs = () => house.store.read.selectFrom('backup_run').select('id').where('state', '=', 'running').execute();
    let isOver = false;
    void running.ended.then(() => {
      isOver = true;
    });
    while (!isOver && (await runs()).length === 0) await sleep(3);
    const { status, error } = await call(['backup', inFolder('third'), ...place().flags]);
    await running.ended;
    if (status !== 0) assert.match(error, /of two at once the second is refused/);
    assert.equal((await call(['backup', folder, ...place().flags])).status, 0);
  });

  it('into a folder of something else, or from one without backups, says so', async () => {
    const into = await call(['backup', place().dataFolder, ...place().flags]);
    assert.deepEqual([into.status, /folder of its own/.test(into.error)], [1, true], into.error);
    const from = await call(['restore', place().dataFolder, '--data', inFolder('empty')]);
    assert.deepEqual([from.status, /holds no whole backup/.test(from.error)], [1, true], from.error);
  });
});
