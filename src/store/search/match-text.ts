import type { Engine } from '../store.ts';
import { codeTerm, SAMPLED } from './facet-terms.ts';
import { lexeme } from './vector-text.ts';

/** Words in a row; mostly one. */
export type Phrase = readonly string[];

/** What the words of an entry must be: of every list one phrase. */
export type Wanted = readonly (readonly Phrase[])[];

/** What the full text is asked for: words, facet codes (of every list one), only in the title, only in the share for estimates. */
export interface TextQuestion {
  readonly wanted: Wanted;
  readonly codes: readonly (readonly number[])[];
  readonly isTitleOnly?: boolean;
  readonly isSampled?: boolean;
}

/** The question in the language of the engine's full text; undefined when it asks for nothing. */
export function matchText(engine: Engine, question: TextQuestion): string | undefined {
  const parts = engine === 'sqlite' ? forSqlite(question) : forPostgres(question);
  if (parts.length === 0) return undefined;
  if (engine === 'postgres') return parts.join(' & ');
  // PostgreSQL has the words of the share in its table.
  return [...parts, ...(question.isSampled ? [`facets : ${SAMPLED}`] : [])].join(' AND ');
}

function forSqlite({ wanted, codes, isTitleOnly }: TextQuestion): string[] {
  const columns = isTitleOnly ? 'title' : '{title body}';
  const words = wanted.map((list) => `(${list.map(quoted).join(' OR ')})`);
  return [
    ...(words.length === 0 ? [] : [`${columns} : (${words.join(' AND ')})`]),
    ...codes.map((list) => `facets : (${termsOf(list).join(' OR ')})`),
  ];
}

function forPostgres({ wanted, codes, isTitleOnly }: TextQuestion): string[] {
  const spelt = (word: string) => `${lexeme(word)}${isTitleOnly ? ':A' : ''}`;
  const phrase = (words: Phrase) =>
    words.length === 1 ? words.map(spelt).join() : `(${words.map(spelt).join(' <-> ')})`;
  return [
    ...wanted.map((list) => `(${list.map(phrase).join(' | ')})`),
    ...codes.map((list) => `(${termsOf(list).map(inVector).join(' | ')})`),
  ];
}

function quoted(words: Phrase): string {
  return `"${words.join(' ').replaceAll('"', '""')}"`;
}

function inVector(term: string): string {
  return lexeme(` ${term}`);
}

// No value has the code 0: what nobody has is found nowhere.
function termsOf(codes: readonly number[]): string[] {
  return (codes.length === 0 ? [0] : codes).map(codeTerm);
}
