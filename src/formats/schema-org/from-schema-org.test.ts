import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import {
  assertDescriptionSurvives,
  assertDocumentSettles,
  readBack,
} from '../../../test/conformance/formats/round-trip.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import { openSource } from '../reading/open-source.ts';
import { SCHEMA_ORG } from './format.ts';

const read = (value: object) => readBack(SCHEMA_ORG, JSON.stringify(value));

/** As DataCite writes it: lists of one as scalars, keywords in one text. */
const OF_DATACITE = {
  '@context': 'http://schema.org',
  '@type': 'Dataset',
  '@id': 'https://doi.org/10.5880/abc.1',
  identifier: { '@type': 'PropertyValue', propertyID: 'NHDA', value: 'D1' },
  url: 'https://example.org/abc',
  additionalType: 'Survey',
  name: 'A data set',
  author: {
    '@type': 'Person',
    '@id': 'https://orcid.org/0000-0002-1825-0097',
    name: 'Jane Doe',
    givenName: 'Jane',
    familyName: 'Doe',
  },
  editor: [{ '@type': 'Organization', name: 'E' }],
  keywords: 'rock, sediment',
  datePublished: '2020',
  temporalCoverage: '2001-01-01/2002-01-01',
  spatialCoverage: { '@type': 'Place', geo: { '@type': 'GeoShape', box: '1 2 3 4' } },
  isPartOf: { '@type': 'CreativeWork', '@id': 'https://doi.org/10.1/journal' },
  citation: [{ '@id': 'https://doi.org/10.2/x' }, { name: 'Only a title' }],
  publisher: { '@type': 'Organization', name: 'GFZ' },
  provider: { '@type': 'Organization', name: 'datacite' },
  license: 'https://creativecommons.org/licenses/by/4.0/',
  measurementTechnique: 'XRF',
};

describe('JSON-LD of schema.org', () => {
  it('is read as DataCite writes it', () => {
    const [record] = read(OF_DATACITE);
    assert.ok(record);
    const { description } = record;
    assert.deepEqual([description.prefix, description.igsn, description.generalType], ['10.5880', 'ABC.1', 'Dataset']);
    assert.deepEqual(description.keywords, ['rock', 'sediment']);
    assert.deepEqual(description.places, [{ boxes: [{ southDeg: 1, westDeg: 2, northDeg: 3, eastDeg: 4 }] }]);
    assert.equal(description.agents[0]?.orcid, 'https://orcid.org/0000-0002-1825-0097');
    assert.deepEqual(
      description.relatedWorks.map((one) => [one.relationType, one.identifierType, one.identifier]),
      [
        ['IsPartOf', 'DOI', '10.1/journal'],
        ['References', 'DOI', '10.2/x'],
      ],
    );
    assert.deepEqual(description.alternateIdentifiers, [{ type: 'NHDA', value: 'D1' }]);
    assert.deepEqual(description.licences, [{ uri: 'https://creativecommons.org/licenses/by/4.0/' }]);
    assert.equal(description.publicationYear, 2020);
    assert.deepEqual(description.foreign, [{ format: 'jsonld', path: '/measurementTechnique', content: '"XRF"' }]);
    assertDocumentSettles(SCHEMA_ORG, Buffer.from(JSON.stringify(OF_DATACITE)), 'datacite');
  });

  it('is found in a graph, and coordinates may be texts', () => {
    const geo = { '@type': 'GeoCoordinates', latitude: '35.8503', longitude: '-106.4506', elevation: '10 m' };
    const thing = { '@id': 'igsn:10273/ABC1', name: 'X', spatialCoverage: { geo } };
    const [record] = read({ '@context': { '@vocab': 'https://schema.org/' }, '@graph': [thing] });
    assert.equal(record?.description.igsn, 'ABC1');
    assert.deepEqual([record.description.latitudeDeg, record.description.elevationM], [35.8503, 10]);
  });

  it('without an identifier, or with broken members, is read as far as it goes', () => {
    const [record] = read({
      '@context': 'https://schema.org',
      name: 'X',
      creator: [null, 3, {}],
      spatialCoverage: { geo: { latitude: 95, longitude: 1 } },
    });
    assert.deepEqual(
      record?.findings.map(({ code }) => code),
      ['no-identifier', 'off-the-globe'],
    );
  });

  it('is not taken for JSON of other kinds', () => {
    for (const text of [
      '{}',
      '[]',
      '{"@context":"https://raw.githubusercontent.com/IGSN/x","name":"x"}',
      '{"name":"x"}',
    ]) {
      const source = openSource(Buffer.from(text), 'x');
      assert.ok(source.ok && !SCHEMA_ORG.recognises(source.value), text);
    }
  });

  for (const { label, description, facts } of EXAMPLES.filter((one) => /usual|bare|nasty/.test(one.label))) {
    it(`of our own settles: ${label}`, () => {
      assertDocumentSettles(SCHEMA_ORG, Buffer.from(SCHEMA_ORG.write(description, facts, CONTEXT)), label);
    });
  }

  it('of our own keeps what it promises', () => {
    for (const type of ['sample', 'hole', 'core_run'] as const)
      assertDescriptionSurvives(SCHEMA_ORG, describeObject(usualContext(type)));
  });
});
