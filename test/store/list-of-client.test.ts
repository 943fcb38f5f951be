import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { CompiledQuery, sql } from 'kysely';
import { listVisible, listVisibleAfter, pageAfter } from '../../src/store/read/list-visible.ts';
import { stretchQuery } from '../../src/store/read/read-prepared-stretch.ts';
import { keep, names, waiting } from '../contract/upstream/kept-records.ts';
import { onEachEngine } from './each-engine.ts';

const OTHER = { client: 'CORESTONE.OTHER', state: 'registered' } as const;
const IN_BYTES = ['A-1', 'A.1', 'A1', 'AB', 'B', 'Z'];

onEachEngine('records of a client among many', (house) => {
  before(async () => {
    await house().unitOfWork(async (work) => {
      await work.parties.addAgent('CORESTONE', 'Corestone', work.now());
      for (const symbol of ['CORESTONE.TEST', 'CORESTONE.OTHER']) {
        const client = { symbol, agent: 'CORESTONE', name: symbol, domains: [], quota: -1 };
        await work.parties.addClient(client, null, work.now());
      }
    });
    await keep(house(), ...names('MANY', 3000).map((igsn) => waiting(igsn)));
    await keep(house(), ...IN_BYTES.toReversed().map((igsn) => waiting(igsn, OTHER)));
  });
  const selection = { readable: [''], today: '2026-01-01', clients: ['CORESTONE.OTHER'] };
  const idsOf = (rows: readonly { readonly igsn: string }[]) => rows.map((row) => row.igsn);

  it('come in the order of bytes, by cursor and by number', async () => {
    assert.deepEqual(idsOf(await listVisibleAfter(house().store, selection, '', 10)), IN_BYTES);
    assert.deepEqual(idsOf(await listVisibleAfter(house().store, selection, 'A1', 2)), ['AB', 'B']);
    const page = { offset: 1, limit: 3 };
    const down = { by: 'igsn', isDescending: true } as const;
    assert.deepEqual(idsOf(await listVisible(house().store, selection, down, page)), ['B', 'AB', 'A1']);
  });

  it('are read by their index alone, without sorting', async () => {
    const { store } = house();
    const page = pageAfter(store.read, store.engine, selection, 'A', 100);
    const plan = await store.unitOfWork(async (db) => {
      if (store.engine === 'postgres') await sql`analyze record`.execute(db);
      const explain = store.engine === 'postgres' ? 'explain' : 'explain query plan';
      const compiled = page.compile();
      const query = CompiledQuery.raw(`${explain} ${compiled.sql}`, [...compiled.parameters]);
      const { rows } = await db.executeQuery<Record<string, unknown>>(query);
      return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n');
    });
    assert.match(plan, /record_of_client/);
    assert.doesNotMatch(plan, /Sort|TEMP B-TREE|Seq Scan|SCAN/, plan);
    if (store.engine === 'postgres') assert.match(plan, /Index Cond: .*igsn > 'A'/);
  });

  // Without it every record of a stretch was looked up in the widest table there is, to learn no more than its state.
  it('those that a harvester is given are found along the index of public records', async () => {
    const { store } = house();
    for (const isOfAll of [false, true]) {
      const plan = await store.unitOfWork(async (db) => {
        // So few rows are read whole for good reasons; what counts is that the planner can do without the table.
        if (store.engine === 'postgres') await sql`set local enable_seqscan = off`.execute(db);
        const explain = store.engine === 'postgres' ? sql`explain` : sql`explain query plan`;
        const query = stretchQuery(store.engine, { afterSeq: 3, throughSeq: 1_000_000, isOfAll }, 100);
        const { rows } = await sql<Record<string, unknown>>`${explain} ${query}`.execute(db);
        return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n');
      });
      // Along the index whose condition is the state, SQLite does not look the state up.
      const wanted =
        store.engine === 'postgres'
          ? /Index Only Scan using record_public_order on record/
          : /SEARCH record USING (?:COVERING )?INDEX record_public_order \(changed_seq>\? AND changed_seq<\?\)/;
      assert.match(plan, wanted, plan);
      assert.doesNotMatch(plan, /Seq Scan on record|SCAN record\b(?! USING INDEX record_kept_back)/, plan);
    }
  });
});
