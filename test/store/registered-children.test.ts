import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { sql } from 'kysely';
import { refreshStatistics } from '../../src/store/engine/refresh-statistics.ts';
import { isOneOf } from '../../src/store/engine/set-based.ts';
import { childrenQuery } from '../../src/store/ports/registered-children.ts';
import { onEachEngine } from './each-engine.ts';
import { holeRows, importRows } from './tree-rows.ts';

onEachEngine('the registered children of objects', (house) => {
  before(async () => {
    await importRows(house(), holeRows('TEST', '6001', 60, 3));
    // Every second section has an IGSN.
    await house().store.unitOfWork((db) =>
      sql`update tree_object set igsn = replace(combined_id, '_', '-')
        where type = 'section' and name in ('1', '3')`.execute(db),
    );
    await house().unitOfWork(async (work) => {
      await work.identifiers.insert(['AB1', 'AB2'].map(adopted), work.now());
    });
    await refreshStatistics(house().store);
  });
  const adopted = (igsn: string) =>
    ({ igsn, namespace: 'AB', prefix: null, key: null, objectId: null, origin: 'adopted' }) as const;
  const coreRuns = () =>
    house()
      .store.read.selectFrom('tree_object')
      .select(['id', 'combined_id'])
      .where('type', '=', 'core_run')
      .orderBy('path')
      .execute();

  it('are those that have an IGSN, in the order of their paths, by their parent', async () => {
    const some = (await coreRuns()).slice(0, 2);
    const ids = some.map((one) => one.id);
    const found = await house().unitOfWork((work) => work.tree.registeredChildren(ids));
    assert.deepEqual([...found.keys()].toSorted(), ids.toSorted());
    for (const { id, combined_id } of some) {
      const names = found.get(id)!.map((one) => one.name);
      assert.deepEqual(names, [`${combined_id}_1`, `${combined_id}_3`]);
      assert.equal(found.get(id)![0]!.igsn, names[0]!.replaceAll('_', '-'));
      assert.equal(found.get(id)![0]!.objectType, 'section');
    }
    assert.equal((await house().unitOfWork((work) => work.tree.registeredChildren([]))).size, 0);
  });

  // Counted, the tree lay before SQLite in the order that was asked for: it went through all of it for every batch of an expedition.
  it('are found from the parents that are asked for', async (context) => {
    const { engine, read } = house().store;
    if (engine === 'postgres') return context.skip('a plan of SQLite');
    const ids = (await coreRuns()).slice(0, 50).map((one) => one.id);
    const { rows } = await sql<{ detail: string }>`explain query plan ${childrenQuery(engine, ids)}`.execute(read);
    const plan = rows.map((row) => row.detail).join('\n');
    assert.match(plan, /SEARCH t USING INDEX tree_object_family/, plan);
    assert.doesNotMatch(plan, /SCAN t/, plan);
  });

  // With two identifiers when it was counted, all were read for every batch of a bulk input that followed.
  it('a table that was small when all were counted is still asked by its index', async (context) => {
    const { engine, read } = house().store;
    if (engine === 'postgres') return context.skip('a plan of SQLite');
    const { rows } = await sql<{ detail: string }>`explain query plan select * from identifier
      where ${isOneOf(engine, 'identifier.igsn', ['A', 'B'])}`.execute(read);
    assert.match(rows[0]!.detail, /SEARCH identifier USING INDEX/);
  });
});
