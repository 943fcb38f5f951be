import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, PENDING, WITHDRAWN } from '../../../test/conformance/formats/example-descriptions.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { DATACITE_NAMESPACE, toDatacite } from './to-datacite.ts';

const usual = describeObject(usualContext('sample'));

function textsAt(description: SampleDescription, facts: RegistrationFacts, paths: readonly string[]) {
  using document = XmlDocument.fromString(toDatacite(description, facts, CONTEXT));
  return paths.map((path) => document.get(path, { d: DATACITE_NAMESPACE })?.content);
}

describe('DataCite', () => {
  const expected: readonly [string, string][] = [
    ['//d:identifier', '10.60510/icdp5054exf4601'],
    ['//d:creatorName[@nameType="Organizational"]', 'ICDP'],
    ['//d:title[not(@titleType)]', 'Amphibolite with garnet from 143.12 m depth'],
    ['//d:title[@titleType]', 'Individual Sample, Rock, 5054_1_A_019_1_W:12-14'],
    ['//d:publisher[@publisherIdentifierScheme="ROR"]', 'GFZ Data Services'],
    ['//d:resourceType[@resourceTypeGeneral="PhysicalObject"]', 'Individual Sample: Rock'],
    ['//d:subject[@valueURI="http://vocabulary.odm2.org/medium/rock"]', 'Rock'],
    ['//d:contributor[@contributorType="HostingInstitution"]/d:contributorName', 'BGR core repository, Berlin-Spandau'],
    ['//d:contributor[@contributorType="ProjectLeader"]/d:familyName', 'Lorenz'],
    ['//d:contributor[@contributorType="ProjectLeader"]/d:nameIdentifier', 'https://orcid.org/0000-0002-1825-0097'],
    ['//d:date[@dateType="Collected"]', '2014-05-05T16:40:00+02:00'],
    ['//d:alternateIdentifier[@alternateIdentifierType="IGSN"]', '10273/ICDP5054EXF4601'],
    ['//d:relatedIdentifier[@relationType="IsPartOf"]', '10.60510/icdp5054ehw1001'],
    [
      '//d:relatedIdentifier[@relationType="HasMetadata"]',
      'https://igsn.example.org/igsn/ICDP5054EXF4601?format=igsngfz',
    ],
    ['//d:rights/@rightsURI', 'http://purl.org/coar/access_right/c_abf2'],
    ['//d:pointLatitude', '63.401629'],
    ['//d:funderName', 'ICDP'],
  ];
  it('maps as proposed in the reference', () => {
    assert.deepEqual(
      textsAt(
        usual,
        PENDING,
        expected.map(([path]) => path),
      ),
      expected.map(([, text]) => text),
    );
  });

  it('was published when it was registered or opened, whichever is later', () => {
    assert.deepEqual(textsAt(usual, WITHDRAWN, ['//d:publicationYear']), ['2017']);
    const { moratoriumUntil: _, ...open } = usual;
    assert.deepEqual(textsAt(open, WITHDRAWN, ['//d:publicationYear', '//d:date[@dateType="Withdrawn"]']), [
      '2015',
      '2020-01-01T00:00:00Z',
    ]);
  });

  it('calls a hole a feature of interest', () => {
    assert.deepEqual(textsAt(describeObject(usualContext('hole')), PENDING, ['//d:resourceType']), [
      'Hole: feature-of-interest',
    ]);
  });

  it('gives a campaign as a range', () => {
    const hole = describeObject(usualContext('hole'));
    assert.deepEqual(textsAt(hole, PENDING, ['//d:date[@dateType="Collected"]']), ['2014-05-01/2014-08-26']);
  });
});
