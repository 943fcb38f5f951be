/** Between the letters of two words: blanks, marks, a change from small to capital letters. */
const WORD_ENDS = /[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u;
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
  return wordsIn(text).join('');
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
