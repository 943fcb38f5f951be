// Windows-1252 beyond Latin-1: the characters that PDF's standard fonts know (PDF 32000-1, annex D.2, WinAnsiEncoding).
const BEYOND_LATIN_1 = new Set([...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((char) => char.codePointAt(0)!));

/** Whether the standard fonts of PDF show a character. */
export function inWinAnsi(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  return (codePoint >= 0xa0 && codePoint <= 0xff && codePoint !== 0xad) || BEYOND_LATIN_1.has(codePoint);
}

/** What stands for characters that the standard fonts do not have and that says the same. */
const SAME: Readonly<Record<string, string>> = {
  '\u2009': '\u00a0',
  '\u202f': '\u00a0',
  '\u2007': '\u00a0',
  '\u2212': '–',
  '\u2010': '-',
  '\u2011': '-',
  '\u00ad': '',
  '\u200b': '',
  '\u2192': '->',
  '\u2265': '>=',
  '\u2264': '<=',
  '\u2032': "'",
  '\u2033': '"',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
};

/**
 * How a character is shown where only some can be: something that says the same, itself, or the letter without its marks
 * (Unicode NFD); undefined where there is nothing.
 */
export function spellable(char: string, isShown: (codePoint: number) => boolean): string | undefined {
  const same = SAME[char];
  // Before any font is asked: a minus out of another font than its figures looks like a mistake.
  if (same !== undefined) return same;
  if (isShown(char.codePointAt(0)!)) return char;
  const bare = char.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every((one) => isShown(one.codePointAt(0)!)) ? bare : undefined;
}
