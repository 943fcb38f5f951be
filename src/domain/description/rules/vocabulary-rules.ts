import { findTerm } from '../../vocabulary/find-term.ts';
import { wordsIn } from '../../vocabulary/fold-words.ts';
import { isMaterialWord } from '../../vocabulary/materials.ts';
import type { Vocabularies } from '../../vocabulary/vocabularies.ts';
import type { Concept } from '../statements.ts';
import { listed, type Stated } from './listed-rule.ts';
import type { Rule } from './rule.ts';

const LITHOLOGY = 'cgi/simplelithology';
const CHART = 'ics/chart';
const LOCAL_CONTEXTS = /^https?:\/\/(?:www\.)?localcontexts\.org\//i;

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
  listed({
    field: 'country',
    what: 'country',
    source: 'ISO 3166-1',
    vocabularies: ['iso/country'],
    stated: ({ country }) => (country === undefined ? [] : [{ text: country }]),
  }),
  listed({
    field: 'geologicalAges',
    what: 'geological age',
    source: 'ICS international chronostratigraphic chart',
    vocabularies: [CHART],
    stated: ({ geologicalAges }) => geologicalAges.map((text, n) => ({ text, member: `[${n + 1}]` })),
    allows: isSpanOfAges,
    severity: 'info',
  }),
  listed({
    field: 'rock',
    what: 'rock',
    source: 'CGI simple lithology',
    vocabularies: [LITHOLOGY],
    stated: ({ rock }) => (rock === undefined ? [] : [{ text: rock }]),
    allows: namesRock,
    severity: 'info',
  }),
  listed({
    field: 'localContexts',
    what: 'Local Contexts label',
    source: 'localcontexts.org, TK labels, BC labels and notices',
    vocabularies: ['local-contexts/tk-label', 'local-contexts/bc-label', 'local-contexts/notice'],
    // A label of a community's own project has its own name and address.
    stated: ({ localContexts = [] }) =>
      localContexts.flatMap(({ name, uri }, n) => {
        if (uri === undefined) return [{ text: name, member: `[${n + 1}].name` }];
        return LOCAL_CONTEXTS.test(uri) ? [{ text: uri, member: `[${n + 1}].uri` }] : [];
      }),
    code: 'local-contexts',
  }),
  listed({
    field: 'dates',
    what: 'date type',
    source: 'DataCite 4.7, dateType',
    vocabularies: ['datacite/date-type'],
    stated: ({ dates = [] }) => dates.map(({ type }, n) => ({ text: type, member: `[${n + 1}].type` })),
  }),
  listed({
    field: 'furtherDescriptions',
    what: 'description type',
    source: 'DataCite 4.7, descriptionType',
    vocabularies: ['datacite/description-type'],
    stated: ({ furtherDescriptions = [] }) =>
      furtherDescriptions.flatMap(({ type, scheme }, n) =>
        type === undefined || scheme !== undefined ? [] : [{ text: type, member: `[${n + 1}].type` }],
      ),
  }),
];

/** `Jurassic - Cretaceous` says from when to when. */
function isSpanOfAges(text: string, vocabularies: Vocabularies): boolean {
  const ends = text.split(/\s*(?:[-–/,]|\bto\b|\band\b)\s*/i).filter((one) => one !== '');
  return ends.length === 2 && ends.every((one) => findTerm(CHART, one, vocabularies) !== undefined);
}

/** `banded felsic gneiss` names a rock of the list in more words. */
function namesRock(text: string, vocabularies: Vocabularies): boolean {
  return wordsIn(text.slice(0, 200)).some((word) => findTerm(LITHOLOGY, word, vocabularies) !== undefined);
}

function wordOf(concept: Concept | undefined): readonly Stated[] {
  return concept === undefined || concept.uri !== undefined ? [] : [{ text: concept.label }];
}

function uriOf(concept: Concept | undefined): readonly Stated[] {
  return concept?.uri?.includes('vocabulary.odm2.org/medium') ? [{ text: concept.uri }] : [];
}
