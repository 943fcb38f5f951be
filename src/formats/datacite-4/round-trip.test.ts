import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import { assertDescriptionSurvives, readBack } from '../../../test/conformance/formats/round-trip.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { DATACITE_JSON } from '../datacite-json/format.ts';
import { factsOf } from '../reading/record-read.ts';
import { DATACITE, DATACITE_VERSIONS } from './format.ts';

const FORMATS = [DATACITE, DATACITE_JSON];

/** A foreign record with all that DataCite can say. */
const FOREIGN: SampleDescription = {
  igsn: 'IEABC0001',
  prefix: '10.58052',
  namespace: 'IEABC',
  objectType: 'sample',
  name: 'HLY0102-D1',
  title: 'Dredge haul 1',
  titleLanguage: 'en',
  furtherTitles: [{ text: 'Dredge 1', type: 'TranslatedTitle', language: 'fr' }],
  otherNames: ['D1', 'Haul 1'],
  alternateIdentifiers: [
    { type: 'NHDA', value: 'D0049' },
    { type: 'IGSN', value: '10273/IEABC0001' },
  ],
  language: 'en',
  versionLabel: '1.2-β',
  generalType: 'Collection',
  resourceType: { label: 'Dredge' },
  parent: { igsn: 'IEABC0000', name: 'IEABC0000' },
  furtherParents: [{ igsn: 'IEABC000X', name: 'IEABC000X' }],
  children: [{ igsn: 'IEABC0002', name: 'IEABC0002' }],
  collection: 'IEABCCOLL',
  abstract: 'First line\nSecond <line> & more',
  abstractLanguage: 'en-GB',
  furtherDescriptions: [
    { text: 'By dredge', type: 'Methods', language: 'en' },
    { text: 'X', type: 'TechnicalInfo' },
  ],
  keywords: ['basalt', 'ridge'],
  subjects: [
    {
      label: 'Digital curation',
      scheme: 'ANZSRC',
      schemeUri: 'https://www.abs.gov.au/x',
      classificationCode: '461001',
    },
    { label: 'Basalt', uri: 'http://resource.geosciml.org/classifier/cgi/lithology/basalt', language: 'en' },
  ],
  isDemonstration: false,
  geologicalAges: [],
  lengthM: 1.5,
  size: { value: '24', unit: 'g' },
  furtherSizes: [{ value: 'about a bucket' }],
  mediaFormats: ['text/plain'],
  latitudeDeg: 52.1234567,
  longitudeDeg: -4.89,
  locality: 'Gakkel Ridge',
  places: [
    { name: 'Box', boxes: [{ westDeg: 170, eastDeg: -170, southDeg: -10, northDeg: 10 }] },
    {
      polygons: [
        {
          ring: [
            { longitudeDeg: 0, latitudeDeg: 0 },
            { longitudeDeg: 1, latitudeDeg: 0 },
            { longitudeDeg: 1, latitudeDeg: 1 },
            { longitudeDeg: 0, latitudeDeg: 0 },
          ],
          inside: { longitudeDeg: 0.7, latitudeDeg: 0.3 },
        },
      ],
    },
    {
      points: [
        { longitudeDeg: 1, latitudeDeg: 2 },
        { longitudeDeg: 3, latitudeDeg: 4 },
      ],
    },
  ],
  depths: [],
  collectedFrom: '2001-08',
  collectedTo: '2001-10-05?',
  sampledOn: '2015-02-03',
  agents: [
    {
      name: 'Zou, Jing',
      isOrganisation: false,
      isCreator: true,
      givenName: 'Jing',
      orcid: 'https://orcid.org/0000-0002-4553-2743',
      affiliation: 'Uppsala University',
      ror: 'https://ror.org/048a87296',
      identifiers: [{ identifier: '0000 0001 2147 8925', scheme: 'ISNI', schemeUri: 'https://isni.org' }],
      furtherAffiliations: [{ name: 'Elsewhere', identifier: 'grid.1', scheme: 'GRID' }],
    },
    { name: 'SESAR', isOrganisation: true, isCreator: true, language: 'en', ror: 'https://ror.org/04z8jg394' },
    { name: 'Nobody', role: 'Sponsor', isCreator: false },
  ],
  sampledBy: 'Somebody',
  currentArchive: 'LDEO core repository',
  fundingAgencies: ['NSF'],
  funding: [
    {
      funderName: 'ERC',
      funderIdentifier: 'https://doi.org/10.13039/501100000780',
      funderIdentifierType: 'Crossref Funder ID',
      awardNumber: '12',
      awardUri: 'https://example.com/12',
      awardTitle: 'Deep',
    },
  ],
  publisher: {
    name: 'SESAR',
    identifier: 'https://doi.org/10.17616/R31S5P',
    scheme: 're3data',
    schemeUri: 'https://re3data.org/',
    language: 'en',
  },
  moratoriumUntil: '2999-01-01',
  isPublic: false,
  licences: [
    { name: 'CC BY', uri: 'https://creativecommons.org/licenses/by/4.0/', identifier: 'CC-BY-4.0', scheme: 'SPDX' },
  ],
  localContexts: [{ name: 'TK Attribution', uri: 'https://localcontexts.org/label/tk-attribution/' }],
  publishedOn: '2020-02-02',
  publicationYear: 2999,
  dates: [
    { date: '2024-01-01', type: 'Updated', note: 'Extended' },
    { date: '-0500/-0400', type: 'Coverage' },
  ],
  relatedWorks: [
    {
      identifier: 'https://doi.org/10.1/x',
      identifierType: 'DOI',
      relationType: 'IsCitedBy',
      generalType: 'JournalArticle',
      relationNote: 'why',
    },
    { identifier: 'IEXYZ', identifierType: 'IGSN', relationType: 'IsDerivedFrom' },
  ],
  relatedItems: [
    {
      generalType: 'Journal',
      relationType: 'IsPublishedIn',
      identifier: '1234-5678',
      identifierType: 'ISSN',
      creators: [{ name: 'Garcia, Sofia', isOrganisation: false, isCreator: true, familyName: 'Garcia' }],
      titles: [{ text: 'J' }, { text: 'K', type: 'TranslatedTitle' }],
      publicationYear: '1990',
      volume: '1',
      number: '3',
      numberType: 'Other',
      publisher: { name: 'P' },
      contributors: [{ name: 'E', role: 'Editor', isCreator: false }],
    },
  ],
  stated: [],
};

/** Every member that must come back equal of the foreign record, be the format's promise ever so narrow. */
const EXACT = Object.keys(FOREIGN).filter((field) => field !== 'namespace') as (keyof SampleDescription)[];

for (const format of FORMATS) {
  describe(`${format.name} round trip`, () => {
    it('brings a foreign record back as it was', () => {
      assertDescriptionSurvives(format, FOREIGN);
      const [record] = readBack(
        format,
        format.write(FOREIGN, factsOf({ description: FOREIGN, facts: {}, findings: [] }, ''), CONTEXT),
      );
      assert.ok(record);
      for (const field of EXACT) {
        // The REST API has one point a place, and the last has two.
        if (field === 'places' && format === DATACITE_JSON) assert.equal(record.description.places?.length, 4);
        else assert.deepEqual(record.description[field], FOREIGN[field], field);
      }
      assert.deepEqual(record.findings, []);
      assert.equal(record.description.foreign, undefined);
    });

    for (const { label, description, facts } of EXAMPLES) {
      it(`writes the same again after reading: ${label}`, () => {
        const once = format.write(description, facts, CONTEXT);
        const [record] = readBack(format, once);
        assert.ok(record);
        assert.equal(format.write(record.description, factsOf(record, ''), CONTEXT), once);
      });
    }

    it('keeps what an own record says', () => {
      const usual = describeObject(usualContext('sample'));
      assertDescriptionSurvives(format, usual);
    });
  });
}

describe('an older DataCite', () => {
  it('says newer things by older ones', () => {
    const at = (version: string) => {
      const format = DATACITE_VERSIONS.find((one) => one.version === version);
      assert.ok(format);
      return format.write(FOREIGN, factsOf({ description: FOREIGN, facts: {}, findings: [] }, ''), CONTEXT);
    };
    assert.match(at('4.7'), /relationTypeInformation="why"/);
    assert.doesNotMatch(at('4.6'), /relationTypeInformation/);
    assert.match(at('4.5'), /dateType="Other" dateInformation="Coverage"/);
    assert.doesNotMatch(at('4.4'), /publisherIdentifier/);
    assert.match(
      at('4.3'),
      /relatedIdentifierType="ISSN" relationType="IsPartOf" resourceTypeGeneral="Text">1234-5678</,
    );
    assert.doesNotMatch(at('4.0'), /nameType|inPolygonPoint|dateInformation|resourceTypeGeneral="Text">10\.1/);
  });
});
