import { type RawBuilder, sql } from 'kysely';
import type { Engine, Queries } from '../store.ts';
import { GatheredOctets } from './gathered-octets.ts';

/** What a question found. */
export interface FoundWithOctets<Row> {
  readonly rows: readonly Row[];
  /** The octets of all rows in their order, cut anywhere; nobody else holds these pieces. */
  readonly body: readonly Uint8Array[];
}

/** What is asked for of each row: the column whose octets are wanted, and the names of those that the question gives beside, one at least. */
interface AskedColumns {
  readonly octets: string;
  readonly beside: readonly string[];
  /** At most so many rows. */
  readonly limit: number;
}

/**
 * At most so many rows, with the octets of all of them behind one another and not in the rows, where hundreds of large values would be held
 * until the last has come. A question is made of the column that it must give the name `octets`, null in a row without any, and of its limit,
 * which must be its last parameter.
 */
export async function findWithOctets<Row>(
  db: Queries,
  engine: Engine,
  { octets, beside, limit }: AskedColumns,
  question: (octets: RawBuilder<unknown>, limit: unknown) => RawBuilder<Row>,
): Promise<FoundWithOctets<Row>> {
  if (engine === 'postgres') {
    const gathered = new GatheredOctets(limit);
    const { rows } = await question(sql`${sql.ref(octets)}::varchar`, gathered).execute(db);
    return { rows, body: gathered.pieces };
  }
  // Column by column: to make, and to read again, an array for each row takes as long as a fifth of the octets.
  const columns = beside.map((name) => sql`json_group_array(${sql.ref(name)}) as ${sql.ref(name)}`);
  // To join them here takes a third more: each would become an object with memory of its own. All are joined in the same order.
  const { rows } = await sql<{ whole: Uint8Array | null } & Readonly<Record<string, string>>>`
    select ${sql.join(columns)}, cast(string_agg(octets, '') as blob) as whole
    from (${question(sql.ref(octets), limit)})`.execute(db);
  const { whole, ...found } = rows[0]!;
  return { rows: rowsOf<Row>(beside, found), body: whole === null ? [] : [whole] };
}

function rowsOf<Row>(names: readonly string[], found: Readonly<Record<string, string>>): Row[] {
  const values = names.map((name) => JSON.parse(found[name]!) as unknown[]);
  return values[0]!.map((_, at) => {
    const row: Record<string, unknown> = {};
    for (const [column, name] of names.entries()) row[name] = values[column]![at];
    return row as Row;
  });
}
