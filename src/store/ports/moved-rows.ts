import { sql } from 'kysely';
import type { MovedTable } from '../../domain/transfer/moved-tables.ts';
import { keyOf, keyParts, type MovedRow } from '../../domain/transfer/row-fields.ts';
import type { TransferPort } from '../../operations/transfer/transfer-ports.ts';
import { insertRows, listed, octets, type Row, updateRows } from '../engine/set-based.ts';
import type { Database } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

type Table = keyof Database & string;

/** Rows of the tables that go with an expedition, by their keys. */
export function movedRows(
  db: Queries,
  engine: Engine,
): Pick<TransferPort, 'rows' | 'insert' | 'replace' | 'remove' | 'raise'> {
  return {
    rows: (table, keys) => rowsOf(db, engine, table, keys),
    insert: (table, some) => insert(db, engine, table, some),
    replace: (table, some) => replace(db, engine, table, some),
    remove: (table, keys) => remove(db, engine, table, keys),
    raise: (table, column, some) => raise(db, engine, table, column, some),
  };
}

const KEY_COLUMNS = new Set(['id', 'expedition_id', 'object_id', 'publication_id', 'party_id', 'request_id']);
/** Columns of keys that hold numbers; the number of a request is text. */
const isNumber = ({ name }: MovedTable, column: string): boolean =>
  column === 'version' || (column === 'number' && name !== 'curation_request');

/** The keys as a table of their columns, which a table can be joined with. */
function wanted(engine: Engine, table: MovedTable, keys: readonly string[]) {
  const kinds = table.key.map((column) => {
    if (KEY_COLUMNS.has(column)) return [column, 'key'] as const;
    return [column, isNumber(table, column) ? 'integer' : 'text'] as const;
  });
  const list = keys.map((key): Row => {
    const parts = keyParts(table, key);
    return Object.fromEntries(table.key.map((column, at) => [column, parts[at]!]));
  });
  const isIt = table.key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`w.${column}`)}`);
  return { list: listed(engine, 'w', Object.fromEntries(kinds), list), isIt: sql.join(isIt, sql` and `) };
}

async function rowsOf(
  db: Queries,
  engine: Engine,
  table: MovedTable,
  keys: readonly string[],
): Promise<Map<string, MovedRow>> {
  if (keys.length === 0) return new Map();
  const { list, isIt } = wanted(engine, table, keys);
  const found = await sql<MovedRow>`select t.* from ${list} join ${sql.table(table.name)} t on ${isIt}`.execute(db);
  return new Map(found.rows.map((row) => [keyOf(table, row), row]));
}

const asRow = (engine: Engine, row: MovedRow): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value instanceof Uint8Array ? octets(engine, value) : value]),
  );

function insert(db: Queries, engine: Engine, { name }: MovedTable, some: readonly MovedRow[]): Promise<void> {
  return insertRows(
    db,
    engine,
    name as Table,
    some.map((row) => asRow(engine, row)),
  );
}

async function replace(db: Queries, engine: Engine, table: MovedTable, some: readonly MovedRow[]): Promise<void> {
  if (some.length === 0) return;
  const made = some.map((row) => asRow(engine, row));
  if (table.key.length === 1) return updateRows(db, engine, table.name as Table, table.key[0]!, made);
  await remove(
    db,
    engine,
    table,
    some.map((row) => keyOf(table, row)),
  );
  await insertRows(db, engine, table.name as Table, made);
}

async function remove(db: Queries, engine: Engine, table: MovedTable, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const { list, isIt } = wanted(engine, table, keys);
  await sql`delete from ${sql.table(table.name)} as t where exists (select 1 from ${list} where ${isIt})`.execute(db);
}

async function raise(
  db: Queries,
  engine: Engine,
  table: MovedTable,
  column: string,
  some: readonly MovedRow[],
): Promise<void> {
  if (some.length === 0) return;
  const [key] = table.key;
  const kind = KEY_COLUMNS.has(key!) ? 'key' : 'text';
  const list = listed(
    engine,
    'w',
    { [key!]: kind, [column]: 'integer' },
    some.map((row) => asRow(engine, row)),
  );
  const [name, by, count] = [sql.table(table.name), sql.ref(key!), sql.ref(column)];
  await sql`insert into ${name} (${by}, ${count}) select ${sql.ref(`w.${key!}`)}, ${sql.ref(`w.${column}`)} from ${list}
    where true order by 1 on conflict (${by}) do update set ${count} = excluded.${count}
    where excluded.${count} > ${sql.ref(`${table.name}.${column}`)}`.execute(db);
}
