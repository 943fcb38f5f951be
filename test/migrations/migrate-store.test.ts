import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, it } from 'node:test';
import { sql } from 'kysely';
import { buildServer } from '../../src/api/server.ts';
import type { House } from '../../src/context.ts';
import { OBJECT_FIELDS } from '../../src/domain/drilling/object-fields.ts';
import { OBJECT_TYPES } from '../../src/domain/drilling/object-type.ts';
import type { FieldType } from '../../src/domain/field.ts';
import { openStore, storeFile } from '../../src/store/engine/open-store.ts';
import type { Queries } from '../../src/store/store.ts';
import { call } from '../store/child-process.ts';
import { houseAt, onEachEngine, onEachPlace, sqlitePlace } from '../store/each-engine.ts';

const MIGRATIONS = [
  '0001-first-tables',
  '0002-lithology-offsets',
  '0003-embargo-and-search',
  '0004-vocabularies',
  '0005-registry',
  '0006-privacy',
  '0007-harvest',
  '0008-outbox-route',
  '0009-webhooks',
  '0010-prepared',
  '0011-harvest-sources',
  '0012-search',
  '0013-features',
  '0014-station',
  '0015-paper',
  '0016-prepared-storage',
  '0017-own-fields',
  '0019-limit-counts',
  '0020-rig-types',
  '0021-grid-views',
  '0022-tree-grants',
  '0023-care',
  '0024-storage',
  '0025-sample-requests',
  '0026-mail',
  '0027-sampling-party',
  '0028-parcels',
  '0029-transfer',
  '0030-publications',
  '0031-harvested-without-igsn',
  '0032-job-lease-of-first-stores',
  '0033-collections',
  '0034-expedition-lists',
  '0035-search-parents',
  '0036-search-indexes',
  '0040-outbox-client',
  '0041-upstream-hours',
  '0042-terms-of-use',
  '0045-request-language',
  '0046-person-merges',
  '0048-opening-days',
  '0049-object-files',
  '0051-care-of-samples',
  '0054-comparison',
  '0055-upstream-shares',
  '0057-harvest-reading',
  '0058-harvest-finding-counts',
  '0060-error-reports',
  '0062-reference-columns',
  '0065-search-depth-index',
  '0066-user-identities',
  '0067-party-contacts',
  '0069-group-tree-grants',
  '0072-search-range-index',
  '0073-search-sample',
  '0074-search-title-parts',
  '0076-public-order',
];

onEachPlace('migrating', (place) => {
  it('makes the tables from nothing, and nothing the second time', async () => {
    const store = openStore(place());
    assert.deepEqual(await store.migrate(), MIGRATIONS);
    assert.deepEqual(await store.migrate(), []);
    await store.close();
  });
});

onEachPlace('four processes that migrate at once', (place) => {
  it('make the tables once and all end well', async () => {
    const ended = await Promise.all([1, 2, 3, 4].map(() => call(['migrate', '--json', ...place().flags])));
    assert.deepEqual(
      ended.map((one) => [one.status, one.error]),
      [1, 2, 3, 4].map(() => [0, '']),
    );
    const ran = ended.flatMap((one) => (JSON.parse(one.out) as { migrations: string[] }).migrations);
    assert.deepEqual(ran, MIGRATIONS);
  });
});

onEachPlace('a store that a newer program made', (place) => {
  let house: House;
  before(async () => {
    house = await houseAt(place());
    await house.store.unitOfWork((db) =>
      sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2099-01-01T00:00:00Z')`.execute(db),
    );
  });
  after(() => house.close());

  it('is refused with a clear error', async () => {
    await assert.rejects(house.store.migrate(), {
      code: 'store-unavailable',
      message: /newer version of Corestone made this store\. It has 9999-later/,
    });
  });

  it('makes a server that runs already unready, so that a proxy leaves it out', async () => {
    const app = await buildServer(house);
    const { statusCode, body } = await app.inject('/readyz');
    await app.close();
    assert.deepEqual([statusCode, /newer version/.test(body)], [503, true], body);
  });
});

onEachEngine('a store that had a later migration before an earlier one', (house) => {
  it('gets the earlier one, since branches land in another order than their numbers', async () => {
    await house().store.unitOfWork(async (db) => {
      await sql`delete from kysely_migration where name = '0016-prepared-storage'`.execute(db);
    });
    // What it does may be done twice.
    assert.deepEqual(await house().store.migrate(), ['0016-prepared-storage']);
    assert.deepEqual(await house().store.migrate(), []);
  });
});

onEachEngine('a store with one contact of each party', (house) => {
  it('has it as the first of several, told everything', async () => {
    await house().store.unitOfWork(async (db) => {
      await sql`delete from kysely_migration where name = '0067-party-contacts'`.execute(db);
      for (const table of ['agent', 'client']) {
        await sql`alter table ${sql.table(table)} drop column contacts`.execute(db);
        for (const column of ['contact_name', 'contact_email'])
          await sql`alter table ${sql.table(table)} add column ${sql.ref(column)} text not null default ''`.execute(db);
      }
      await sql`insert into agent (symbol, name, created_at, contact_name, contact_email)
        values ('QA', 'QA', '2026', 'Ines "I" Kern', 'ines@example.org'), ('QB', 'QB', '2026', '', '')`.execute(db);
    });
    assert.deepEqual(await house().store.migrate(), ['0067-party-contacts']);
    const rows = await house()
      .store.read.selectFrom('agent')
      .select(['symbol', 'contacts'])
      .orderBy('symbol')
      .execute();
    const roles = ['registration', 'landing-pages', 'errors'];
    assert.deepEqual(
      rows.filter((row) => /^Q/.test(row.symbol)).map((row) => JSON.parse(row.contacts)),
      [[{ name: 'Ines "I" Kern', email: 'ines@example.org', roles }], []],
    );
  });
});

onEachEngine('a migration that fails', (house) => {
  it('says why, and leaves the store as it was', async () => {
    // Its tables and columns are there already, on both engines.
    const repeated = '0069-group-tree-grants';
    await house().store.unitOfWork((db) => sql`delete from kysely_migration where name = ${repeated}`.execute(db));
    const message = /already exists|duplicate column/;
    await assert.rejects(house().store.migrate(), { code: 'store-unavailable', message });
    const { rows } = await sql`select name from kysely_migration where name = ${repeated}`.execute(house().store.read);
    assert.deepEqual(rows, []);
  });
});

onEachEngine('detail tables', (house) => {
  for (const type of OBJECT_TYPES) {
    it(`${type}: has exactly the columns of its fields and one for own fields, of the right kind`, async () => {
      const columns = await columnsOf(house().store.read, house().store.engine, type);
      const wanted = OBJECT_FIELDS[type].map((field) => [field.name, kindOf(field.type)] as const);
      assert.deepEqual(Object.fromEntries(columns), Object.fromEntries([['id', 'key'], ['own', 'text'], ...wanted]));
    });
  }
});

type Kind = 'key' | 'decimal' | 'integer' | 'text';

function kindOf(type: FieldType): Kind {
  if (type === 'decimal') return 'decimal';
  return type === 'integer' || type === 'boolean' ? 'integer' : 'text';
}

const KINDS: Readonly<Record<string, Kind>> = {
  uuid: 'key',
  REAL: 'decimal',
  real: 'decimal',
  'double precision': 'decimal',
  INTEGER: 'integer',
  integer: 'integer',
  TEXT: 'text',
  text: 'text',
};

async function columnsOf(db: Queries, engine: string, table: string): Promise<[string, Kind][]> {
  const query =
    engine === 'sqlite'
      ? sql<{ name: string; type: string }>`select name, type from pragma_table_info(${table})`
      : sql<{ name: string; type: string }>`select column_name as name, data_type as type
          from information_schema.columns where table_name = ${table}`;
  const { rows } = await query.execute(db);
  return rows.map(({ name, type }) => [name, name === 'id' ? 'key' : (KINDS[type] ?? (type as Kind))]);
}

it('the generated types say what the migrated store has', async () => {
  const place = await sqlitePlace();
  await (await houseAt(place)).close();
  const database = new DatabaseSync(storeFile(place.dataFolder), { readOnly: true });
  const columns = database
    .prepare(`select t.name as "table", c.name as "column", c.type from sqlite_schema t, pragma_table_info(t.name) c
      where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'
        and t.name not like 'search_text%' order by t.name, c.cid`)
    .all() as { table: string; column: string; type: string }[];
  database.close();
  await place.dispose();
  const text = readFileSync(join(import.meta.dirname, '../../src/store/schema.generated.ts'), 'utf8');
  const generated = [...text.matchAll(/export interface (\w+)Table \{\n([^}]*)\}/g)].flatMap(([, name, body]) =>
    [...body!.matchAll(/ {2}(\w+): (?:Generated<)?(\w+)/g)].map(([, column, type]) => `${name} ${column} ${type}`),
  );
  const wanted = columns.map((one) => `${pascal(one.table)} ${one.column} ${scriptType(one.type)}`);
  assert.deepEqual(generated, wanted);
});

function scriptType(type: string): string {
  if (/int|real/i.test(type)) return 'number';
  return type === 'BLOB' || type === 'blob' ? 'Uint8Array' : 'string';
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}
