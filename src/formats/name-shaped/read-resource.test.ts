import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBack } from '../../../test/conformance/formats/round-trip.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { IGSN_DESCRIPTION } from '../igsn-description-1.0/format.ts';
import { IGSN_DESCRIPTION_1_1 } from '../igsn-description-1.1/format.ts';
import type { RecordRead } from '../reading/record-read.ts';

const ODM2 = 'http://vocabulary.odm2.org';

/** A record with these children behind identifier and name. */
function read(children: string, kind = 'Sample'): RecordRead {
  const [record] = readBack(
    IGSN_DESCRIPTION,
    `<resource xmlns="http://schema.igsn.org/description/1.0" type="${kind}">
      <identifier type="IGSN"> 10273/icdp5054x </identifier><name>one</name>${children}</resource>`,
  );
  assert.ok(record);
  return record;
}

const SAID: readonly [string, string, Partial<SampleDescription>][] = [
  ['the number without prefix and blanks', '', { igsn: 'ICDP5054X', prefix: '10273', namespace: 'ICDP' }],
  ['a parent by handle', '<parentIdentifier>10273/P</parentIdentifier>', { parent: { igsn: 'P', name: 'P' } }],
  [
    'several parents, which the schema forbids',
    '<parentIdentifier>A</parentIdentifier><parentIdentifier>B</parentIdentifier>',
    { parent: { igsn: 'A', name: 'A' }, furtherParents: [{ igsn: 'B', name: 'B' }] },
  ],
  ['a collection', '<collectionIdentifier type="IGSN">coll</collectionIdentifier>', { collection: 'COLL' }],
  [
    'names with and without a scheme',
    '<alternateIdentifiers><alternateIdentifier>B 7</alternateIdentifier><alternateIdentifier type="ARK">ark:/1</alternateIdentifier><alternateIdentifier>N/A</alternateIdentifier></alternateIdentifiers>',
    { otherNames: ['B 7'], alternateIdentifiers: [{ type: 'ARK', value: 'ark:/1' }] },
  ],
  [
    'documents and events',
    '<relatedIdentifiers><relatedIdentifier type="DOI" relationType="hasDocument">10.1/a</relatedIdentifier><relatedIdentifier type="URL" relationType="HASEVENT">https://e.org/</relatedIdentifier></relatedIdentifiers>',
    {
      relatedWorks: [
        { identifier: '10.1/a', identifierType: 'DOI', relationType: 'IsDocumentedBy' },
        { identifier: 'https://e.org/', identifierType: 'URL', relationType: 'IsCollectedBy', generalType: 'Event' },
      ],
    },
  ],
  [
    'a type in another case, with and without slash',
    `<resourceTypes><resourceType>${ODM2}/SpecimenType/CORESECTIONHALF</resourceType></resourceTypes>`,
    { resourceType: { label: 'Core section half', uri: `${ODM2}/specimentype/coreSectionHalf` }, objectType: 'split' },
  ],
  [
    'the address that does not exist in ODM2 as the one that does',
    `<resourceTypes><resourceType>${ODM2}/specimentype/unknown/</resourceType></resourceTypes>`,
    { resourceType: { label: 'Unknown', uri: `${ODM2}/specimentype/theSpecimenTypeIsUnknown` }, objectType: 'sample' },
  ],
  [
    'a collection as such',
    '<resourceTypes><resourceType>Collection</resourceType></resourceTypes>',
    { generalType: 'Collection' },
  ],
  [
    'several materials and words for them',
    `<materials><material>${ODM2}/medium/rock</material><material>${ODM2}/medium/soil/</material><alternateMaterials><alternateMaterial>Gneiss</alternateMaterial></alternateMaterials></materials>`,
    {
      material: { label: 'Rock', uri: `${ODM2}/medium/rock` },
      furtherMaterials: [{ label: 'Soil', uri: `${ODM2}/medium/soil` }, { label: 'Gneiss' }],
    },
  ],
  [
    'a method of another list behind Unknown',
    '<collectionMethods><collectionMethod>unknown</collectionMethod><alternateCollectionMethods><alternateCollectionMethod>Coring by hand</alternateCollectionMethod></alternateCollectionMethods></collectionMethods>',
    { collectionMethod: { label: 'Coring by hand' } },
  ],
  ['midnight as the day', '<collectionTime>2015-02-03T00:00:00Z</collectionTime>', { collectedFrom: '2015-02-03' }],
  [
    'a time as it is',
    '<collectionTime>2015-02-03T09:30:00-05:00</collectionTime>',
    { collectedFrom: '2015-02-03T09:30:00-05:00' },
  ],
  ['access in any case', '<sampleAccess> private </sampleAccess>', { isPublic: false }],
  ['openness where the word is unknown', '<sampleAccess>Maybe</sampleAccess>', { isPublic: true }],
  [
    'a toponym with its identifier, and two points',
    '<geoLocations><geoLocation><toponym><identifier type="URL">https://geonames.org/1</identifier><name>Åre</name></toponym></geoLocation><geoLocation><geometry type="Point">1 2</geometry></geoLocation><geoLocation><geometry type="Point">3 4</geometry></geoLocation></geoLocations>',
    {
      longitudeDeg: 1,
      latitudeDeg: 2,
      places: [
        { name: 'Åre', identifier: 'https://geonames.org/1', identifierType: 'URL' },
        { points: [{ longitudeDeg: 3, latitudeDeg: 4 }] },
      ],
    },
  ],
  [
    'people by role, funders and the holder',
    `<collector><identifier type="ORCID">https://orcid.org/0000-0002-1825-0097</identifier><name>Doe, Jo</name><affiliation><identifier type="URL">https://ror.org/04z8jg394</identifier><name>GFZ</name></affiliation></collector>
     <contributors><contributor type="projectleader"><name>Doe, Jo</name></contributor><contributor type="Funder"><name>ICDP</name></contributor><contributor type="Funder"><identifier type="DOI">10.13039/1</identifier><name>DFG</name></contributor><contributor type="HostingInstitution"><name>BGR</name></contributor></contributors>`,
    {
      agents: [
        {
          name: 'Doe, Jo',
          isCreator: true,
          role: 'ProjectLeader',
          isOrganisation: false,
          orcid: '0000-0002-1825-0097',
          affiliation: 'GFZ',
          ror: 'https://ror.org/04z8jg394',
        },
      ],
      fundingAgencies: ['ICDP'],
      funding: [{ funderName: 'DFG', funderIdentifier: '10.13039/1', funderIdentifierType: 'DOI' }],
      currentArchive: 'BGR',
    },
  ],
  [
    'records elsewhere',
    '<supplementalMetadata><record>https://e.org/1</record></supplementalMetadata>',
    { supplementalRecords: [{ url: 'https://e.org/1' }] },
  ],
];

describe('a name-shaped resource', () => {
  for (const [label, children, said] of SAID) {
    it(`is read with ${label}`, () => {
      const { description } = read(children);
      for (const [field, value] of Object.entries(said))
        assert.deepEqual(description[field as keyof SampleDescription], value, field);
      assert.equal(description.foreign, undefined);
    });
  }

  it('keeps what it has no member for', () => {
    const { description } = read(
      '<surprise level="3">!</surprise><supplementalMetadata><record><x>1</x></record></supplementalMetadata>',
      'Feature',
    );
    assert.deepEqual(
      description.foreign?.map((one) => [one.path, one.content.replace(/ xmlns="[^"]*"/g, '')]),
      [
        ['/resource/@type', 'Feature'],
        ['/resource/surprise', '<surprise level="3">!</surprise>'],
        ['/resource/supplementalMetadata/record/x', '<x>1</x>'],
      ],
    );
  });

  it('says in which line a geometry cannot be read or is turned round', () => {
    const { findings } = read(
      '\n<geoLocations><geoLocation><geometry type="Point">near Åre</geometry></geoLocation>\n<geoLocation><geometry type="Point">50 100</geometry></geoLocation></geoLocations>',
    );
    assert.deepEqual(
      findings.map((one) => [one.code, one.value, one.at?.row]),
      [
        ['unreadable-geometry', 'near Åre', 3],
        ['swapped-position', '50 100', 4],
      ],
    );
  });

  it('without identifier is a record all the same, with a finding', () => {
    const text = '<resource xmlns="http://schema.igsn.org/description/1.1" type="Sample"><name>one</name></resource>';
    const [record] = readBack(IGSN_DESCRIPTION_1_1, text);
    assert.deepEqual([record?.description.igsn, record?.description.name], ['', 'one']);
    assert.deepEqual(
      record?.findings.map((one) => one.code),
      ['no-identifier'],
    );
  });

  it('tells the registrant with identifier and affiliation', () => {
    const { facts } = read(
      '<registrant><identifier type="ISNI">1</identifier><name>R</name><affiliation><identifier type="URL">https://a.org</identifier><name>A</name></affiliation></registrant>',
    );
    assert.deepEqual(facts, {
      registrant: 'R',
      registrantIdentifier: { type: 'ISNI', value: '1' },
      registrantAffiliation: 'A',
      registrantAffiliationIdentifier: { type: 'URL', value: 'https://a.org' },
    });
  });
});
