import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { GatheredOctets } from '../../src/store/engine/gathered-octets.ts';
import { insertRows, isOneOf, updateRows } from '../../src/store/engine/set-based.ts';
import { newKey } from '../../src/store/new-key.ts';
import { onEachEngine, type TestHouse } from './each-engine.ts';

/** Texts and numbers that a careless way through JSON, CSV or SQL would bend. */
const HARD_TEXTS = [
  "O'Brien",
  '"',
  '\\',
  '\\u0041',
  '1',
  '1e5',
  'true',
  'null',
  '[1]',
  ' ',
  '',
  '%_',
  'Å ñ 岩 🪨',
  '\n\t',
];
const HARD_NUMBERS = [
  0.1,
  1 / 3,
  0.1 + 0.2,
  10.607000000000001,
  -0.915,
  5e-324,
  1e300,
  1,
  2 ** 53 - 1,
  123456789.12345679,
];

/** Only whole keys of the installation table; values of any kind of text. */
async function storeTexts(house: ReturnType<TestHouse>, texts: readonly string[]): Promise<(string | undefined)[]> {
  const rows = texts.map((value) => ({ key: newKey(), value }));
  return house.store.unitOfWork(async (db) => {
    await insertRows(db, house.store.engine, 'installation', rows);
    const found = await db.selectFrom('installation').selectAll().execute();
    const byKey = new Map(found.map((one) => [one.key, one.value]));
    return rows.map((one) => byKey.get(one.key));
  });
}

async function storeNumbers(house: ReturnType<TestHouse>, values: readonly number[]): Promise<(number | null)[]> {
  return house.store.unitOfWork(async (db) => {
    const at = '2026-01-01T00:00:00Z';
    const rows = values.map((weight_kg) => ({ id: newKey(), weight_kg }));
    const common = {
      type: 'split',
      name: 'A',
      combined_id: 'x',
      registrable: 0,
      revision: 1,
      created_at: at,
      changed_at: at,
    };
    const objects = rows.map(({ id }) => ({ id, path: `test/${id}`, ...common }));
    await insertRows(db, house.store.engine, 'tree_object', objects);
    await insertRows(db, house.store.engine, 'split', rows);
    const found = await db.selectFrom('split').select(['id', 'weight_kg']).execute();
    const byId = new Map(found.map((one) => [one.id, one.weight_kg]));
    return rows.map((one) => byId.get(one.id)!);
  });
}

onEachEngine('statements over many rows', (house) => {
  it('keep every text as it is', async () => {
    assert.deepEqual(await storeTexts(house(), HARD_TEXTS), HARD_TEXTS);
  });

  it('keep every number to the last bit', async () => {
    assert.deepEqual(await storeNumbers(house(), HARD_NUMBERS), HARD_NUMBERS);
  });

  it('keep any text and any number (property)', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0);
    const check = fc.asyncProperty(
      fc.array(text, { maxLength: 20 }),
      fc.array(number, { maxLength: 20 }),
      async (t, n) => {
        assert.deepEqual(await storeTexts(house(), t), t);
        assert.deepEqual(await storeNumbers(house(), n), n);
      },
    );
    await fc.assert(check, { numRuns: 25 });
  });

  it('do nothing for no rows', async () => {
    const { store } = house();
    await store.unitOfWork((db) => insertRows(db, store.engine, 'installation', []));
    await store.unitOfWork((db) => updateRows(db, store.engine, 'installation', 'key', []));
  });

  it('take 5,000 rows in one statement, update 2,500 of them and find any of them', async () => {
    const { store } = house();
    const rows = Array.from({ length: 5000 }, (_, at) => ({ key: `many-${at}`, value: String(at) }));
    const even = rows.filter((_, at) => at % 2 === 0).map(({ key }) => ({ key, value: 'even' }));
    await store.unitOfWork(async (db) => {
      await insertRows(db, store.engine, 'installation', rows);
      await updateRows(db, store.engine, 'installation', 'key', even);
    });
    const keys = rows.map((one) => one.key);
    const found = await store.read
      .selectFrom('installation')
      .select(['key', 'value'])
      .where(isOneOf(store.engine, 'installation.key', [...keys, 'not-there']))
      .execute();
    assert.equal(found.length, 5000);
    assert.equal(found.filter((one) => one.value === 'even').length, 2500);
    assert.equal(found.find((one) => one.key === 'many-4999')?.value, '4999');
  });

  it('set a column to null where the row says so', async () => {
    const { store } = house();
    const at = '2026-01-01T00:00:00Z';
    const client = { agent_symbol: 'A', name: 'n', domains: '[]', quota: 1, password_hash: 'x', created_at: at };
    await store.unitOfWork(async (db) => {
      await insertRows(db, store.engine, 'agent', [{ symbol: 'A', name: 'A', created_at: at }]);
      await insertRows(db, store.engine, 'client', [{ symbol: 'A.B', ...client }]);
      await updateRows(db, store.engine, 'client', 'symbol', [{ symbol: 'A.B', quota: 0, password_hash: null }]);
    });
    const found = await store.read.selectFrom('client').select(['quota', 'password_hash']).execute();
    assert.deepEqual(
      found.map((one) => ({ ...one })),
      [{ quota: 0, password_hash: null }],
    );
  });

  it('find no key in an empty list and only the named ones otherwise', async () => {
    const { store } = house();
    const among = (ids: readonly string[]) =>
      store.read
        .selectFrom('split')
        .select('id')
        .where(isOneOf(store.engine, 'split.id', ids, 'keys'))
        .execute();
    const [one] = await store.read.selectFrom('split').select('id').limit(1).execute();
    assert.deepEqual(await among([]), []);
    assert.deepEqual(
      (await among([one!.id, newKey()])).map((row) => row.id),
      [one!.id],
    );
  });

  it('refuse rows that do not all have the same columns', async () => {
    const { store } = house();
    const rows = [
      { symbol: 'X', name: 'x', created_at: '' },
      { symbol: 'Y', name: 'y' },
    ];
    await assert.rejects(
      store.unitOfWork((db) => insertRows(db, store.engine, 'agent', rows)),
      /same columns/,
    );
  });

  it('gather octets as they arrive, on PostgreSQL', async (t) => {
    const { store } = house();
    if (store.engine === 'sqlite') return t.skip('SQLite hands octets over itself');
    // More than a block, exactly one, nothing, and every octet there is.
    const texts = ['a'.repeat(300_000), null, 'b'.repeat(262_144 - (300_000 % 262_144)), '', everyOctet, 'c'];
    const ask = async (gathered: GatheredOctets) => {
      const rows = texts.map((text, at) => sql`(${at}, ${text}::text)`);
      const { rows: found } = await sql<{ at: number; octets: number | null; text: string | null }>`
        select at::bigint as at, text::varchar as octets, left(text, 3) as text
        from (values ${sql.join(rows)}) as v(at, text) order by at limit ${gathered}`.execute(store.read);
      return found;
    };
    const gathered = new GatheredOctets(5);
    assert.deepEqual(
      (await ask(gathered)).map((row) => ({ ...row })),
      texts.slice(0, 5).map((text, at) => ({ at, octets: text?.length ?? null, text: text?.slice(0, 3) ?? null })),
    );
    assert.equal(Buffer.concat(gathered.pieces).toString('latin1'), texts.slice(0, 5).join(''));
    assert.deepEqual(
      gathered.pieces.map((piece) => piece.length),
      [262_144, 262_144, 256],
    );
    const none = new GatheredOctets(0);
    assert.deepEqual([await ask(none), none.pieces], [[], []]);
  });
});

const everyOctet = String.fromCharCode(...Array.from({ length: 255 }, (_, n) => n + 1)).padEnd(256, 'é');
