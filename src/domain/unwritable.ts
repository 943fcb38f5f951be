/**
 * Characters that no text of Corestone may hold: control characters that XML 1.0 (section 2.2) cannot carry, halves of
 * surrogate pairs, and the two non-characters U+FFFE and U+FFFF. Tabs and line ends are text.
 */
export const UNWRITABLE_IN_TEXT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/u;

/** Characters that no name may hold: those of {@link UNWRITABLE_IN_TEXT} and every other control character, line ends included. */
export const UNWRITABLE_IN_NAMES = /[\p{Cc}\p{Cs}\ufffe\uffff]/u;

const IN_NAMES = new RegExp(UNWRITABLE_IN_NAMES, 'gu');

/** A text without the characters of {@link UNWRITABLE_IN_NAMES}, to look something up by it. */
export function writableName(text: string): string {
  return text.replace(IN_NAMES, '');
}
