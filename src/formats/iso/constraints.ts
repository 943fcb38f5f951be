import type { SampleDescription } from '../../domain/description/sample-description.ts';

/** Who may have the object and its record: `access` says whether anything stands in the way, `texts` in which words. */
export interface ConstraintTexts {
  readonly access: 'otherRestrictions' | 'unrestricted';
  readonly accessText: string;
  readonly uses: readonly { readonly text: string; readonly uri?: string }[];
  readonly limits: readonly string[];
}

/** Access by moratorium, use by licences, and the labels of communities as limits of use. */
export function constraintsOf(description: SampleDescription): ConstraintTexts {
  const { isPublic, moratoriumUntil, licences = [], localContexts = [], isDemonstration } = description;
  const labels = localContexts.map(({ name, community, text }) => [name, community, text].filter(Boolean).join(': '));
  return {
    access: isPublic ? 'unrestricted' : 'otherRestrictions',
    accessText: isPublic ? 'Public' : moratoriumUntil ? `Under moratorium until ${moratoriumUntil}` : 'Restricted',
    uses: licences.map(({ name, identifier, uri }) => ({
      text: name ?? identifier ?? uri ?? '',
      ...(uri !== undefined && { uri }),
    })),
    limits: isDemonstration ? ['Made up to show the system.', ...labels] : labels,
  };
}
