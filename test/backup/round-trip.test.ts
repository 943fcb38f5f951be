import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { findManifest, withBackups } from '../../src/backup/open-backups.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { catchUpOnce } from '../../src/cli/followers.ts';
import type { House } from '../../src/context.ts';
import { chainAudit } from '../../src/operations/care/chain-audit.ts';
import { newKey } from '../../src/store/new-key.ts';
import { readSnapshot } from '../../src/store/snapshot/read-snapshot.ts';
import { houseAt, onEachPlace, postgresPlace, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { postgresUrl } from '../store/migrated-copies.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { furnishCuration, furnishParcels } from '../transfer/curation-here.ts';
import { backUpQuietly, everyLine, folderOfSuite, settingsAt } from './backup-here.ts';

/** Tables of curation and what stands beside it. */
const FURNISHED = [
  ...['curation_request', 'request_wish', 'request_event', 'sample_policy', 'mail'],
  ...[
    'sampling_party',
    'sampling_lane',
    'sampling_presence',
    'sampling_mark',
    'parcel',
    'parcel_item',
    'parcel_report',
  ],
  ...['transfer', 'transfer_key', 'transfer_base', 'publication', 'publication_link', 'stored_object'],
];
const PASSPHRASE = 'a long sentence nobody guesses';
const SECRET = { backupPassphrase: PASSPHRASE };

onEachPlace('a backup', (place) => {
  let house: House;
  before(async () => {
    house = await houseAt(place());
    await importRows(house, holeRows('ICDP', '6701', 60, 3));
    const registered = await callHere(['register', '--all', '--upstream', 'recorded', ...place().flags]);
    assert.equal(registered.status, 0, registered.error);
    await house.store.unitOfWork(async (db) => {
      const octets = { content: Buffer.from([0, 1, 255]), content_hash: 'x', created_at: 'now', created_by: 'test' };
      const igsn = (await db.selectFrom('record').select('igsn').executeTakeFirstOrThrow()).igsn;
      const document = { igsn, part: 'iso', number: 0, format: 'f', media_type: 'm', version: 1, ...octets };
      await db.insertInto('record_document').values(document).execute();
      await db
        .updateTable('hole')
        .set({ latitude_deg: 0.1 + 0.2, longitude_deg: -1e-7, comment: 'Å\n"𝄞"\u2028' })
        .execute();
    });
    await furnishCuration(house, '6701', newKey());
    await furnishParcels(house, '6701');
    await catchUpOnce(house, silent);
    await chainAudit(house.unitOfWork);
    const files = join(place().dataFolder, 'files', 'jobs', 'one');
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, 'input'), Buffer.alloc(3_000_000, 'abc'));
    mkdirSync(join(place().dataFolder, 'dumps'));
    writeFileSync(join(place().dataFolder, 'dumps', 'left out'), 'x');
    const upstreams = [
      { name: 'dc', kind: 'datacite', url: 'https://dc.example.org', user: 'u', password: 'hush hush' },
    ];
    writeFileSync(join(place().dataFolder, 'upstreams.json'), JSON.stringify(upstreams));
  });
  after(() => house.close());
  const silent = { progress: () => ({ update: () => undefined, done: () => undefined }) } as never;
  const inFolder = folderOfSuite();

  const restoreInto = (target: TestPlace, source: string) =>
    withBackups(source, settingsAt(target, SECRET), async (backups) => {
      const manifest = await findManifest(backups);
      await restoreBackup(backups, manifest, target, () => undefined);
      return manifest;
    });

  for (const [engine, make] of [
    ['SQLite', sqlitePlace],
    ['PostgreSQL', postgresPlace],
  ] as const) {
    const skip = engine === 'PostgreSQL' && postgresUrl() === '' ? 'no PostgreSQL' : false;
    it(`comes back into ${engine} with every row of every table, and every file`, { skip }, async () => {
      const source = inFolder(`to-${engine}`);
      const made = await backUpQuietly(place(), source, SECRET);
      assert.ok(made.tables.reduce((sum, one) => sum + one.rows, 0) > 1000);
      const target = await make();
      await restoreInto(target, source);
      const [there, here] = [await everyLine(place()), await everyLine(target)];
      assert.deepEqual(Object.keys(here), Object.keys(there));
      for (const name of FURNISHED)
        assert.ok(
          Object.entries(there).some(([table, lines]) => table.startsWith(`${name}:`) && lines.length > 0),
          name,
        );
      for (const [table, lines] of Object.entries(there)) assert.deepEqual(here[table], lines, table);
      const input = join('files', 'jobs', 'one', 'input');
      for (const file of [input, 'upstream-recorded.ndjson'])
        assert.deepEqual(readFileSync(join(target.dataFolder, file)), readFileSync(join(place().dataFolder, file)));
      assert.ok(!existsSync(join(target.dataFolder, 'dumps')) && !existsSync(join(target.dataFolder, 'restoring')));
      const upstreams = readFileSync(join(target.dataFolder, 'upstreams.without-secrets.json'), 'utf8');
      assert.match(upstreams, /dc\.example\.org/);
      assert.doesNotMatch(upstreams, /hush/);
      const verified = await callHere(['verify', '--json', ...target.flags]);
      assert.equal(verified.status, 0, verified.out + verified.error);
      const restored = await houseAt(target);
      await catchUpOnce(restored, silent);
      const entries = async (one: House) =>
        (await one.store.read.selectFrom('search_entry').select('igsn').orderBy('igsn').execute()).map(
          (row) => row.igsn,
        );
      assert.deepEqual((await entries(restored)).toSorted(), (await entries(house)).toSorted());
      await restored.close();
      await assert.rejects(restoreInto(target, source), { code: 'already-exists' });
      await target.dispose();
    });
  }

  it('reads few large rows at once', async () => {
    const target = await (place().engine === 'sqlite' ? sqlitePlace() : postgresPlace());
    const large = await houseAt(target);
    const text = 'x'.repeat(3_000_000);
    await large.store.unitOfWork(async (db) => {
      for (let n = 0; n < 24; n++)
        await db
          .insertInto('audit')
          .values({ id: newKey(), at: '', actor: '', origin: '', action: '', subject: '', after: text })
          .execute();
    });
    const sizes = await readSnapshot(target, async (snapshot) => {
      const found: number[] = [];
      for await (const page of snapshot.rows(snapshot.tables.find((one) => one.name === 'audit')!))
        found.push(page.length);
      return found;
    });
    await large.close();
    await target.dispose();
    assert.equal(
      sizes.reduce((sum, one) => sum + one, 0),
      24,
    );
    assert.ok(sizes.length >= 4 && sizes.at(-1)! <= 2, sizes.join());
  });

  it('writes only what is new, and nothing anybody can read', async () => {
    const source = inFolder('incremental');
    const first = await backUpQuietly(place(), source, SECRET);
    const again = await backUpQuietly(place(), source, SECRET);
    assert.deepEqual([again.newChunks, again.newBytes], [0, 0]);
    await importRows(house, holeRows('ICDP', '6702', 2, 2));
    const third = await backUpQuietly(place(), source, SECRET);
    assert.ok(third.newChunks > 0 && third.newBytes < first.newBytes / 2, `${third.newBytes} of ${first.newBytes}`);
    const all = readdirSync(source, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    for (const one of all) {
      const content = readFileSync(join(one.parentPath, one.name)).toString('latin1');
      assert.ok(!content.includes('ICDP6701') && !content.includes(PASSPHRASE), one.name);
    }
  });
});
