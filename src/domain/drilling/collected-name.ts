import type { FieldValues } from './object-row.ts';

const LONGEST_SITE = 64;

/** What a text of an older list is called in the tree: `_`, `:` and `;`, which part combined ids, become hyphens. */
export function nameInTree(text: string): string {
  return text.normalize('NFC').replaceAll(/[_:;]/g, '-').replaceAll(/\s+/g, ' ').trim();
}

/**
 * The name of the site where something was found, out of what a list says of the place: the narrowest of its names and the
 * position, in degrees as stated. A long one is cut and told apart by a checksum of the whole. `unknown` where nothing is said.
 */
export function foundAt(place: FieldValues): string {
  const named = ['locality', 'site_name', 'city', 'county', 'state', 'country'].map((name) => place[name]);
  const label = named.find((one) => typeof one === 'string' && one !== '');
  const { latitude_deg: latitude, longitude_deg: longitude } = place;
  const position = typeof latitude === 'number' && typeof longitude === 'number' ? `${latitude},${longitude}` : '';
  const whole = nameInTree(`${typeof label === 'string' ? label : ''} ${position}`);
  if (whole === '') return 'unknown';
  if (whole.length <= LONGEST_SITE) return whole;
  return `${whole.slice(0, LONGEST_SITE - 9).trim()}~${checksum(whole)}`;
}

/** FNV-1a, 32 bits, hexadecimal. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const sign of text) sum = Math.imul(sum ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}
