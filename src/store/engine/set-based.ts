import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** A row on its way into a table: column name to value. */
export type Row = Readonly<Record<string, string | number | null>>;

type Table = keyof Database & string;

/** Rows of one table as one JSON parameter: one statement however many rows, on both engines. */
function rowsOf(engine: Engine, table: Table, columns: readonly string[], rows: readonly Row[]): RawBuilder<unknown> {
  if (engine === 'postgres') {
    // A typed null by query, because a cast to the type of table `record` would mean the pseudo-type of that name.
    return sql`json_populate_recordset((select t from ${sql.table(table)} t where false), ${JSON.stringify(rows)}::json) as s`;
  }
  const arrays = JSON.stringify(rows.map((row) => columns.map((column) => row[column] ?? null)));
  const picked = columns.map((column, at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(column)}`);
  return sql`(select ${sql.join(picked)} from json_each(${arrays})) as s`;
}

const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

/** The columns of the first row; another row with others would lose values without a word. */
function columnsOf(rows: readonly Row[]): string[] {
  const columns = Object.keys(rows[0]!);
  const wanted = columns.join();
  if (rows.some((row) => Object.keys(row).join() !== wanted)) throw new Error('All rows need the same columns.');
  return columns;
}

/** Inserts any number of rows with one statement. All rows need the same columns; none is no statement. */
export async function insertRows(db: Queries, engine: Engine, table: Table, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(rows);
  await sql`insert into ${sql.table(table)} (${refs(columns)})
    select ${refs(columns)} from ${rowsOf(engine, table, columns, rows)}`.execute(db);
}

/** Updates rows by their key column with one statement; the rows name the key and the columns to set. */
export async function updateRows(
  db: Queries,
  engine: Engine,
  table: Table,
  key: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(rows);
  const sets = columns.filter((column) => column !== key).map((c) => sql`${sql.ref(c)} = ${sql.ref(`s.${c}`)}`);
  await sql`update ${sql.table(table)} set ${sql.join(sets)} from ${rowsOf(engine, table, columns, rows)}
    where ${sql.ref(`${table}.${key}`)} = ${sql.ref(`s.${key}`)}`.execute(db);
}

/** `column in (…)` for any number of texts as one parameter; `keys` says that the column holds keys, not text. */
export function isOneOf(engine: Engine, column: string, values: readonly string[], kind: 'text' | 'keys' = 'text') {
  const json = JSON.stringify(values);
  if (engine === 'sqlite') return sql<boolean>`${sql.ref(column)} in (select value from json_each(${json}))`;
  const cast = kind === 'keys' ? sql`::uuid` : sql``;
  return sql<boolean>`${sql.ref(column)} in (select v${cast} from json_array_elements_text(${json}::json) as v)`;
}
