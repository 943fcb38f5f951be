import { CorestoneError } from '../error.ts';
import { bad, type Checked, finding, good } from '../finding.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const OFFSET = 36 ** 4;
const FORM = /^[0-9A-Z]{4,10}[1-9A-Z]$/;

/** The highest key that still gives five places; the next one gives six. */
export const HIGHEST_FIVE_PLACE_KEY = 36 ** 5 - 1 - OFFSET;

/** The highest key there is: with the offset it is the largest integer that JavaScript counts exactly (11 places). */
export const HIGHEST_KEY = Number.MAX_SAFE_INTEGER - OFFSET;

/**
 * The coded end of an ICDP IGSN: key + 36^4 in base 36, lowest place first. 1 gives `10001`; five places up to
 * {@link HIGHEST_FIVE_PLACE_KEY}, then six and more. Throws `invalid-input` for a key that is no whole number from 0 to
 * {@link HIGHEST_KEY}. Source: Conze et al. 2017, Table 1, and the published IGSNs.
 */
export function toCodedPattern(key: number): string {
  if (!isKey(key)) throw new CorestoneError('invalid-input', `A key is a whole number from 0 to ${HIGHEST_KEY}.`);
  let pattern = '';
  for (let rest = key + OFFSET; rest > 0; rest = Math.floor(rest / 36)) pattern += ALPHABET[rest % 36];
  return pattern;
}

/**
 * The key behind a coded pattern, in either case. A pattern ends in no `0` (there is no padding) and has at least five
 * places. Findings: `pattern-syntax`, `pattern-too-large` (beyond {@link HIGHEST_KEY}).
 */
export function fromCodedPattern(pattern: string): Checked<number> {
  const details = { field: 'pattern', value: pattern, rule: '5 to 11 characters 0-9 A-Z, the last not 0' };
  const upper = pattern.length > 11 ? '' : pattern.toUpperCase();
  if (!FORM.test(upper)) return bad(finding('pattern-syntax', 'This is not a coded pattern.', details));
  const key = patternValue(upper) - OFFSET;
  return isKey(key) ? good(key) : bad(finding('pattern-too-large', 'This pattern is beyond the highest key.', details));
}

/** True for a whole number from 0 to {@link HIGHEST_KEY}. */
export function isKey(key: number): boolean {
  return Number.isSafeInteger(key) && key >= 0 && key <= HIGHEST_KEY;
}

function patternValue(pattern: string): number {
  let value = 0;
  for (let place = pattern.length - 1; place >= 0; place--) value = value * 36 + ALPHABET.indexOf(pattern[place] ?? '');
  return value;
}
