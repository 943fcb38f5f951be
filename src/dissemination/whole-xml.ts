import type { Format } from '../formats/format.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what XML 1.0 forbids
const ILLEGAL = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/**
 * The root element of a record that is to stand among others, unchanged. Throws for one with an XML declaration or with a
 * character that XML 1.0 forbids: it would end the whole document for every parser, not this record alone.
 */
export function checkedRoot(xml: string, { name }: Format): string {
  if (!xml.startsWith('<') || xml.startsWith('<?xml')) throw new Error(`${name} gave no bare root element`);
  if (ILLEGAL.test(xml) || !xml.isWellFormed()) throw new Error(`${name} gave a character that XML 1.0 forbids`);
  return xml;
}
