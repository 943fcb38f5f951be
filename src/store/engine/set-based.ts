import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Database } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';
import { ManyRuns } from './sqlite-connection.ts';

/** A row on its way into a table: column name to value. Octets go through {@link octets}. */
export type Row = Readonly<Record<string, string | number | Uint8Array | null>>;

type Table = keyof Database & string;

/** The columns of the first row; another row with others would lose values without a word. */
function columnsOf(rows: readonly Row[]): string[] {
  const columns = Object.keys(rows[0]!);
  for (const row of rows) if (!hasColumns(row, columns)) throw new Error('All rows need the same columns.');
  return columns;
}

/** Whether a row names just these columns, in this order. Compared one by one: a joined text for each row takes three times as long. */
function hasColumns(row: Row, columns: readonly string[]): boolean {
  let at = 0;
  for (const column in row) if (column !== columns[at++]) return false;
  return at === columns.length;
}

/**
 * Rows to insert into a table, or to update by their key column; `counted` names a column that every update adds one to, `texts`
 * those that are given through {@link utf8}.
 */
export type Write =
  | { readonly insert: Table; readonly rows: readonly Row[]; readonly texts?: readonly string[] }
  | { readonly update: Table; readonly key: string; readonly rows: readonly Row[]; readonly counted?: string };

/**
 * Inserts any number of rows. All rows need the same columns; none is no statement. SQLite takes them through one prepared
 * statement, four times as fast as out of one JSON parameter; PostgreSQL, which is asked over a wire, takes them in one.
 */
export function insertRows(
  db: Queries,
  engine: Engine,
  table: Table,
  rows: readonly Row[],
  texts: readonly string[] = [],
): Promise<void> {
  return writeTogether(db, engine, [{ insert: table, rows, texts }]);
}

/** Updates rows by their key column, as {@link insertRows} inserts them; the rows name the key and the columns to set. */
export function updateRows(
  db: Queries,
  engine: Engine,
  table: Table,
  key: string,
  rows: readonly Row[],
): Promise<void> {
  return writeTogether(db, engine, [{ update: table, key, rows }]);
}

/**
 * Writes rows of several tables. PostgreSQL, which is asked over a wire, takes all in one statement, whose parts do not see
 * each other's rows: no two may write the same row. References are checked when all are there.
 */
export async function writeTogether(db: Queries, engine: Engine, writes: readonly Write[]): Promise<void> {
  const some = writes.filter(({ rows }) => rows.length > 0);
  if (engine === 'sqlite') {
    for (const one of some) await writeOnSqlite(db, one);
    return;
  }
  const parts = some.map(onPostgres);
  const last = parts.pop();
  if (last === undefined) return;
  const before = parts.map((part, nth) => sql`${sql.ref(`w${nth}`)} as (${part})`);
  await sql`${before.length === 0 ? sql`` : sql`with ${sql.join(before)} `}${last}`.execute(db);
}

function writeOnSqlite(db: Queries, write: Write): Promise<void> {
  const columns = columnsOf(write.rows);
  if ('insert' in write) {
    const marks = columns.map((column) => (write.texts?.includes(column) ? 'cast(? as text)' : '?'));
    const text = `insert into ${write.insert} (${quoted(columns)}) values (${marks})`;
    // All rows have these columns in this order.
    return runMany(db, text, write.rows.values().map(Object.values<Row[string]>));
  }
  const { update, key, counted, rows } = write;
  const set = columns.filter((column) => column !== key);
  const sets = [...set.map((column) => `"${column}" = ?`), ...(counted ? [`"${counted}" = "${counted}" + 1`] : [])];
  const inOrder = [...set, key];
  const values = rows.values().map((row) => inOrder.map((column) => row[column] ?? null));
  return runMany(db, `update ${update} set ${sets.join(', ')} where "${key}" = ?`, values);
}

function onPostgres(write: Write): RawBuilder<unknown> {
  const columns = columnsOf(write.rows);
  if ('insert' in write)
    return sql`insert into ${sql.table(write.insert)} (${refs(columns)})
      select ${refs(columns)} from ${recordset(write.insert, write.rows)}`;
  const { update, key, counted, rows } = write;
  const set = columns.filter((column) => column !== key);
  const sets = set.map((column) => sql`${sql.ref(column)} = ${sql.ref(`s.${column}`)}`);
  if (counted !== undefined) sets.push(sql`${sql.ref(counted)} = ${sql.ref(`${update}.${counted}`)} + 1`);
  return sql`update ${sql.table(update)} set ${sql.join(sets)} from ${recordset(update, rows)}
    where ${sql.ref(`${update}.${key}`)} = ${sql.ref(`s.${key}`)}`;
}

/** Octets as a value of a row: PostgreSQL takes rows as JSON, which has none. */
export function octets(engine: Engine, content: Uint8Array | null): Uint8Array | string | null {
  return engine === 'sqlite' || content === null ? content : `\\x${Buffer.from(content).toString('hex')}`;
}

/** A text that is there in UTF-8, as a value of a column named in `texts`. */
export function utf8(engine: Engine, text: Uint8Array): Uint8Array | string {
  return engine === 'sqlite' ? text : Buffer.from(text.buffer, text.byteOffset, text.length).toString();
}

/** `column in (…)` for any number of texts as one parameter; `keys` says that the column holds keys, not text. */
export function isOneOf(engine: Engine, column: string, values: readonly string[], kind: 'text' | 'keys' = 'text') {
  const json = JSON.stringify(values);
  if (engine === 'sqlite') return sql<boolean>`${sql.ref(column)} in (select value from json_each(${json}))`;
  const cast = kind === 'keys' ? sql`::uuid` : sql``;
  return sql<boolean>`${sql.ref(column)} in (select v${cast} from json_array_elements_text(${json}::json) as v)`;
}

/** Texts, none twice, as the table `q` of `igsn` and `place`, which counts from 0. One parameter for any number of them. */
export function placesOf(engine: Engine, igsns: readonly string[]) {
  const json = JSON.stringify(igsns);
  return engine === 'sqlite'
    ? sql`(select key as place, value as igsn from json_each(${json})) as q`
    : sql`(select n - 1 as place, v as igsn from json_array_elements_text(${json}::json) with ordinality as t(v, n)) as q`;
}

/** Kinds of columns of {@link listed} rows, as PostgreSQL calls their types. */
const LISTED_TYPES = { key: sql`uuid`, text: sql`text`, number: sql`float8`, integer: sql`bigint` };

/**
 * Rows that stand in no table, as the table `alias` of these columns. One parameter for any number of them; PostgreSQL, which
 * would take them for a hundred and read whole tables for that, is told how many they are.
 */
export function listed(
  engine: Engine,
  alias: string,
  columns: Readonly<Record<string, keyof typeof LISTED_TYPES>>,
  rows: readonly Row[],
): RawBuilder<unknown> {
  const json = JSON.stringify(rows);
  const named = Object.entries(columns);
  if (engine === 'postgres') {
    const typed = named.map(([name, kind]) => sql`${sql.ref(name)} ${LISTED_TYPES[kind]}`);
    return sql`(select * from json_to_recordset(${json}::json) as r(${sql.join(typed)})
      limit ${sql.lit(Math.max(1, rows.length))}) as ${sql.ref(alias)}`;
  }
  const taken = named.map(([name]) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`);
  return sql`(select ${sql.join(taken)} from json_each(${json})) as ${sql.ref(alias)}`;
}

/** The last one again up to a power of two, where a statement names each: such statements are few and stay prepared. */
export function fewLengths<T>(some: readonly T[]): readonly T[] {
  const length = 2 ** Math.ceil(Math.log2(some.length));
  return [...some, ...Array.from({ length: length - some.length }, () => some.at(-1)!)];
}

async function runMany(db: Queries, text: string, values: Iterable<readonly Row[string][]>): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(text, [new ManyRuns(values)]));
}

/** Rows of one table as one JSON parameter. */
function recordset(table: Table, rows: readonly Row[]) {
  // A typed null by query, because a cast to the type of table `record` would mean the pseudo-type of that name.
  return sql`json_populate_recordset((select t from ${sql.table(table)} t where false), ${JSON.stringify(rows)}::json) as s`;
}

const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');
