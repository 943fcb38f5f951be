import { MORATORIUM_KEEPS, type MoratoriumKeeps } from '../description/moratorium.ts';
import { LABEL_SCHEMES } from '../description/object-rights.ts';
import { KNOWN_VOCABULARIES, vocabularyNamed } from '../drilling/check-row-vocabulary.ts';
import { IGSN_CONVENTIONS } from '../identifier/read-convention.ts';
import { LICENCES } from '../vocabulary/licences.ts';
import { MATERIALS } from '../vocabulary/materials.ts';
import { SAMPLE_CUTS } from '../vocabulary/sample-cuts.ts';
import { STRUCTURE_KINDS } from '../vocabulary/structure-kinds.ts';
import { BUILT_IN, type Vocabularies } from '../vocabulary/vocabularies.ts';

/** A term as a form offers it: what is kept, and what people read. */
export interface OfferedTerm {
  readonly value: string;
  readonly label: string;
}

/** The terms of one vocabulary of field descriptors; where it `isOpen` other words are legal with a warning. */
export interface OfferedVocabulary {
  readonly isOpen: boolean;
  readonly terms: readonly OfferedTerm[];
}

/** The published list behind a vocabulary of field descriptors, where there is one. */
export const SCHEMES: Readonly<Record<string, string>> = {
  'core-type': 'mdis/core-type',
  'contributor-type': 'datacite/contributor-type',
  'relation-type': 'datacite/relation-type',
};

const ALIKE = (values: readonly string[]): OfferedTerm[] => values.map((value) => ({ value, label: value }));

const KEEPS: Readonly<Record<MoratoriumKeeps, string>> = {
  descriptions: 'Descriptions',
  'all-but-name': 'All but the name',
  nothing: 'Nothing',
};

const FIXED: Readonly<Record<string, readonly OfferedTerm[]>> = {
  'igsn-convention': ALIKE(IGSN_CONVENTIONS),
  'moratorium-keeps': MORATORIUM_KEEPS.map((value) => ({ value, label: KEEPS[value] })),
  material: ALIKE(MATERIALS.map(({ label }) => label)),
  'structure-kind': ALIKE(STRUCTURE_KINDS),
  'sample-cut': ALIKE(SAMPLE_CUTS),
  licence: LICENCES.map(({ identifier, name }) => ({ value: identifier, label: name })),
  'split-type': [
    { value: 'WR', label: 'Whole round' },
    { value: 'A', label: 'Archive' },
    { value: 'W', label: 'Working' },
  ],
};

/**
 * What forms offer for the vocabularies that row checks know, by the name field descriptors use, and for `further` lists by their
 * names; deprecated terms are left out. Every value offered passes the check. What there is not is left out.
 */
export function offeredVocabularies(
  vocabularies: Vocabularies = BUILT_IN,
  further: readonly string[] = [],
): Readonly<Record<string, OfferedVocabulary>> {
  const names = new Set([...Object.keys(KNOWN_VOCABULARIES), ...further]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const offered = offeredTerms(name, vocabularies);
      return offered === undefined ? [] : [[name, offered]];
    }),
  );
}

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
