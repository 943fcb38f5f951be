import { foldText } from '../registration/search-words.ts';

/** Stands between two texts of an index, so that no phrase is found across them. No word is spelled like it. */
export const BREAK = '\u00a6';

const LONGEST_WORD = 64;
const MOST_WORDS = 3000;
const BETWEEN = /[\s,;()[\]{}"“”„«»‘’'/\u2013\u2014\u00a6]+/u;
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const INSIDE = /[^\p{L}\p{N}\p{M}]+/u;
/** Scripts that put no blank between words: every character is taken as a word. */
const UNSPACED = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])/gu;

/**
 * The words of a text in their order, folded, without the marks around them; the same for what is kept and for what is sought.
 * A name such as `5054_1_a` is one word. At most 3,000 words of at most 64 characters each: what is longer is no text to read.
 */
export function indexedWords(text: string): readonly string[] {
  return foldText(text.toWellFormed().slice(0, MOST_WORDS * 20))
    .replace(UNSPACED, ' $1 ')
    .split(BETWEEN)
    .map((word) => word.replace(AROUND, '').slice(0, LONGEST_WORD))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** The parts of a word that marks divide: `garnet-bearing` is also found by `garnet`. Empty for a plain word. */
export function wordParts(word: string): readonly string[] {
  const parts = word.split(INSIDE).filter((part) => part !== '');
  return parts.length > 1 ? parts : [];
}

/** Texts as one sequence of words with a {@link BREAK} behind each; parts of divided words stand at the end, each once. */
export function wordSequence(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => [...indexedWords(text), BREAK]);
  const parts = new Set(words.flatMap((word) => wordParts(word)));
  return [...words.slice(0, MOST_WORDS), BREAK, ...parts].slice(0, 2 * MOST_WORDS);
}

/** Whether a word is made of letters alone, so that a slip in it can be put right; identifiers are not. */
export function isSpeltWord(word: string): boolean {
  return /^[\p{L}\p{M}]+$/u.test(word);
}
