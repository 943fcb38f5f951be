import { UNIT_NAMES } from './written-unit.ts';

/**
 * A heading taken apart: all of it and what stands before a unit, both in normal form, and the unit as written. The two are
 * the same where the unit leaves nothing in normal form (`Recovery %`).
 */
export interface HeadingParts {
  readonly whole: string;
  readonly bare: string;
  readonly unit?: string;
}

const BRACKETED = /^(.*\S)\s*[([]\s*([^()[\]]*?)\s*[)\]]$/u;
const TRAILING = new RegExp(`^(.*[\\p{L}\\p{N}])(?:[ _]+(${UNIT_NAMES})|(%))$`, 'iu');

/** A word as headings are compared: letters and digits alone, in lower case (`Core type` = `core_type` = `CoreType`). */
export function normalHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Takes `Curated length (m)`, `top_offset [cm]`, `length_mm` or `Recovery %` apart. */
export function readHeading(text: string): HeadingParts {
  const match = BRACKETED.exec(text.trim()) ?? TRAILING.exec(text.trim());
  const whole = normalHeading(text);
  return match === null
    ? { whole, bare: whole }
    : { whole, bare: normalHeading(match[1]!), unit: match[2] ?? match[3]! };
}
