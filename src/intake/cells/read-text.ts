import { type Conversion, converted } from './conversion.ts';

/** Words that people write for "there is nothing", which empty a field; compared without case. */
const NOTHING = new Set(['null', 'n/a', '-', '–', '—']);

/** True for a cell that says that its field is empty: `NULL`, `N/A`, a lone dash. */
export function saysNothing(text: string): boolean {
  return NOTHING.has(text.trim().toLowerCase());
}

/** Text as it is kept: without blanks around it, its letters composed (Unicode NFC), line ends as `\n`. */
export function plainText(text: string): string {
  return text.trim().normalize('NFC').replaceAll(/\r\n?/g, '\n');
}

/** Reads a list written with `;` between its parts; empty parts are left out. */
export function readList(text: string): Conversion {
  return converted(
    text
      .split(';')
      .map(plainText)
      .filter((part) => part !== ''),
  );
}
