import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { verifyHashes } from '../../src/api/backups/verify-files.ts';
import { findManifest, withBackups } from '../../src/backup/open-backups.ts';
import { withPackage } from '../../src/backup/package/open-package.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import type { House } from '../../src/context.ts';
import { changeFile, removeFile } from '../../src/operations/files/change-file.ts';
import { forgetFiles } from '../../src/operations/files/forget-files.ts';
import { bytesPath, removeFormsLeft, removeUnnamed } from '../../src/store/files/file-folder.ts';
import { pictureForm } from '../../src/store/files/smaller-pictures.ts';
import { fileStore } from '../../src/store/ports/file-store.ts';
import { backUpQuietly, folderOfSuite, settingsAt } from '../backup/backup-here.ts';
import { houseAt, onEachPlace, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows, TESTER } from '../store/tree-rows.ts';
import { pack, takeIn } from '../transfer/packages-here.ts';
import { hangScan, takenPicture } from './picture-here.ts';

onEachPlace('files that travel', (place) => {
  const folder = folderOfSuite();
  let ours: House;
  let theirs: House;
  let away: TestPlace;
  let picture: Buffer;
  let time = new Date('2026-03-01T00:00:00Z');
  before(async () => {
    away = await sqlitePlace();
    theirs = await houseAt(away, {}, 'none');
    ours = await houseAt(place(), { now: () => time }, 'none');
    await importRows(theirs, holeRows('ICDP', '6852', 2, 2));
    picture = await takenPicture();
  });
  after(async () => {
    await ours.close();
    await theirs.close();
    await away.dispose();
  });
  const here = (house: House) => house.store.read.selectFrom('object_file').selectAll().orderBy('id').execute();

  it('go with the package of their expedition, once, and what was said of them since', async () => {
    const file = await hangScan(theirs, '6852_1_A_001_1', picture);
    const first = await pack(theirs, '6852');
    assert.deepEqual((await takeIn(ours, first, { isDry: true })).conflicts, []);
    assert.throws(() => readFileSync(bytesPath(ours.settings.data, file.sha256)), /ENOENT/);
    const taken = await takeIn(ours, first);
    assert.deepEqual(taken.conflicts, []);
    assert.deepEqual(readFileSync(bytesPath(ours.settings.data, file.sha256)), picture);
    const again = await takeIn(ours, first);
    assert.deepEqual([again.added, again.changed, again.deleted], [0, 0, 0]);
    const changes = { title: 'Said later' };
    await changeFile(theirs.unitOfWork, { id: file.id, changes, revision: null }, theirs.rules, TESTER);
    assert.equal((await takeIn(ours, await pack(theirs, '6852'))).conflicts.length, 0);
    assert.deepEqual(
      (await here(ours)).map((one) => [one.id, one.title]),
      [[file.id, 'Said later']],
    );
  });

  it('are put into place before a row speaks of them, and damaged ones refuse the package', async () => {
    const file = await hangScan(theirs, '6852_1_A_001_2', await takenPicture(60, 800, 1, 90));
    const path = await pack(theirs, '6852');
    const manifest = await withPackage(path, 'sqlite', async (opened) => opened.manifest);
    const name = manifest.files!.find((one) => one.sha256 === file.sha256)!.chunks[0]!;
    const before = manifest.chunks.slice(
      0,
      manifest.chunks.findIndex(([chunk]) => chunk === name),
    );
    const bytes = readFileSync(path);
    const at = bytes.indexOf('\n') + 1 + before.reduce((sum, [, length]) => sum + length, 0);
    bytes[at + 40]! ^= 0xff;
    writeFileSync(`${path}.bad`, bytes);
    const rows = (await here(ours)).length;
    await assert.rejects(takeIn(ours, `${path}.bad`), { code: 'invalid-input' });
    assert.equal((await here(ours)).length, rows);
    await takeIn(ours, path);
    assert.equal((await here(ours)).length, rows + 1);
  });

  it('come back with a backup, are compared by `verify`, and told where they are missing', async () => {
    await backUpQuietly(place(), folder('kept'));
    const back = await sqlitePlace();
    try {
      if (ours.store.engine === 'sqlite') {
        await withBackups(folder('kept'), settingsAt(place()), async (backups) => {
          const target = { dataFolder: folder('back'), databaseUrl: '' };
          await restoreBackup(backups, await findManifest(backups, undefined), target, () => undefined);
        });
        const [one] = await here(ours);
        assert.deepEqual(readFileSync(bytesPath(folder('back'), one!.sha256)), picture);
      }
    } finally {
      await back.dispose();
    }
    assert.deepEqual(await verifyHashes(ours, () => undefined), []);
    const [one] = await here(ours);
    const path = bytesPath(ours.settings.data, one!.sha256);
    writeFileSync(path, 'x');
    assert.deepEqual(
      (await verifyHashes(ours, () => undefined)).map(({ code }) => code),
      ['file-changed'],
    );
    rmSync(path);
    assert.deepEqual(
      (await verifyHashes(ours, () => undefined)).map(({ code }) => code),
      ['file-missing'],
    );
    writeFileSync(path, picture);
  });

  it('that were taken away go for good after 30 days, their bytes when nothing names them', async () => {
    const [one, other] = await here(ours);
    await removeFile(ours.unitOfWork, one!.id, ours.rules, TESTER);
    const { namedAmong } = fileStore(ours.store.read, ours.store.engine);
    const sweep = () => removeUnnamed(ours.settings.data, namedAmong, Date.now());
    const path = bytesPath(ours.settings.data, one!.sha256);
    utimesSync(path, 0, 0);
    assert.deepEqual([await forgetFiles(ours.unitOfWork), await sweep()], [0, 0]);
    time = new Date('2026-04-02T00:00:00Z');
    assert.equal(await forgetFiles(ours.unitOfWork), 1);
    assert.deepEqual(
      (await here(ours)).map((row) => row.id),
      [other!.id],
    );
    const form = await pictureForm(
      ours.settings.data,
      { sha256: one!.sha256, mediaType: 'image/jpeg' },
      'thumb',
      1_000_000,
    );
    const stays = await pictureForm(
      ours.settings.data,
      { sha256: other!.sha256, mediaType: 'image/jpeg' },
      'thumb',
      1_000_000,
    );
    assert.equal(await removeFormsLeft(ours.settings.data), 0);
    assert.equal(await sweep(), 1);
    assert.equal(await removeFormsLeft(ours.settings.data), 1);
    assert.deepEqual(
      [form, stays].map((shown) => existsSync(shown!.path)),
      [false, true],
    );
    assert.throws(() => readFileSync(path), /ENOENT/);
    assert.ok(readFileSync(bytesPath(ours.settings.data, other!.sha256)).length > 0);
  });
});
