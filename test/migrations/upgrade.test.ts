import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, it } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { buildServer } from '../../src/api/server.ts';
import type { House } from '../../src/context.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { countOutbox } from '../../src/outbox/outbox-rows.ts';
import { openStore, storeFile } from '../../src/store/engine/open-store.ts';
import { listExpeditionIds } from '../../src/store/read/list-expeditions.ts';
import type { Queries } from '../../src/store/store.ts';
import { houseAt, onEachPlace, postgresPlace, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows, TESTER } from '../store/tree-rows.ts';

const FIRST = join(import.meta.dirname, 'first-store');
const HISTORY = {
  identifier: 'igsn, namespace, prefix, object_id, origin, allocated_at',
  record:
    'igsn, client_symbol, object_id, title, state, version, content_hash, changed_seq, changed_at, withdrawn_reason',
  record_version: 'igsn, version, description, content_hash, created_at, created_by',
  audit: 'id, at, actor, origin, action, subject, before, after',
  tree_object: 'id, parent_id, path, name, combined_id, igsn, top_csf_a_m, bottom_csf_a_m, created_at',
  namespace: 'namespace, client_symbol',
} as const;

async function lay({ engine, dataFolder, databaseUrl }: TestPlace): Promise<void> {
  const text = readFileSync(join(FIRST, `${engine}.sql`), 'utf8');
  if (engine === 'sqlite') {
    const database = new DatabaseSync(storeFile(dataFolder));
    database.exec(text);
    return database.close();
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

async function history(db: Queries): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [table, columns] of Object.entries(HISTORY)) {
    const { rows } = await sql`select ${sql.raw(columns)} from ${sql.table(table)} order by 1, 2`.execute(db);
    found[table] = rows;
  }
  return found;
}

/** Columns and indexes, in words that do not depend on the order in which they were made. */
async function shape(db: Queries, engine: string): Promise<string[]> {
  const words =
    engine === 'sqlite'
      ? sql<{
          line: string;
        }>`select t.name || '.' || c.name || ' ' || lower(c.type) || ' ' || c."notnull" || ' ' || c.pk as line
          from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table'
          union all select tbl_name || ': ' || sql from sqlite_schema where type = 'index' and sql is not null`
      : sql<{ line: string }>`select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line
          from information_schema.columns where table_schema = 'public'
          union all select tablename || ': ' || indexdef from pg_indexes where schemaname = 'public'`;
  const { rows } = await words.execute(db);
  return rows.map((row) => row.line.replaceAll(/\s+/g, ' ')).toSorted();
}

async function freshShape(engine: string): Promise<string[]> {
  const place = await (engine === 'sqlite' ? sqlitePlace() : postgresPlace());
  const house = await houseAt(place);
  const lines = await shape(house.store.read, engine);
  await house.close();
  await place.dispose();
  return lines;
}

onEachPlace('a store that the first version made', (place) => {
  let house: House;
  let kept: Record<string, unknown[]>;
  before(async () => {
    await lay(place());
    const untouched = openStore(place());
    kept = await history(untouched.read);
    await untouched.close();
    house = await houseAt(place());
  });
  after(() => house.close());

  it('keeps every identifier, record, version, audit entry and object as it was', async () => {
    assert.deepEqual([kept.identifier!.length, kept.record_version!.length, kept.audit!.length > 15], [7, 7, true]);
    assert.deepEqual(await history(house.store.read), kept);
  });

  it('gets the tables and indexes of a store that is made today', async () => {
    const [old, fresh] = [await shape(house.store.read, place().engine), await freshShape(place().engine)];
    assert.deepEqual(
      { only: old.filter((line) => !fresh.includes(line)), lacks: fresh.filter((line) => !old.includes(line)) },
      { only: [], lacks: [] },
    );
  });

  it('goes on: the next number, what waited goes upstream, pages and harvests have old and new', async () => {
    await importRows(house, holeRows('ICDP', '6002', 1, 1));
    for (const code of ['6001', '6002']) {
      const [id] = await listExpeditionIds(house.store.read, code);
      await registerExpedition(house.unitOfWork, id!, { actor: TESTER, rules: house.rules, phase: 'E' });
    }
    await deliverOutbox(house.store, house.upstream!, { now: () => new Date(Date.now() + 3_600_000) });
    assert.deepEqual(Object.keys(await countOutbox(house.store.read)), ['confirmed']);
    const app = await buildServer(house);
    const ask = async (url: string) => {
      const { statusCode, body } = await app.inject(url);
      return `${statusCode} ${[...new Set(body.match(/ICDP600\dE[A-Z]\d{5}/g))].toSorted().join(' ')}`;
    };
    assert.match(await ask('/igsn/ICDP6001EH10001'), /^200 .*ICDP6001EH10001/);
    assert.match(await ask('/igsn/ICDP6001ES10001'), /^410 /);
    const harvested = await ask('/oai?verb=ListIdentifiers&metadataPrefix=igsngfz');
    await app.close();
    assert.match(harvested, /^200 .*ICDP6001ES40001 ICDP6002/);
    // Today's descriptions say more, so registering wrote second versions; the first ones are as they were.
    const versions = new Set((await history(house.store.read)).record_version!.map((one) => JSON.stringify(one)));
    assert.deepEqual(
      kept.record_version!.filter((one) => !versions.has(JSON.stringify(one))),
      [],
    );
  });
});
