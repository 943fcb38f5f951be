import { findTerm, suggestTerms } from '../../vocabulary/find-term.ts';
import { isMaterialWord } from '../../vocabulary/materials.ts';
import { BUILT_IN, type Vocabularies } from '../../vocabulary/vocabularies.ts';
import type { DescriptionField } from '../description-fields.ts';
import type { SampleDescription } from '../sample-description.ts';
import type { Concept } from '../statements.ts';
import type { Breach, Rule } from './rule.ts';

interface Stated {
  readonly text: string;
  readonly member?: string;
}

/** A rule about words of vocabularies; suggestions are of the first that has any. `allows` takes what stands in none of them. */
interface ListedRule {
  readonly field: DescriptionField;
  readonly what: string;
  readonly source: string;
  readonly vocabularies: readonly string[];
  readonly stated: (description: SampleDescription) => readonly Stated[];
  readonly allows?: (text: string) => boolean;
  readonly code?: string;
}

/** Rules about words that are to come from a list. A word outside it is kept; the finding names the nearest terms. */
export const VOCABULARY_RULES: readonly Rule[] = [
  listed({
    field: 'sampleType',
    what: 'sample type',
    source: 'GFZ description-ext 1.3, sample_type; SESAR',
    vocabularies: ['gfz/sample-type', 'sesar/sample-type', 'sesar/object-label', 'sesar/object-type'],
    stated: ({ sampleType }) => (sampleType === undefined ? [] : [{ text: sampleType }]),
  }),
  listed({
    field: 'material',
    what: 'material',
    source: 'ODM2 medium; GFZ description-ext 1.3, material; SESAR 2',
    vocabularies: ['gfz/material', 'odm2/medium', 'sesar/material'],
    stated: ({ material }) => wordOf(material),
    allows: isMaterialWord,
  }),
  listed({
    field: 'material',
    what: 'ODM2 medium',
    source: 'ODM2 medium',
    vocabularies: ['odm2/medium'],
    stated: ({ material }) => uriOf(material),
    code: 'material-uri',
  }),
  listed({
    field: 'collectionMethod',
    what: 'collection method',
    source: 'IGSN description 1.0; SESAR',
    vocabularies: ['igsn/collection-method', 'sesar/collection-method', 'sesar/sampling-method'],
    stated: ({ collectionMethod }) => wordOf(collectionMethod),
  }),
  listed({
    field: 'agents',
    what: 'contributor type',
    source: 'DataCite 4.7, contributorType',
    vocabularies: ['datacite/contributor-type'],
    stated: ({ agents }) =>
      agents.flatMap(({ role }, n) => (role === undefined ? [] : [{ text: role, member: `[${n + 1}].role` }])),
  }),
  listed({
    field: 'relatedWorks',
    what: 'relation',
    source: 'DataCite 4.7, relationType',
    vocabularies: ['datacite/relation-type'],
    stated: ({ relatedWorks }) =>
      relatedWorks.map(({ relationType }, n) => ({ text: relationType, member: `[${n + 1}].relationType` })),
  }),
];

function listed({ field, what, source, stated, allows, code = what.replaceAll(' ', '-'), ...lists }: ListedRule): Rule {
  const breach = ({ text, member }: Stated, vocabularies: Vocabularies): readonly Breach[] => {
    if (lists.vocabularies.some((list) => findTerm(list, text, vocabularies)) || allows?.(text)) return [];
    const hint = meant(nearest(lists.vocabularies, text, vocabularies));
    const message = `${text.slice(0, 80)} is no listed ${what}.${hint}`;
    return [{ field, value: text, message, ...(member !== undefined && { member }) }];
  };
  return {
    code: `unlisted-${code}`,
    text: `The ${what} is a term of the list.`,
    source,
    severity: 'warning',
    breaches: (one, { vocabularies = BUILT_IN }) => stated(one).flatMap((word) => breach(word, vocabularies)),
  };
}

/** What a wrong word may mean: terms of the first vocabulary that has any near it; of an address the last part is the word. */
function nearest(lists: readonly string[], text: string, vocabularies: Vocabularies): readonly string[] {
  const word = /^https?:/i.test(text) ? (text.split(/[/#]/).findLast((part) => part !== '') ?? '') : text;
  for (const list of lists) {
    const found = suggestTerms(list, word, vocabularies);
    if (found.length > 0) return found;
  }
  return [];
}

function meant(terms: readonly string[]): string {
  const last = terms.at(-1);
  if (last === undefined) return '';
  const before = terms.slice(0, -1).join(', ');
  return ` Is ${before === '' ? last : `${before} or ${last}`} meant?`;
}

function wordOf(concept: Concept | undefined): readonly Stated[] {
  return concept === undefined || concept.uri !== undefined ? [] : [{ text: concept.label }];
}

function uriOf(concept: Concept | undefined): readonly Stated[] {
  return concept?.uri?.includes('vocabulary.odm2.org/medium') ? [{ text: concept.uri }] : [];
}
