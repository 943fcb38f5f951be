import { type RawBuilder, sql } from 'kysely';
import type { Engine, Queries } from '../store.ts';
import { GatheredOctets } from './gathered-octets.ts';

/** What a question found. */
export interface FoundWithOctets<Row> {
  readonly rows: readonly Row[];
  /** The octets of all rows in their order, cut anywhere; nobody else holds these pieces. */
  readonly body: readonly Uint8Array[];
}

/** What is asked for of each row: the column whose octets are wanted, and the names of those that the question gives beside. */
interface AskedColumns {
  readonly octets: string;
  readonly beside: readonly string[];
  /** At most so many rows. */
  readonly limit: number;
}

/**
 * At most so many rows, with the octets of all of them behind one another and not in the rows, where hundreds of large values would be held
 * until the last has come; in a row stands how many it has. A question is made of the column that it must give the name `octets`, null in a
 * row without any, and of its limit, which must be its last parameter.
 */
export async function findWithOctets<Row>(
  db: Queries,
  engine: Engine,
  { octets, beside, limit }: AskedColumns,
  question: (octets: RawBuilder<unknown>, limit: unknown) => RawBuilder<Row & WithOctets>,
): Promise<FoundWithOctets<Row & WithOctets>> {
  if (engine === 'postgres') {
    const gathered = new GatheredOctets(limit);
    const { rows } = await question(sql`${sql.ref(octets)}::varchar`, gathered).execute(db);
    return { rows, body: gathered.pieces };
  }
  const names = [...beside, 'octets'];
  const values = sql.join([...beside.map((name) => sql.ref(name)), sql`length(octets)`]);
  // To join them here takes a third more: each would become an object with memory of its own. Both are joined in the same order.
  const { rows } = await sql<{ found: string; octets: Uint8Array | null }>`
    select json_group_array(json_array(${values})) as found, cast(string_agg(octets, '') as blob) as octets
    from (${question(sql.ref(octets), limit)})`.execute(db);
  const [whole] = rows;
  const found = JSON.parse(whole!.found) as unknown[][];
  return {
    rows: found.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])) as Row & WithOctets),
    body: whole!.octets === null ? [] : [whole!.octets],
  };
}

interface WithOctets {
  readonly octets: number | null;
}
