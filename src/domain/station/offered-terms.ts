import { MORATORIUM_KEEPS, type MoratoriumKeeps } from '../description/moratorium.ts';
/** What forms offer for one vocabulary of a field descriptor; undefined where there is none of that name. */
export function offeredTerms(name: string, vocabularies: Vocabularies): OfferedVocabulary | undefined {
  const known = vocabularyNamed(name, vocabularies);
  if (known === undefined) return undefined;
  const isOpen = known.openness === 'open';
  const fixed = FIXED[name];
  if (fixed !== undefined) return { isOpen, terms: fixed };
  const schemes = name === 'local-contexts-label' ? LABEL_SCHEMES : [SCHEMES[name] ?? name];
  return { isOpen, terms: schemes.flatMap((one) => termsOf(one, vocabularies)) };
}

function termsOf(scheme: string, vocabularies: Vocabularies): readonly OfferedTerm[] {
  const listed = vocabularies.scheme(scheme)?.terms() ?? [];
  return listed
    .filter(({ deprecated }) => deprecated !== true)
    .map(({ notation, label }) => ({ value: notation ?? label, label }));
}
