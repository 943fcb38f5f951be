/** Between the letters of two words: blanks, marks, a change from small to capital letters. */
const WORD_ENDS = /[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: just the plain characters are meant
const PLAIN = /^[\x00-\x7f]*$/;
const NO_PLAIN_LETTERS = /[^A-Za-z0-9]+/g;
const MARKS = /\p{M}+/gu;
const VERSION_IN_PATH = /\/\d+(?:\.\d+)+(?=\/|$)/g;

/** The words of a text, small and without accents; camel case counts as several words. */
export function wordsIn(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .split(WORD_ENDS)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** A label or notation as it is compared: without case, accents, blanks, hyphens and other marks. Empty where no letter is. */
export function foldLabel(text: string): string {
  // Most labels are plain letters, which need no Unicode to be compared.
  return PLAIN.test(text) ? text.replaceAll(NO_PLAIN_LETTERS, '').toLowerCase() : wordsIn(text).join('');
}

/** The words of a text in alphabetical order: equal for `Rock>Igneous` and `igneous rock`. */
export function foldOrder(text: string): string {
  return wordsIn(text).toSorted().join(' ');
}

/** Whether a text looks like an address. */
export function isAddress(text: string): boolean {
  return /^\s*(?:https?:|urn:|info:)/i.test(text);
}

/** An address as it is compared: without scheme, `www.`, case, version number in the path, `#` or slash at the end. */
export function foldAddress(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '')
    .replaceAll(VERSION_IN_PATH, '');
}
