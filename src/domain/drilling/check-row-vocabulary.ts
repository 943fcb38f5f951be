import { IGSN_CONVENTIONS, readConvention } from '../identifier/read-convention.ts';
import { CONTRIBUTOR_TYPES } from '../vocabulary/contributor-types.ts';
import { CORE_TYPES } from '../vocabulary/core-types.ts';
import { MATERIALS, materialOf } from '../vocabulary/materials.ts';
import { RELATION_TYPES } from '../vocabulary/relation-types.ts';
import { splitTypeOf } from '../vocabulary/split-types.ts';

/** How a vocabulary judges a value: `closed` ones refuse what they do not list, `open` ones warn. */
export interface KnownVocabulary {
  readonly openness: 'open' | 'closed';
  readonly has: (value: string) => boolean;
  /** What would have been right, for the finding. */
  readonly rule: string;
}

const listed = (openness: 'open' | 'closed', values: readonly string[]): KnownVocabulary => {
  const known = new Set(values.map((value) => value.toLowerCase()));
  return { openness, has: (value) => known.has(value.toLowerCase()), rule: `one of ${values.join(', ')}` };
};

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
  'core-type': listed(
    'open',
    CORE_TYPES.map(({ letter }) => letter),
  ),
  'igsn-convention': {
    openness: 'closed',
    has: (value) => readConvention(value) !== undefined,
    rule: `one of ${IGSN_CONVENTIONS.join(', ')}`,
  },
  material: {
    openness: 'open',
    has: isListedMaterial,
    rule: `a word of ${labels(MATERIALS).join(', ')}`,
  },
  'contributor-type': listed('closed', labels(CONTRIBUTOR_TYPES)),
  'relation-type': listed('closed', labels(RELATION_TYPES)),
  'split-type': {
    openness: 'closed',
    has: (value) => splitTypeOf(value) !== undefined,
    rule: 'WR, A or W, the last two with a number where the split was cut again (A1, W2)',
  },
};
