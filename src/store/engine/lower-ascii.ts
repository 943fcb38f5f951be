import { type RawBuilder, sql } from 'kysely';
import type { Engine } from '../store.ts';

/**
 * A text of the store with the letters A to Z in lower case and nothing else changed, on both engines: SQLite lowers no others, and of `Å`
 * two engines that disagree would find different things.
 */
export function loweredColumn(engine: Engine, column: RawBuilder<unknown>): RawBuilder<string> {
  return engine === 'sqlite' ? sql`lower(${column})` : sql`lower(${column} collate "C")`;
}

/** A text as {@link loweredColumn} compares it. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Behind every text that begins with another one, in the order of bytes. */
const LAST = '\u{10ffff}';

/** Whether a text of the store begins so, whatever the case of A to Z; by the index of {@link loweredColumn} where there is one. */
export function beginsWith(engine: Engine, column: RawBuilder<unknown>, start: string): RawBuilder<boolean> {
  const lowered = loweredColumn(engine, column);
  const from = lowerAscii(start);
  return sql`(${lowered} >= ${from} and ${lowered} < ${from + LAST})`;
}
