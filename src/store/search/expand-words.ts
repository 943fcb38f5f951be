import { isSpeltWord } from '../../domain/search/indexed-words.ts';
import { type SoughtWords, spellingsOf } from '../../domain/search/read-search-text.ts';
import type { Queries } from '../store.ts';
import type { Phrase, Wanted } from './match-text.ts';
import { nearTerms } from './near-terms.ts';

/** A word of the query and what was sought beside it, the likeliest first. */
export interface Correction {
  readonly word: string;
  readonly instead: readonly string[];
}

/** The words of a query with everything they may be. */
export interface Expanded {
  readonly wanted: Wanted;
  readonly corrections: readonly Correction[];
}

const MOST_ENDINGS = 48;
const SHORTEST_BEGINNING = 2;
const BEHIND_ALL = '\u{10ffff}';

/** What the words may be: themselves, with their ends for the last one; with `withSlips` also the words that they resemble. */
export async function expandWords(db: Queries, sought: readonly SoughtWords[], withSlips: boolean): Promise<Expanded> {
  const lists = await Promise.all(sought.map((one) => expandOne(db, one, withSlips)));
  return {
    wanted: lists.map((list) => list.phrases),
    corrections: lists.flatMap((list) => list.corrections),
  };
}

async function expandOne(db: Queries, one: SoughtWords, withSlips: boolean) {
  const [word = ''] = one.words;
  const phrases: Phrase[] = [...spellingsOf(one)];
  const isWord = one.words.length === 1 && isSpeltWord(word);
  if (one.isPrefix && isWord && word.length >= SHORTEST_BEGINNING)
    phrases.push(...(await termsBeginning(db, word, MOST_ENDINGS)).map((term) => [term]));
  const near = withSlips && isWord ? await nearTerms(db, word) : [];
  phrases.push(...near.map((term) => [term]));
  return { phrases, corrections: near.length === 0 ? [] : [{ word, instead: near }] };
}

/** The terms that begin with a text and are longer, the most frequent first. */
export async function termsBeginning(db: Queries, text: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('search_term')
    .select('term')
    .where('term', '>', text)
    .where('term', '<', text + BEHIND_ALL)
    .where('entries', '>', 0)
    .orderBy('entries', 'desc')
    .orderBy('term')
    .limit(limit)
    .execute();
  return rows.map((row) => row.term);
}
