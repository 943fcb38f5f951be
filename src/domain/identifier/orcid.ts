import { bad, type Checked, finding, good } from '../finding.ts';

declare const orcidBrand: unique symbol;

/** An ORCID iD in its printed form: `0000-0002-1825-0097`, the last character a digit or `X`. */
export type Orcid = string & { readonly [orcidBrand]: true };

const BEFORE = /^(?:https?:\/\/)?(?:www\.)?orcid\.org\/|^orcid\s?:\s?/i;
const FORM = /^(?:[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]|[0-9]{15}[0-9X])$/;
const LONGEST = 60;

/**
 * Reads an ORCID iD: bare, without hyphens, with `orcid:` or as http(s) address, `x` in either case.
 * Findings: `orcid-syntax`, `orcid-check-digit`. Source: ORCID identifier structure; ISO 7064 MOD 11-2.
 */
export function parseOrcid(text: string): Checked<Orcid> {
  const bare = text.length > LONGEST ? '' : bareOrcid(text);
  if (!FORM.test(bare)) return refuse('orcid-syntax', 'This is not an ORCID iD.', text);
  const digits = bare.replaceAll('-', '');
  if (checkCharacter(digits.slice(0, -1)) !== digits.at(-1)) {
    return refuse('orcid-check-digit', 'The check digit is wrong: a character is mistyped or swapped.', text);
  }
  return good(digits.replace(/(.{4})(?=.)/g, '$1-') as Orcid);
}

function bareOrcid(text: string): string {
  return text.trim().replace(BEFORE, '').replace(/\/$/, '').toUpperCase();
}

function checkCharacter(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11;
  const check = (12 - sum) % 11;
  return check === 10 ? 'X' : String(check);
}

function refuse(code: string, message: string, value: string): Checked<Orcid> {
  return bad(finding(code, message, { field: 'orcid', value, rule: '16 digits in groups of four, the last may be X' }));
}
