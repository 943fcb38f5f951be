import { indexedWords, wordParts } from './indexed-words.ts';
import { englishOf } from './words-abroad.ts';

/** One thing a text asks for: words that must stand in a row, mostly one. `isPrefix`: the one word may go on. */
export interface SoughtWords {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

const MOST_SOUGHT = 20;
const QUOTED =
  /["\u201c\u201d\u201e\u00ab\u00bb]([^"\u201c\u201d\u201e\u00ab\u00bb]*)(?:["\u201c\u201d\u201e\u00ab\u00bb]|$)/g;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

/**
 * What a text asks for, all of which must be found: each word, in quotation marks a phrase. The last word may be unfinished
 * unless a blank or a mark stands behind it. At most twenty; what goes beyond is left out.
 */
export function readSearchText(text: string): readonly SoughtWords[] {
  const phrases = [...text.matchAll(QUOTED)].map((match) => indexedWords(match[1] ?? ''));
  const loose = text.replace(QUOTED, ' ');
  const words = inRows(indexedWords(loose));
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(text);
  const sought = [
    ...phrases.filter((phrase) => phrase.length > 0).map((phrase) => ({ words: phrase, isPrefix: false })),
    ...words.map((row, at) => ({ words: row, isPrefix: isOpen && at === words.length - 1 && row.length === 1 })),
  ];
  return withoutTwins(sought).slice(0, MOST_SOUGHT);
}

/** Characters of a script without blanks belong together as they were written. */
function inRows(words: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const word of words) {
    const row = rows.at(-1);
    if (row !== undefined && UNSPACED.test(word) && UNSPACED.test(row.at(-1) ?? '')) row.push(word);
    else rows.push([word]);
  }
  return rows;
}

function withoutTwins(sought: readonly SoughtWords[]): readonly SoughtWords[] {
  const byWords = new Map(sought.map((one) => [one.words.join(' '), one]));
  return [...byWords.values()];
}

/**
 * How a word may stand in a text: as it is, divided by blanks where it is divided by marks, or in English where it is a word of the field
 * in another language. What is in quotation marks with a blank stands as it is written.
 */
export function spellingsOf({ words }: SoughtWords): readonly (readonly string[])[] {
  const [word, another] = words;
  if (word === undefined || another !== undefined) return [words];
  const parts = wordParts(word);
  const english = englishOf(word);
  return [words, ...(parts.length > 1 ? [parts] : []), ...(english === undefined ? [] : [english])];
}
