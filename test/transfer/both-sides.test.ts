import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { withPackage } from '../../src/backup/package/open-package.ts';
import type { House } from '../../src/context.ts';
import { newKey } from '../../src/store/new-key.ts';
import { houseAt, onEachPlace, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { contentsOf, enter, objectOf, pack, takeIn } from './packages-here.ts';

const CODE = '6811';

onEachPlace('an expedition that both sides changed', (place) => {
  let [ours, theirs]: [House | undefined, House | undefined] = [undefined, undefined];
  let away: TestPlace | undefined;
  before(async () => {
    away = await sqlitePlace();
    theirs = await houseAt(away, {}, 'none');
    ours = await houseAt(place(), {}, 'none');
    await importRows(theirs, holeRows('ICDP', CODE, 12, 2));
    await takeIn(ours, await pack(theirs, CODE));
  });
  after(async () => {
    await ours?.close();
    await theirs?.close();
    await away?.dispose();
  });
  const id = async (run: number, section: number) =>
    (await objectOf(theirs!, `${CODE}_1_A_${String(run).padStart(3, '0')}_${section}`))!.id;
  const set = async (house: House, objectId: string, field: string, to: unknown) => {
    const row = await house.store.read.selectFrom('section').selectAll().where('id', '=', objectId).executeTakeFirst();
    const from = (row as unknown as Record<string, unknown>)[field] ?? null;
    const outcome = await enter(house, CODE, { kind: 'change', objectId, changes: { [field]: { from, to } } });
    assert.equal(outcome.result, 'done', JSON.stringify(outcome));
  };
  const value = async (house: House, objectId: string) =>
    (await house.store.read.selectFrom('section').selectAll().where('id', '=', objectId).executeTakeFirst())!;
  const make = async (house: House, core: number) => {
    const hole = (await objectOf(house, `${CODE}_1_A`))!;
    const values = { core, drillers_top_depth_m: 100 + 10 * core, drilled_length_m: 1 };
    const object = { id: newKey(), parentId: hole.id, type: 'core_run', name: String(core), values };
    assert.equal((await enter(house, CODE, { kind: 'create', object }, house === ours ? 'R' : 'E')).result, 'done');
    return object.id;
  };

  it('takes what one side changed, and shows what both did without writing it', async () => {
    const [one, two] = [await id(1, 1), await id(1, 2)];
    await set(theirs!, one, 'comment', 'wet');
    await set(ours!, one, 'curator', 'Kim');
    await set(theirs!, two, 'comment', 'theirs');
    await set(theirs!, two, 'curator', 'Ann');
    await set(ours!, two, 'comment', 'ours');
    const file = await pack(theirs!, CODE);
    const dry = await takeIn(ours!, file, { isDry: true });
    assert.equal((await value(ours!, one)).comment, null);
    const taken = await takeIn(ours!, file);
    assert.deepEqual(dry.conflicts, taken.conflicts);
    const [conflict, ...rest] = taken.conflicts;
    assert.deepEqual(rest, []);
    assert.deepEqual(
      [conflict!.field, conflict!.base, conflict!.theirs, conflict!.ours],
      ['comment', null, 'theirs', 'ours'],
    );
    assert.equal(conflict!.name, `${CODE}_1_A_001_2`);
    const [merged, open] = [await value(ours!, one), await value(ours!, two)];
    assert.deepEqual([merged.comment, merged.curator], ['wet', 'Kim']);
    assert.deepEqual([open.comment, open.curator], ['ours', 'Ann']);
    const again = await takeIn(ours!, file);
    assert.deepEqual([again.changed, again.conflicts.length], [0, 1]);
    const { table, key, field } = conflict!;
    const decided = await takeIn(ours!, file, { decisions: [{ table, key, field, keep: 'theirs' }] });
    assert.deepEqual([decided.changed, decided.conflicts], [1, []]);
    assert.equal((await value(ours!, two)).comment, 'theirs');
    assert.deepEqual((await takeIn(ours!, file)).conflicts, []);
  });

  it('remembers that ours was kept', async () => {
    const three = await id(2, 1);
    await set(theirs!, three, 'comment', 'a');
    await set(ours!, three, 'comment', 'b');
    const file = await pack(theirs!, CODE);
    assert.equal((await takeIn(ours!, file)).conflicts.length, 1);
    assert.deepEqual((await takeIn(ours!, file, { keep: 'ours' })).conflicts, []);
    assert.deepEqual((await takeIn(ours!, file)).conflicts, []);
    assert.equal((await value(ours!, three)).comment, 'b');
  });

  it('takes deletions and what is new, and shows what was deleted on one side and changed on the other', async () => {
    const gone = await id(3, 2);
    const changedHere = await id(4, 2);
    const goneHere = await id(5, 2);
    const changedThere = await id(6, 2);
    for (const [house, objectId] of [
      [theirs!, gone],
      [theirs!, changedHere],
      [ours!, goneHere],
      [ours!, changedThere],
    ] as const)
      assert.equal((await enter(house, CODE, { kind: 'delete', objectId })).result, 'done');
    await set(ours!, changedHere, 'comment', 'still needed');
    await set(theirs!, changedThere, 'comment', 'still needed there');
    const [there, here] = [await make(theirs!, 50), await make(ours!, 60)];
    const file = await pack(theirs!, CODE);
    const taken = await takeIn(ours!, file);
    assert.deepEqual(
      taken.conflicts.map((one) => [one.key, one.kind]).toSorted(),
      [
        [changedHere, 'deleted-there'],
        [changedThere, 'deleted-here'],
      ].toSorted(),
    );
    const known = await ours!.store.read.selectFrom('tree_object').select('id').execute();
    const ids = new Set(known.map((row) => row.id));
    assert.deepEqual(
      [gone, changedHere, goneHere, changedThere, there, here].map((one) => ids.has(one)),
      [false, true, false, false, true, true],
    );
    assert.deepEqual((await takeIn(ours!, file, { keep: 'theirs' })).conflicts, []);
    const after = await ours!.store.read.selectFrom('section').select(['id', 'comment']).execute();
    const comments = new Map(after.map((row) => [row.id, row.comment]));
    assert.deepEqual([comments.has(changedHere), comments.get(changedThere)], [false, 'still needed there']);
  });

  it('goes back, and then both are the same', async () => {
    const back = await pack(ours!, CODE);
    await assert.rejects(
      takeIn(theirs!, back),
      (error: { findings: { code: string }[] }) => error.findings[0]!.code === 'foreign-key',
    );
    const trust = await withPackage(back, 'sqlite', async (opened) => opened.signer);
    const dry = await takeIn(theirs!, back, { trust, isDry: true });
    const taken = await takeIn(theirs!, back, { trust });
    assert.deepEqual(taken.conflicts, []);
    assert.deepEqual([dry.conflicts, dry.changed], [[], taken.changed]);
    const last = await takeIn(ours!, await pack(theirs!, CODE));
    assert.deepEqual([last.conflicts, last.changed, last.deleted], [[], 0, 0]);
    const [one, other] = [
      await contentsOf(await pack(ours!, CODE), true),
      await contentsOf(await pack(theirs!, CODE), true),
    ];
    for (const [table, lines] of Object.entries(one)) assert.deepEqual(other[table], lines, table);
  });

  it('says where both made something of one name', async () => {
    await make(theirs!, 70);
    await make(ours!, 70);
    const taken = await takeIn(ours!, await pack(theirs!, CODE));
    assert.deepEqual(
      taken.conflicts.map((one) => [one.kind, one.isOpen]),
      [['name-taken', false]],
    );
    const clocks = await ours!.store.read
      .selectFrom('tree_object')
      .select(({ fn }) => fn.max('change_seq').as('last'))
      .executeTakeFirst();
    const clock = await ours!.store.read.selectFrom('tree_clock').select('seq').executeTakeFirst();
    assert.ok(Number(clock!.seq) >= Number(clocks!.last));
  });
});
