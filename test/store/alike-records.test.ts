import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { sql } from 'kysely';
import { alikeAmong, alikeQuery } from '../../src/store/ports/alike-records.ts';
import { keep, names, waiting } from '../contract/upstream/kept-records.ts';
import { onEachEngine } from './each-engine.ts';

const OTHER = 'CORESTONE.OTHER';
/** Enough that the table has as many pages as one of ten thousand records. */
const WORDS = 'core section '.repeat(110);

onEachEngine('records that look like the same sample', (house) => {
  before(async () => {
    await house().unitOfWork(async (work) => {
      await work.parties.addAgent('CORESTONE', 'Corestone', work.now());
      for (const symbol of ['CORESTONE.TEST', OTHER]) {
        const client = { symbol, agent: 'CORESTONE', name: symbol, domains: [], quota: -1 };
        await work.parties.addClient(client, null, work.now());
      }
    });
    await keep(
      house(),
      ...names('MANY', 3000).map((igsn) => waiting(igsn, { likeness: `of ${igsn}`, searchText: WORDS })),
    );
    await keep(
      house(),
      waiting('A1', { likeness: 'public', client: OTHER, state: 'registered' }),
      waiting('A2', { likeness: 'not yet', client: OTHER }),
      waiting('A3', { likeness: 'gone', state: 'withdrawn' }),
    );
  });
  const asked = (igsn: string, likeness: string, client = 'CORESTONE.TEST') => ({ igsn, likeness, client });

  it('are public, or of the same client; never the record itself, and none that is withdrawn', async () => {
    const { store } = house();
    const found = await alikeAmong(store.read, store.engine, [
      asked('B1', 'public'),
      asked('B2', 'not yet'),
      asked('B3', 'not yet', OTHER),
      asked('B4', 'gone'),
      asked('A1', 'public', OTHER),
      asked('B5', 'of MANY00007'),
      asked('B6', 'of nothing'),
    ]);
    assert.deepEqual(Object.fromEntries(found), { B1: 'A1', B3: 'A2', B5: 'MANY00007' });
    assert.equal((await alikeAmong(store.read, store.engine, [])).size, 0);
  });

  // Where nothing was counted yet, as in a store that has just been made, PostgreSQL went through all records of the client for each.
  it('are looked for along the index of likenesses alone', async () => {
    const { store } = house();
    const query = alikeQuery(
      store.engine,
      names('MANY', 60).map((igsn) => asked(igsn, `of ${igsn}`)),
    );
    const explain = store.engine === 'postgres' ? sql`explain` : sql`explain query plan`;
    const { rows } = await sql<Record<string, unknown>>`${explain} ${query}`.execute(store.read);
    const plan = rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n');
    assert.match(plan, /record_likeness/, plan);
    assert.doesNotMatch(plan, /record_of_client|record_by_|BitmapAnd|Seq Scan on record |SCAN record/, plan);
  });
});
