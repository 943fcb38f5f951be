import { sql } from 'kysely';
import { slipsAllowed, slipsBetween } from '../../domain/search/edit-distance.ts';
import type { Queries } from '../store.ts';
import { gramsOf } from './grams.ts';

const MOST_LOOKED_AT = 300;
const MOST_NEAR = 5;

/**
 * The terms of the index that a word may be meant for: one slip away from 4 letters on, two from 8; the nearest first, then the
 * most frequent. The same on both engines. Empty for a short word.
 */
export async function nearTerms(db: Queries, word: string): Promise<readonly string[]> {
  const most = slipsAllowed(word);
  if (most === 0) return [];
  const rows = await db
    .selectFrom('search_gram as g')
    .innerJoin('search_term as t', 't.term', 'g.term')
    .select(['t.term', 't.entries'])
    .where('g.gram', 'in', gramsOf(word))
    .where('t.entries', '>', 0)
    .where('t.term', '<>', word)
    .where(sql<number>`length(t.term)`, '>=', word.length - most)
    .where(sql<number>`length(t.term)`, '<=', word.length + most)
    .groupBy(['t.term', 't.entries'])
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('t.term')
    .limit(MOST_LOOKED_AT)
    .execute();
  return rows
    .map(({ term, entries }) => ({ term, entries, slips: slipsBetween(word, term, most) }))
    .filter((one) => one.slips <= most)
    .toSorted((one, other) => one.slips - other.slips || other.entries - one.entries)
    .slice(0, MOST_NEAR)
    .map((one) => one.term);
}
