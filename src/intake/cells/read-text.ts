import { splitList } from '../../domain/joined-list.ts';
import { type Conversion, converted } from './conversion.ts';

/** Words that people write for "there is nothing", which empty a field; compared without case. */
const NOTHING = new Set(['null', 'n/a', '-', '–', '—']);
const LONGEST_NOTHING = 4;

/** Printable ASCII alone is composed already and has no line ends. */
const PLAIN = /^[\x20-\x7e]*$/;

/** True for a cell that says that its field is empty: `NULL`, `N/A`, a lone dash. */
export function saysNothing(text: string): boolean {
  const bare = text.trim();
  return bare.length <= LONGEST_NOTHING && NOTHING.has(bare.toLowerCase());
}

/** Text as it is kept: without blanks around it, its letters composed (Unicode NFC), line ends as `\n`. */
export function plainText(text: string): string {
  const bare = text.trim();
  return PLAIN.test(bare) ? bare : bare.normalize('NFC').replaceAll(/\r\n?/g, '\n');
}

/** Reads a list written with `;` between its parts (`\\;` is one within a part), or one whose parts are apart already; empty parts are left out. */
export function readList(list: string | readonly string[]): Conversion {
  const parts = typeof list === 'string' ? splitList(list) : list;
  return converted(parts.map(plainText).filter((part) => part !== ''));
}
