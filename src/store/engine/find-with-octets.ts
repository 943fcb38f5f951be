import { type RawBuilder, sql } from 'kysely';
import type { Engine, Queries } from '../store.ts';
import { GatheredOctets } from './gathered-octets.ts';

/** What a question found. */
export interface FoundWithOctets<Row> {
  readonly rows: readonly Row[];
  /** The octets of all rows in their order, cut anywhere; nobody else holds these pieces. */
  readonly body: readonly Uint8Array[];
}

/**
 * At most so many rows, with the octets of all of them behind one another and not in the rows, where hundreds of large values would be held
 * until the last has come. A question is made of the column that it must give the name `octets`, null in a row without any, and of its
 * limit, which must be its last parameter.
 */
export async function findWithOctets<Row>(
  db: Queries,
  engine: Engine,
  { column, limit }: { readonly column: string; readonly limit: number },
  question: (octets: RawBuilder<unknown>, limit: unknown) => RawBuilder<Row & WithOctets>,
): Promise<FoundWithOctets<Row & { readonly octets: unknown }>> {
  if (engine === 'postgres') {
    const gathered = new GatheredOctets(limit);
    const { rows } = await question(sql`${sql.ref(column)}::varchar`, gathered).execute(db);
    return { rows, body: gathered.pieces };
  }
  const { rows } = await question(sql.ref(column), limit).execute(db);
  const octets = rows.map((row) => row.octets).filter((one) => one !== null) as Uint8Array[];
  return { rows, body: [joinAndFree(octets)] };
}

interface WithOctets {
  readonly octets: unknown;
}

/**
 * The memory of each piece is given back at once: what a thousand of them leave to the collector takes longer than to join them does,
 * and what comes next finds the same memory again, which the processor still has at hand.
 */
function joinAndFree(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = Buffer.allocUnsafeSlow(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
    if (piece.length === piece.buffer.byteLength) (piece.buffer as ArrayBuffer).transfer(0);
  }
  return whole;
}
