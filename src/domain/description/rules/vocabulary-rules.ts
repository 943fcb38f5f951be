import { COLLECTION_METHODS } from '../../vocabulary/collection-methods.ts';
import { CONTRIBUTOR_TYPES } from '../../vocabulary/contributor-types.ts';
import { MATERIALS } from '../../vocabulary/materials.ts';
import { RELATION_TYPES } from '../../vocabulary/relation-types.ts';
import { SAMPLE_TYPES } from '../../vocabulary/sample-types.ts';
import type { DescriptionField } from '../description-fields.ts';
import type { SampleDescription } from '../sample-description.ts';
import type { Concept } from '../statements.ts';
import { nearestTerm } from './nearest-term.ts';
import type { Breach, Rule } from './rule.ts';

interface Stated {
  readonly text: string;
  readonly member?: string;
}

const MATERIAL_URIS = MATERIALS.map((one) => one.uri);
const MATERIAL_WORDS = MATERIALS.flatMap((one) => [one.label, one.gfz, ...one.words]);
const METHODS = COLLECTION_METHODS.flatMap((one) => [one.label, one.sesar]);

/** Rules about words that are to come from a list. A word outside it is kept; the finding names the nearest term. */
export const VOCABULARY_RULES: readonly Rule[] = [
  listed('sampleType', 'sample type', 'GFZ description-ext 1.3, sample_type', SAMPLE_TYPES, ({ sampleType }) =>
    sampleType === undefined ? [] : [{ text: sampleType }],
  ),
  listed('material', 'material', 'ODM2 medium; GFZ description-ext 1.3, material', MATERIAL_WORDS, ({ material }) =>
    wordOf(material),
  ),
  listed('material', 'ODM2 medium', 'ODM2 medium', MATERIAL_URIS, ({ material }) => uriOf(material), 'material-uri'),
  listed('collectionMethod', 'collection method', 'IGSN description 1.0; SESAR', METHODS, ({ collectionMethod }) =>
    wordOf(collectionMethod),
  ),
  listed(
    'agents',
    'contributor type',
    'DataCite 4.7, contributorType',
    CONTRIBUTOR_TYPES.map((one) => one.label),
    ({ agents }) =>
      agents.flatMap(({ role }, n) => (role === undefined ? [] : [{ text: role, member: `[${n + 1}].role` }])),
  ),
  listed(
    'relatedWorks',
    'relation',
    'DataCite 4.7, relationType',
    RELATION_TYPES.map((one) => one.label),
    ({ relatedWorks }) =>
      relatedWorks.map(({ relationType }, n) => ({ text: relationType, member: `[${n + 1}].relationType` })),
  ),
];

function listed(
  field: DescriptionField,
  what: string,
  source: string,
  terms: readonly string[],
  stated: (description: SampleDescription) => readonly Stated[],
  code = what.replaceAll(' ', '-').toLowerCase(),
): Rule {
  const known = new Set(terms.map(folded));
  const breach = ({ text, member }: Stated): readonly Breach[] => {
    if (known.has(folded(text))) return [];
    const nearest = nearestTerm(text, terms);
    const message = `${text.slice(0, 80)} is no listed ${what}.${nearest === undefined ? '' : ` Is ${nearest} meant?`}`;
    return [{ field, value: text, message, ...(member !== undefined && { member }) }];
  };
  const text = `The ${what} is a term of the list.`;
  return {
    code: `unlisted-${code}`,
    text,
    source,
    severity: 'warning',
    breaches: (one) => stated(one).flatMap(breach),
  };
}

// Lists differ in case and in the mark between the steps of a path; neither changes what is meant.
function folded(text: string): string {
  const steps = text.trim().replace(/\/$/, '').split(/[>:]/);
  return steps
    .map((step) => step.trim())
    .join('>')
    .toLowerCase();
}

function wordOf(concept: Concept | undefined): readonly Stated[] {
  return concept === undefined || concept.uri !== undefined ? [] : [{ text: concept.label }];
}

function uriOf(concept: Concept | undefined): readonly Stated[] {
  return concept?.uri?.includes('vocabulary.odm2.org/medium') ? [{ text: concept.uri }] : [];
}
