import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';

/**
 * True for an object of this installation: it has no foreign prefix and belongs to an expedition of a known program. Only for
 * these is said what the record itself does not state: language, state of access, version of the register, the full record.
 */
export function isOurs({ prefix, expedition }: SampleDescription): boolean {
  return prefix === undefined && expedition !== undefined && expedition.program !== '';
}

/**
 * A description as a writer is to see it: one that was read from a foreign document ({@link RegistrationFacts.read}) and names
 * itself by bare code gets an empty prefix, so that it is never taken for one of ours.
 */
export function asRead(description: SampleDescription, { read }: RegistrationFacts): SampleDescription {
  return read === undefined || description.prefix !== undefined ? description : { ...description, prefix: '' };
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
