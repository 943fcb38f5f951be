import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { withPackage } from '../../src/backup/package/open-package.ts';
import type { House } from '../../src/context.ts';
import { MOVED_TABLES } from '../../src/domain/transfer/moved-tables.ts';
import { newKey } from '../../src/store/new-key.ts';
import { isKept } from '../../src/store/snapshot/snapshot.ts';
import { houseAt, onEachPlace, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { addParty, addPlace, addPolicy, addRequest, addWish, addWork, linkWork } from './curation-here.ts';
import { objectOf, pack, takeIn } from './packages-here.ts';

const CODE = '6851';

onEachPlace('curation that moves', (place) => {
  let [ours, theirs]: [House | undefined, House | undefined] = [undefined, undefined];
  let away: TestPlace | undefined;
  let expeditionId = '';
  let igsns: readonly string[] = [];
  let general = '';
  let mark = '';
  before(async () => {
    away = await sqlitePlace();
    theirs = await houseAt(away, {}, 'none');
    ours = await houseAt(place(), {}, 'none');
    await importRows(theirs, holeRows('ICDP', CODE, 200, 3));
    const registered = await callHere(['register', '--expedition', CODE, '--upstream', 'none', ...away.flags]);
    assert.equal(registered.status, 0, registered.error);
    expeditionId = (await objectOf(theirs, CODE))!.id;
    const records = await theirs.store.read.selectFrom('record').select('igsn').orderBy('igsn').execute();
    igsns = records.map((one) => one.igsn);
  });
  after(async () => {
    await ours?.close();
    await theirs?.close();
    await away?.dispose();
  });
  const section = async (run: number) => (await objectOf(theirs!, `${CODE}_1_A_${String(run).padStart(3, '0')}_1`))!.id;
  const stand = (house: House, object_id: string, place_id: string) =>
    house.store.unitOfWork((db) =>
      db.insertInto('stored_object').values({ object_id, place_id, since: '2026-01-01T00:00:00Z' }).execute(),
    );
  const standing = async (house: House) => {
    const rows = await house.store.read
      .selectFrom('stored_object as s')
      .innerJoin('storage_place as p', 'p.id', 's.place_id')
      .select(['s.object_id', 'p.code'])
      .orderBy('p.code')
      .execute();
    return rows.map((row) => [row.object_id, row.code]);
  };
  const linked = (house: House) => house.store.read.selectFrom('publication_link').selectAll().execute();
  const back = async () => {
    const file = await pack(ours!, CODE);
    return takeIn(theirs!, file, { trust: await withPackage(file, 'sqlite', async (opened) => opened.signer) });
  };

  it('finds works by their identifier and places by their code, and names the places that are not here', async () => {
    const [there, here] = [newKey(), newKey()];
    await addWork(theirs!, there, '10.1/X');
    await linkWork(theirs!, there, igsns);
    await addWork(ours!, here, '10.1/x');
    for (const [at, code] of ['A-1', 'B-1', 'C-1'].entries()) {
      const id = newKey();
      await addPlace(theirs!, id, code);
      await stand(theirs!, await section(at + 1), id);
    }
    await addPlace(ours!, newKey(), 'A-1');
    await addPlace(ours!, newKey(), 'B-1', true);
    general = await addPolicy(theirs!, '', 1, 'For all of theirs.');
    const mine = await addPolicy(ours!, '', 1, 'For all of ours.');
    await addPolicy(theirs!, expeditionId, 1, 'For this one.');
    const request = await addRequest(theirs!, expeditionId, { number: '1', policy: general });
    mark = (await addParty(theirs!, expeditionId, request, await section(1))).mark;
    const file = await pack(theirs!, CODE);
    const dry = await takeIn(ours!, file, { isDry: true });
    const taken = await takeIn(ours!, file);
    assert.deepEqual([dry.added, dry.placesMissing], [taken.added, taken.placesMissing]);
    assert.deepEqual(taken.placesMissing, ['B-1', 'C-1']);
    assert.deepEqual(await standing(ours!), [[await section(1), 'A-1']]);
    const links = await linked(ours!);
    assert.equal(links.length, igsns.length);
    assert.ok(links.every((one) => one.publication_id === here));
    await ours!.unitOfWork(async (work) => {
      assert.equal((await work.requests.policyOf(''))?.id, mine);
      assert.equal((await work.requests.policyFor(expeditionId))?.text, 'For this one.');
      assert.equal((await work.requests.findPolicy(general))?.text, 'For all of theirs.');
    });
  });

  it('leaves what stands elsewhere by now, and what was taken from its place', async () => {
    await ours!.store.unitOfWork((db) => db.deleteFrom('stored_object').execute());
    assert.deepEqual((await takeIn(ours!, await pack(theirs!, CODE))).conflicts, []);
    assert.deepEqual(await standing(ours!), []);
    assert.deepEqual((await back()).conflicts, []);
    assert.equal((await standing(theirs!)).length, 3);
  });

  it('takes links back that the other side took back, however many, and shows their records anew', async () => {
    const before = await ours!.store.read.selectFrom('change_clock').select('seq').executeTakeFirstOrThrow();
    await theirs!.store.unitOfWork((db) => db.deleteFrom('publication_link').where('igsn', '!=', igsns[0]!).execute());
    const file = await pack(theirs!, CODE);
    const dry = await takeIn(ours!, file, { isDry: true });
    const taken = await takeIn(ours!, file);
    assert.deepEqual([dry.conflicts, dry.deleted], [[], igsns.length - 1]);
    assert.deepEqual([taken.conflicts, taken.deleted], [[], igsns.length - 1]);
    assert.deepEqual(
      (await linked(ours!)).map((one) => one.igsn),
      [igsns[0]],
    );
    const shown = await ours!.store.read
      .selectFrom('record')
      .select('igsn')
      .where('changed_seq', '>', before.seq)
      .execute();
    assert.equal(shown.length, igsns.length - 1);
  });

  it('takes back what it made itself where the other side, which had it, deleted it', async () => {
    const request = await addRequest(ours!, expeditionId, { number: '7' });
    const [kept, gone] = [await addWish(ours!, request, 'kept'), await addWish(ours!, request, 'gone')];
    assert.deepEqual((await back()).conflicts, []);
    await theirs!.store.unitOfWork((db) => db.deleteFrom('request_wish').where('id', '=', gone).execute());
    const file = await pack(theirs!, CODE);
    const dry = await takeIn(ours!, file, { isDry: true });
    const taken = await takeIn(ours!, file);
    assert.deepEqual([dry.conflicts, dry.deleted], [[], 1]);
    assert.deepEqual([taken.conflicts, taken.deleted], [[], 1]);
    const wishes = await ours!.store.read.selectFrom('request_wish').select('id').execute();
    assert.deepEqual(
      wishes.map((one) => one.id),
      [kept],
    );
  });

  it('tells requests that would have one number or one object, and takes all else', async () => {
    const draft = await addRequest(theirs!, expeditionId);
    await takeIn(ours!, await pack(theirs!, CODE));
    await addRequest(ours!, expeditionId, { number: '9' });
    const object = newKey();
    await addRequest(ours!, expeditionId, { object_id: object });
    await addRequest(theirs!, expeditionId, { object_id: object });
    await theirs!.store.unitOfWork((db) =>
      db.updateTable('curation_request').set({ number: '9', title: 'Other' }).where('id', '=', draft).execute(),
    );
    const taken = await takeIn(ours!, await pack(theirs!, CODE));
    assert.deepEqual(
      taken.conflicts.map((one) => [one.table, one.kind, one.isOpen]),
      [
        ['curation_request', 'name-taken', false],
        ['curation_request', 'name-taken', false],
      ],
    );
  });

  it('tells objects that would have one name, since one was renamed there and the other here', async () => {
    const path = `${(await objectOf(theirs!, `${CODE}_1_A_003_2`))!.path}x`;
    const rename = (house: House, id: string) =>
      house.store.unitOfWork((db) => db.updateTable('tree_object').set({ path }).where('id', '=', id).execute());
    await rename(theirs!, (await objectOf(theirs!, `${CODE}_1_A_003_2`))!.id);
    await rename(ours!, (await objectOf(theirs!, `${CODE}_1_A_003_3`))!.id);
    const taken = await takeIn(ours!, await pack(theirs!, CODE));
    const told = taken.conflicts.filter((one) => one.table === 'tree_object');
    assert.deepEqual(
      told.map((one) => [one.name, one.kind, one.isOpen]),
      [[`${CODE}_1_A_003_2`, 'name-taken', false]],
    );
  });

  it('counts a mark that the other side moved as a change of its party', async () => {
    await theirs!.store.unitOfWork((db) =>
      db.updateTable('sampling_mark').set({ top_cm: 20, bottom_cm: 22 }).where('id', '=', mark).execute(),
    );
    await takeIn(ours!, await pack(theirs!, CODE));
    const one = await ours!.store.read
      .selectFrom('sampling_mark as m')
      .innerJoin('sampling_party as p', 'p.id', 'm.party_id')
      .select(['m.top_cm', 'm.bottom_cm', 'm.revision', 'm.seq', 'p.seq as last'])
      .where('m.id', '=', mark)
      .executeTakeFirstOrThrow();
    assert.deepEqual(one, { top_cm: 20, bottom_cm: 22, revision: 2, seq: 5, last: 5 });
  });
});

/** What no package has: what belongs to the installation, to people, or to who sent it, and what is made anew. */
const STAYS = [
  ...['access_token', 'agent', 'audit_chain', 'backup_run', 'change_clock', 'change_follower', 'client'],
  ...['expedition_list', 'expedition_list_item', 'group_tree_grant', 'list_grant', 'user_group', 'user_group_member'],
  ...['given_answer', 'harvest_finding', 'harvest_finding_count', 'harvest_run', 'harvest_source', 'harvested_record'],
  ...[
    'installation',
    'inventory',
    'inventory_scan',
    'job',
    'job_lease',
    'landing_check',
    'landing_claim',
    'limit_count',
  ],
  ...['login_failure', 'login_session', 'mail', 'namespace', 'namespace_request', 'outbox'],
  ...['parcel', 'parcel_item', 'parcel_report', 'person_merge', 'print_job', 'role_grant', 'sampling_presence'],
  ...['station_outcome', 'transfer', 'transfer_key', 'tree_grant', 'user_account', 'user_identity'],
  ...['webhook', 'webhook_delivery'],
  // How the ends upstream answered here, and compared with us.
  'upstream_hour',
  'comparison',
  'upstream_share',
  // What readers told the curators here, and who they are.
  'error_report',
];

describe('every table of the store', () => {
  it('is of a package, or is one that stays', async () => {
    const place = await sqlitePlace();
    const house = await houseAt(place, {}, 'none');
    try {
      const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(
        house.store.read,
      );
      const moved = MOVED_TABLES.map((one) => one.name);
      const known = rows.map((row) => row.name).filter(isKept);
      assert.deepEqual(known.toSorted(), [...moved, ...STAYS].toSorted());
    } finally {
      await house.close();
      await place.dispose();
    }
  });
});
