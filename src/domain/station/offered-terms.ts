import { MORATORIUM_KEEPS, type MoratoriumKeeps } from '../description/moratorium.ts';
import { LABEL_SCHEMES } from '../description/object-rights.ts';
import { KNOWN_VOCABULARIES } from '../drilling/check-row-vocabulary.ts';
import { IGSN_CONVENTIONS } from '../identifier/read-convention.ts';
import { LICENCES } from '../vocabulary/licences.ts';
import { MATERIALS } from '../vocabulary/materials.ts';
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
  licence: LICENCES.map(({ identifier, name }) => ({ value: identifier, label: name })),
  'split-type': [
    { value: 'WR', label: 'Whole round' },
    { value: 'A', label: 'Archive' },
    { value: 'W', label: 'Working' },
  ],
};

/**
 * What forms offer for the vocabularies that row checks know, by the name field descriptors use; deprecated terms are left
 * out. Every value offered passes the check.
 */
export function offeredVocabularies(
  vocabularies: Vocabularies = BUILT_IN,
): Readonly<Record<string, OfferedVocabulary>> {
  const names = Object.keys(KNOWN_VOCABULARIES);
  return Object.fromEntries(names.map((name) => [name, offered(name, vocabularies)]));
}

function offered(name: string, vocabularies: Vocabularies): OfferedVocabulary {
  const isOpen = KNOWN_VOCABULARIES[name]!.openness === 'open';
  if (name === 'local-contexts-label')
    return { isOpen, terms: LABEL_SCHEMES.flatMap((one) => termsOf(one, vocabularies)) };
  const scheme = SCHEMES[name];
  if (scheme === undefined) return { isOpen, terms: FIXED[name] ?? [] };
  return { isOpen, terms: termsOf(scheme, vocabularies) };
}

function termsOf(scheme: string, vocabularies: Vocabularies): readonly OfferedTerm[] {
  const listed = vocabularies.scheme(scheme)?.terms() ?? [];
  return listed
    .filter(({ deprecated }) => deprecated !== true)
    .map(({ notation, label }) => ({ value: notation ?? label, label }));
}
