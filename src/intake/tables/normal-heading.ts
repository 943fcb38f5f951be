import { UNIT_NAMES } from './written-unit.ts';

/**
 * A heading taken apart: all of it and what stands before a unit, both in normal form, and the unit as written. The two are
 * the same where the unit leaves nothing in normal form (`Recovery %`).
 */
export interface HeadingParts {
  readonly whole: string;
  readonly bare: string;
  readonly unit?: string;
  /** True where the unit stands behind the words without brackets, so that it may be a word of a name (`Split percent`). */
  readonly isTrailing?: boolean;
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
  const whole = normalHeading(text);
  const [, outside, unit] = BRACKETED.exec(text.trim()) ?? [];
  if (outside !== undefined) return { whole, bare: normalHeading(outside), unit: unit! };
  const [, before, word, sign] = TRAILING.exec(text.trim()) ?? [];
  if (before === undefined) return { whole, bare: whole };
  return { whole, bare: normalHeading(before), unit: word ?? sign!, isTrailing: true };
}
