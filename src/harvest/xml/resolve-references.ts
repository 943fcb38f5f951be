import { unescaped } from '../../formats/xml/unescaped.ts';

const NUMBERED = /&#(?:x([0-9a-fA-F]+)|(\d+));/g;
const LAST_CHARACTER = 0x10ffff;

/** Text with its references resolved, of a document that nobody has checked: a number that is no character's stays as it is. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  const safe = text.replace(NUMBERED, (reference: string, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= LAST_CHARACTER ? reference : `&amp;${reference.slice(1)}`;
  });
  return unescaped(safe);
}
