import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { newKey } from '../../src/store/new-key.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { houseAt, postgresPlace, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { postgresUrl } from '../store/migrated-copies.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { addPlace, furnishCuration } from './curation-here.ts';
import { contentsOf, enter, objectOf, pack, takeIn } from './packages-here.ts';

const CODE = '6801';
const PLACE = newKey();

describe('the package of an expedition', () => {
  const places: TestPlace[] = [];
  const houses: House[] = [];
  const open = async (make: () => Promise<TestPlace>): Promise<House> => {
    const place = await make();
    places.push(place);
    const house = await houseAt(place, {}, 'none');
    houses.push(house);
    return house;
  };
  after(async () => {
    for (const house of houses) await house.close();
    for (const place of places) await place.dispose();
  });
  let origin: House;
  let first: string;
  before(async () => {
    origin = await open(sqlitePlace);
    await importRows(origin, [...holeRows('ICDP', CODE, 40, 3), ...holeRows('ICDP', '6802', 2, 1)]);
    const registered = await callHere(['register', '--expedition', CODE, '--upstream', 'none', ...places[0]!.flags]);
    assert.equal(registered.status, 0, registered.error);
    await furnish(origin);
    await furnishCuration(origin, CODE, PLACE);
    first = await pack(origin, CODE);
  });

  it('holds everything of the expedition, and nothing of another', async () => {
    const contents = await contentsOf(first);
    const count = async (table: 'record' | 'section' | 'identifier') => {
      const rows = await origin.store.read.selectFrom(table).selectAll().execute();
      return rows.length;
    };
    assert.equal(contents.section!.length, (await count('section')) - 2);
    assert.equal(contents.record!.length, await count('record'));
    assert.equal(contents.identifier!.length, await count('identifier'));
    for (const table of [
      'record_version',
      'audit',
      'igsn_counter',
      'igsn_lease',
      'identifier_alias',
      'record_link',
      'record_document',
      'grid_view',
      'label_layout',
      'deleted_object',
      'storage_move',
      'own_field',
      'import_mapping',
      'vocabulary_version',
      'printed_label',
      'publication',
      'publication_link',
      'sample_policy',
      'curation_request',
      'request_wish',
      'request_event',
      'sampling_party',
      'sampling_lane',
      'sampling_mark',
      'storage_place',
      'stored_object',
    ])
      assert.ok(contents[table]!.length > 0, table);
    // As a code, in names, paths and IGSNs: the digits alone stand in a random key now and then.
    assert.doesNotMatch(JSON.stringify(contents), /"6802"|6802_|ICDP6802|E[0-9 ]*6802/);
  });

  it('comes through SQLite, PostgreSQL and SQLite with every row as it was, and twice changes nothing', async () => {
    const there = await contentsOf(first);
    let file = first;
    for (const make of [postgresUrl() === '' ? sqlitePlace : postgresPlace, sqlitePlace]) {
      const house = await open(make);
      await addPlace(house, PLACE, 'HALL-1');
      const taken = await takeIn(house, file);
      assert.deepEqual([taken.isFirst, taken.conflicts, taken.changed, taken.deleted], [true, [], 0, 0]);
      assert.deepEqual(taken.placesMissing, []);
      assert.deepEqual(
        (await verifyRegister(house.store.read)).filter(({ broken }) => broken > 0),
        [],
      );
      const again = await takeIn(house, file);
      assert.deepEqual(
        [again.isFirst, again.conflicts, again.added, again.changed, again.deleted],
        [false, [], 0, 0, 0],
      );
      file = await pack(house, CODE);
      const here = await contentsOf(file);
      for (const [table, lines] of Object.entries(there)) assert.deepEqual(here[table], lines, table);
    }
  });

  it('goes on counting behind the counters that came with it', async () => {
    const counter = origin.store.read.selectFrom('igsn_counter').selectAll().where('prefix', '=', `ICDP${CODE}ES`);
    const { next_key, prefix } = await counter.executeTakeFirstOrThrow();
    const keys = await houses.at(-1)!.unitOfWork((work) => work.identifiers.takeKeys(prefix, 2));
    assert.deepEqual(keys, [next_key, next_key + 1]);
  });
});

/** One of each thing that goes with an expedition. */
async function furnish(house: House): Promise<void> {
  const hole = await objectOf(house, `${CODE}_1_A`);
  const section = await objectOf(house, `${CODE}_1_A_001_1`);
  const run = {
    id: newKey(),
    parentId: hole!.id,
    type: 'core_run',
    name: '99',
    values: { core: 99, drillers_top_depth_m: 900, drilled_length_m: 1 },
  };
  assert.equal((await enter(house, CODE, { kind: 'create', object: run })).result, 'done');
  assert.equal((await enter(house, CODE, { kind: 'delete', objectId: run.id })).result, 'done');
  const half = {
    id: newKey(),
    parentId: section!.id,
    type: 'split',
    name: 'W2',
    values: { split: 'W2', percent_pc: 10 },
  };
  const slab = { id: newKey(), parentId: half.id, type: 'sample', name: 'slab', values: { sample: 'slab' } };
  const plug = { id: newKey(), parentId: slab.id, type: 'sample', name: 'plug', values: { sample: 'plug' } };
  for (const object of [half, slab, plug])
    assert.equal((await enter(house, CODE, { kind: 'create', object })).result, 'done', object.name);
  await house.store.unitOfWork(async (db) => {
    const at = '2026-01-01T00:00:00Z';
    const by = { created_at: at, created_by: 'test' };
    const [one, two] = await db.selectFrom('record').select('igsn').orderBy('igsn').limit(2).execute();
    const igsn = one!.igsn;
    await db
      .insertInto('identifier_alias')
      .values({ spelling: 'OLD-NAME-1', igsn, kind: 'former', ...by })
      .execute();
    await db
      .insertInto('record_link')
      .values({ igsn, other: two!.igsn, relation: 'IsPartOf', ...by })
      .execute();
    await db
      .insertInto('record_document')
      .values({
        igsn,
        part: 'iso',
        number: 0,
        format: 'f',
        media_type: 'm',
        content: Buffer.from([0, 1, 255]),
        content_hash: 'x',
        version: 1,
        ...by,
      })
      .execute();
    await db
      .insertInto('record_media')
      .values({ igsn, media_type: 'image/png', url: 'https://a.example/1.png' })
      .execute();
    const changed = { changed_at: at, changed_by: 'test' };
    await db
      .insertInto('grid_view')
      .values({
        id: newKey(),
        expedition_id: hole!.expedition_id!,
        object_type: 'section',
        is_default: 0,
        view: '{"name":"Å"}',
        revision: 1,
        ...changed,
      })
      .execute();
    await db
      .insertInto('label_layout')
      .values({ name: 'wide', party: '', layout: '{}', ...changed })
      .execute();
    await db
      .insertInto('own_field')
      .values({ object_type: 'section', name: 'x_tint', position: 1, field: '{}', ...changed })
      .execute();
    await db
      .insertInto('import_mapping')
      .values({ name: 'old list', mapping: '{}', revision: 1, ...changed })
      .execute();
    await db
      .insertInto('vocabulary_version')
      .values({
        name: 'rocks',
        number: 1,
        title: 'Rocks',
        uri: null,
        version: '1',
        source: 'own',
        terms: '[]',
        content_hash: 'h',
        ...by,
      })
      .execute();
    await db.insertInto('printed_label').values({ object_id: section!.id, times: 3, printed_at: at }).execute();
    await db
      .insertInto('igsn_lease')
      .values({ id: newKey(), prefix: `ICDP${CODE}EX`, first_key: 900, last_key: 910, holder: 'rig', leased_at: at })
      .execute();
    await db
      .insertInto('storage_move')
      .values({
        id: newKey(),
        thing_id: section!.id,
        thing_name: 'x',
        from_id: null,
        from_words: '',
        to_id: newKey(),
        to_words: 'Hall',
        reason: '',
        moved_at: at,
        moved_by: 'test',
      })
      .execute();
    await db
      .updateTable('hole')
      .set({ latitude_deg: 0.1 + 0.2, comment: 'Å\n"𝄞"\u2028' })
      .where('id', '=', hole!.id)
      .execute();
  });
}
