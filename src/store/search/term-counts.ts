import { sql } from 'kysely';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { gramsOf } from './grams.ts';

/** By how much the count of each key changes; keys whose count stays are left out. */
export function countChanges<Key extends string | number>(
  came: readonly Key[],
  left: readonly Key[],
): readonly (readonly [Key, number])[] {
  const changes = new Map<Key, number>();
  for (const key of came) changes.set(key, (changes.get(key) ?? 0) + 1);
  for (const key of left) changes.set(key, (changes.get(key) ?? 0) - 1);
  return [...changes].filter(([key, change]) => change !== 0 && key !== '');
}

/** Counts in how many entries each term stands; a term that was never there gets its grams. */
export async function countTerms(
  db: Queries,
  engine: Engine,
  came: readonly string[],
  left: readonly string[],
): Promise<void> {
  const changes = countChanges(came, left);
  if (changes.length === 0) return;
  const terms = changes.map(([term]) => term);
  const known = await db
    .selectFrom('search_term')
    .select('term')
    .where(isOneOf(engine, 'term', terms))
    .execute();
  const old = new Set(known.map((row) => row.term));
  const isNew = terms.filter((term) => !old.has(term));
  await insertRows(
    db,
    engine,
    'search_term',
    isNew.map((term) => ({ term, entries: 0 })),
  );
  await insertRows(
    db,
    engine,
    'search_gram',
    isNew.flatMap((term) => gramsOf(term).map((gram) => ({ gram, term }))),
  );
  const json = JSON.stringify(changes);
  const rows =
    engine === 'sqlite'
      ? sql`(select value->>0 as term, value->>1 as n from json_each(${json}))`
      : sql`(select v->>0 as term, (v->>1)::bigint as n from json_array_elements(${json}::json) as v)`;
  await sql`update search_term set entries = entries + c.n from ${rows} as c where search_term.term = c.term`.execute(
    db,
  );
}
