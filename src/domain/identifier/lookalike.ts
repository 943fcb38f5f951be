/** Pairs of a foreign character and the ASCII character it is mistaken for, after upper-casing. */
const PAIRS =
  'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ЅS ІI ЈJ ԁD ԌG ԜW ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ıI ſS KK ℓL ‐- ‑- ‒- –- —- ―- −- ﹘- ﹣- ․. 。. ⁄/ ∕/';

const ASCII_OF = new Map(
  PAIRS.split(' ').map((pair): [string, string] => {
    const [foreign = '', ascii = ''] = pair;
    return [foreign, ascii.toUpperCase()];
  }),
);

const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * The ASCII character a person believes to see: full-width forms (U+FF01–U+FF5E), Cyrillic and Greek capitals,
 * dashes. Undefined where nothing looks alike, and for ASCII itself. Used to explain a refusal, never to accept.
 */
export function asciiLookalike(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - FULL_WIDTH_OFFSET).toUpperCase();
  return ASCII_OF.get(character) ?? ASCII_OF.get(character.toUpperCase());
}

/** How a character is named in a message: `"é" (U+00E9)`, or only `U+200B` where nothing would be seen. */
export function characterName(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `"${character}" (U+${code})` : `U+${code}`;
}
