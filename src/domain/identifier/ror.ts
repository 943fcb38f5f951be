import { bad, type Checked, finding, good } from '../finding.ts';

declare const rorBrand: unique symbol;

/** A ROR id in its bare form, lower case: `04z8jg394`. */
export type Ror = string & { readonly [rorBrand]: true };

const BEFORE = /^(?:https?:\/\/)?(?:www\.)?ror\.org\/|^ror\s?:\s?/i;
const FORM = /^0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}$/;
const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';
const LONGEST = 60;

/**
 * Reads a ROR id, bare, with `ror:` or as address. `0`, six characters of Crockford's base 32 (no i, l, o, u) and two
 * check digits. Findings: `ror-syntax`, `ror-check-digit`. Source: ROR identifier pattern; ISO 7064 MOD 97-10.
 */
export function parseRor(text: string): Checked<Ror> {
  const bare = text.length > LONGEST ? '' : bareRor(text);
  if (!FORM.test(bare)) return refuse('ror-syntax', 'This is not a ROR id.', text);
  if (checkDigits(bare.slice(0, 7)) !== bare.slice(7)) {
    return refuse('ror-check-digit', 'The check digits are wrong: a character is mistyped or swapped.', text);
  }
  return good(bare as Ror);
}

function bareRor(text: string): string {
  return text.trim().replace(BEFORE, '').replace(/\/$/, '').toLowerCase();
}

function checkDigits(body: string): string {
  let value = 0;
  for (const character of body) value = value * 32 + CROCKFORD.indexOf(character);
  return String(98 - ((value * 100) % 97)).padStart(2, '0');
}

function refuse(code: string, message: string, value: string): Checked<Ror> {
  const rule = '0, six letters or digits without i, l, o, u, and two check digits';
  return bad(finding(code, message, { field: 'ror', value, rule }));
}
