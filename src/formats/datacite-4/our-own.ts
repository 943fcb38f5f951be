import type { SampleDescription } from '../../domain/description/sample-description.ts';

/**
 * True for an object of this installation: it has no foreign prefix and belongs to an expedition of a known program. Only for
 * these is said what the record itself does not state: language, state of access, version of the register, the full record.
 */
export function isOurs({ prefix, expedition }: SampleDescription): boolean {
  return prefix === undefined && expedition !== undefined && expedition.program !== '';
}

/** A language tag as stated, else that of our own texts; undefined for what is no tag. */
export function languageOf(description: SampleDescription, stated: string | undefined): string | undefined {
  return legalLanguage(stated ?? (isOurs(description) ? (description.language ?? 'en') : undefined));
}

/** A tag that xs:language takes; undefined for anything else. */
export function legalLanguage(tag: string | undefined): string | undefined {
  const trimmed = tag?.trim();
  return trimmed !== undefined && /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(trimmed) ? trimmed : undefined;
}
