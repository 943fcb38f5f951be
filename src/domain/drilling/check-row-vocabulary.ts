import { MORATORIUM_KEEPS } from '../description/moratorium.ts';
import { LABEL_SCHEMES, readLabel, readLicence } from '../description/object-rights.ts';
import { IGSN_CONVENTIONS, readConvention } from '../identifier/read-convention.ts';
import { findTerm, suggestTerms } from '../vocabulary/find-term.ts';
import { LICENCES } from '../vocabulary/licences.ts';
import { MATERIALS, materialOf } from '../vocabulary/materials.ts';
import { SAMPLE_CUTS, sampleCutOf } from '../vocabulary/sample-cuts.ts';
import { splitTypeOf } from '../vocabulary/split-types.ts';
import { STRUCTURE_KINDS, structureKindOf } from '../vocabulary/structure-kinds.ts';
import type { Term } from '../vocabulary/term.ts';
import type { Vocabularies } from '../vocabulary/vocabularies.ts';

/** How a vocabulary judges a value: `closed` ones refuse what they do not list, `open` ones warn. */
export interface KnownVocabulary {
  readonly openness: 'open' | 'closed';
  readonly has: (value: string, vocabularies: Vocabularies) => boolean;
  /** What would have been right, for the finding. */
  readonly rule: (value: string, vocabularies: Vocabularies) => string;
}

/** What a row has to say for a term: its notation, where it has one, or its label, in any case. */
const spelling = ({ notation, label }: Term): string => notation ?? label;

const fits = (term: Term, value: string): boolean => spelling(term).toLowerCase() === value.toLowerCase();

/** A vocabulary of which rows say the very spelling: what records are made from is not guessed. */
const listed = (openness: 'open' | 'closed', scheme: string): KnownVocabulary => ({
  openness,
  has: (value, vocabularies) => {
    const term = findTerm(scheme, value, vocabularies);
    return term !== undefined && !term.deprecated && fits(term, value);
  },
  rule: (value, vocabularies) => {
    const { terms } = vocabularies.index(scheme);
    const usable = terms.filter(({ deprecated }) => !deprecated);
    const meant = findTerm(scheme, value, vocabularies) ?? nearest(scheme, value, vocabularies);
    const hint = meant === undefined || meant.deprecated ? '' : `; perhaps ${spelling(meant)}`;
    const all = usable.length <= MOST_NAMED;
    const named = all ? `one of ${usable.map(spelling).join(', ')}` : `one of the ${usable.length} terms of ${scheme}`;
    return `${named}${hint}`;
  },
});

function nearest(scheme: string, value: string, vocabularies: Vocabularies): Term | undefined {
  const [label] = suggestTerms(scheme, value, vocabularies);
  return label === undefined ? undefined : findTerm(scheme, label, vocabularies);
}

/** How many terms a finding names; of longer lists it names the list. */
const MOST_NAMED = 40;

const labels = (terms: readonly { readonly label: string }[]): readonly string[] => terms.map(({ label }) => label);

const OTHER = 'other';

/** Whether a listed material is named in the text; what names none is described as `other`. */
function isListedMaterial(text: string): boolean {
  return text.trim().toLowerCase() === OTHER || materialOf(text).uri !== materialOf(OTHER).uri;
}

/**
 * The small vocabularies that a row check knows by heart, by the name field descriptors use; others are not checked here.
 * Core types are open, since drilling teams use letters beside those of mDIS.
 */
export const KNOWN_VOCABULARIES: Readonly<Record<string, KnownVocabulary>> = {
  'core-type': listed('open', 'mdis/core-type'),
  'igsn-convention': {
    openness: 'closed',
    has: (value) => readConvention(value) !== undefined,
    rule: () => `one of ${IGSN_CONVENTIONS.join(', ')}`,
  },
  'moratorium-keeps': {
    openness: 'closed',
    has: (value) => (MORATORIUM_KEEPS as readonly string[]).includes(value),
    rule: () => `one of ${MORATORIUM_KEEPS.join(', ')}`,
  },
  material: {
    openness: 'open',
    has: isListedMaterial,
    rule: (value, vocabularies) => {
      const [meant] = suggestTerms('odm2/medium', value, vocabularies);
      return `a word of ${labels(MATERIALS).join(', ')}${meant === undefined ? '' : `; perhaps ${meant}`}`;
    },
  },
  licence: {
    openness: 'open',
    has: (value) => readLicence(value).uri !== undefined,
    rule: () => `an address, or one of ${LICENCES.map(({ identifier }) => identifier).join(', ')}`,
  },
  'local-contexts-label': {
    openness: 'open',
    has: (value) => readLabel(value).uri !== undefined,
    rule: (value, vocabularies) => {
      const { name } = readLabel(value);
      const near = LABEL_SCHEMES.flatMap((scheme) => suggestTerms(scheme, name, vocabularies)).slice(0, 3);
      return `a label or notice of Local Contexts, or the address of a community’s own${near.length === 0 ? '' : `; perhaps ${near.join(', ')}`}`;
    },
  },
  'contributor-type': listed('closed', 'datacite/contributor-type'),
  'relation-type': listed('closed', 'datacite/relation-type'),
  'structure-kind': {
    openness: 'open',
    has: (value) => structureKindOf(value) !== undefined,
    rule: () => `a kind such as ${STRUCTURE_KINDS.join(', ')}`,
  },
  'sample-cut': {
    openness: 'open',
    has: (value) => sampleCutOf(value) !== undefined,
    rule: () => `a cut such as ${SAMPLE_CUTS.join(', ')}`,
  },
  'split-type': {
    openness: 'closed',
    has: (value) => splitTypeOf(value) !== undefined,
    rule: () => 'WR, A or W, the last two with a number where the split was cut again (A1, W2)',
  },
};

/**
 * The vocabulary that a field descriptor names: one of {@link KNOWN_VOCABULARIES}, or any list in use by its name, such as
 * `own/rock-colour`. Lists by name are open: in the night somebody may need a word that nobody has put there yet. Undefined
 * where no list is called so.
 */
export function vocabularyNamed(name: string, vocabularies: Vocabularies): KnownVocabulary | undefined {
  if (Object.hasOwn(KNOWN_VOCABULARIES, name)) return KNOWN_VOCABULARIES[name];
  return vocabularies.scheme(name) === undefined ? undefined : listed('open', name);
}
