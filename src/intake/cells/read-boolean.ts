import { type Conversion, converted, refused } from './conversion.ts';

const YES = new Set(['yes', 'y', 'true', '1', 'ja', 'j', 'x']);
const NO = new Set(['no', 'n', 'false', '0', 'nein']);

/** Reads yes or no in the spellings people use, in any case; a cross means yes, an empty cell is nobody's answer. */
export function readBoolean(text: string): Conversion {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return converted(true);
  return NO.has(word) ? converted(false) : refused('not-yes-or-no', 'yes or no (also true, 1, x; false, 0)');
}
