import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFile, checkFilesIn, WITHOUT_CHECK_FILES } from '../../../test/conformance/formats/check-files.ts';
import { CONTEXT } from '../../../test/conformance/formats/example-descriptions.ts';
import { createSchemaCheck } from '../../../test/conformance/formats/schema-check.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { IGSN_JSON } from '../igsn-json/format.ts';
import { IGSN_REGISTRATION } from '../igsn-registration-1.0/format.ts';
import { readDocument } from '../reading/read-document.ts';
import { factsOf, type RecordRead } from '../reading/record-read.ts';
import { SESAR_LANDING } from './format.ts';

function read(description: object): RecordRead {
  const [record] = SESAR_LANDING.read({ syntax: 'json', file: 'test', value: { igsn: 'IEX1', description } });
  assert.ok(record);
  return record;
}

const more = (members: object) => ({ supplementMetadata: members });
const person = (roleName: string, members: object) => ({
  contributors: [{ roleName, contributor: [{ '@type': 'Person', ...members }] }],
});

type Said = { readonly [Field in keyof SampleDescription]?: SampleDescription[Field] | undefined };

const SAID: readonly [string, object, Said][] = [
  [
    'a path that ends with the material',
    { material: 'Sedimentary>Carbonate>Rock' },
    {
      material: { label: 'Rock', uri: 'http://vocabulary.odm2.org/medium/rock' },
      classifications: [{ label: 'Sedimentary>Carbonate' }],
    },
  ],
  [
    'a material that is a path itself',
    { material: 'Liquid>aqueous' },
    {
      material: { label: 'Aqueous liquid', uri: 'http://vocabulary.odm2.org/medium/liquidAqueous' },
      classifications: undefined,
    },
  ],
  [
    'a time with a blank, cut to its precision',
    { collectionStartDate: '2018-04-09 16:05:00', collectionEndDate: '2018-05-01', collectionDatePrecision: 'Month' },
    { collectedFrom: '2018-04', collectedTo: '2018-05' },
  ],
  [
    'a method that one path means',
    { collectionMethod: 'Manual>Hammer' },
    { collectionMethod: { label: 'Hand:Hammer' } },
  ],
  ['a method that several mean', { collectionMethod: 'Manual' }, { collectionMethod: { label: 'Manual' } }],
  [
    'two collectors in one text, the institution and address of the first',
    { collector: 'Miquela Ingalls/Elizabeth Trower', collectorDetail: 'University of Colorado; a@b.org' },
    {
      agents: [
        { name: 'Miquela Ingalls', isCreator: true, affiliation: 'University of Colorado', email: 'a@b.org' },
        { name: 'Elizabeth Trower', isCreator: true },
      ],
    },
  ],
  ['one name with a slash in it', { collector: 'PRISM/USGS' }, { agents: [{ name: 'PRISM/USGS', isCreator: true }] }],
  [
    'an institution that was split like a person',
    person('Sample Owner', { name: 'Curator IODP (TAMU)', givenName: 'Curator', familyName: 'IODP (TAMU)' }),
    { agents: [{ name: 'Curator IODP (TAMU)', role: 'RightsHolder', isCreator: false }] },
  ],
  [
    'an address in place of a name',
    person('Sample Archive Contact', { name: 'a@b.org' }),
    { agents: [{ name: 'a@b.org', email: 'a@b.org', role: 'ContactPerson', isCreator: false }] },
  ],
  ['nobody where no name is', person('Sample Archive Contact', {}), { agents: [] }],
  [
    'positions as texts, the second as end',
    {
      geoLocation: {
        geo: [
          { latitude: '1.50', longitude: '2' },
          { latitude: 3, longitude: 4 },
        ],
      },
    },
    { latitudeDeg: 1.5, longitudeDeg: 2, latitudeEndDeg: 3, longitudeEndDeg: 4 },
  ],
  ['heights in feet', more({ elevation: 100, elevationUnit: 'feet' }), { elevationM: 30.48 }],
  [
    'a depth in the unit that its scale begins with',
    more({ depthMin: 23.8, depthScale: 'cm' }),
    { depths: [{ scale: 'other', scaleText: 'cm', topM: 0.238 }] },
  ],
  [
    'further names without the name itself',
    { sampleName: 'A', ...more({ externalSampleId: 'A', otherName: ['B', 'N/A'] }) },
    { name: 'A', otherNames: ['B'] },
  ],
  ['a cruise by name', more({ cruiseFieldPrgrm: 'RC1907' }), { expedition: { code: '', program: '', name: 'RC1907' } }],
  [
    'the day of publication',
    { log: [{ type: 'published', timestamp: '2012-08-09 12:00:00' }] },
    { publishedOn: '2012-08-09T12:00:00' },
  ],
];

describe('a SESAR landing page', () => {
  for (const [label, description, said] of SAID) {
    it(`says ${label}`, () => {
      const record = read(description);
      for (const [field, value] of Object.entries(said))
        assert.deepEqual(record.description[field as keyof SampleDescription], value, field);
      assert.deepEqual([record.description.foreign, record.findings], [undefined, []]);
    });
  }

  it('keeps heights of an unknown unit and positions nowhere on earth', () => {
    const { description, findings } = read({
      geoLocation: { geo: [{ latitude: '95', longitude: '10' }] },
      ...more({ elevation: 3, elevationUnit: 'fathoms' }),
    });
    assert.deepEqual(
      description.foreign?.map(({ path, content }) => [path, content]),
      [
        ['/description/geoLocation/geo[1]/latitude', '95'],
        ['/description/geoLocation/geo[1]/longitude', '10'],
        ['/description/supplementMetadata/elevation', '3'],
        ['/description/supplementMetadata/elevationUnit', 'fathoms'],
      ],
    );
    assert.deepEqual(
      findings.map((one) => one.code),
      ['impossible-position'],
    );
  });

  const registration = createSchemaCheck('igsn', 'own');
  for (const file of checkFilesIn('records/sesar', '.json')) {
    it(`${file} reads, keeps only siblings and contact as foreign, and becomes a registration`, () => {
      const found = readDocument(checkFile(file) ?? new Uint8Array(), file, [SESAR_LANDING, IGSN_JSON]);
      assert.ok(found.ok && found.value.format === SESAR_LANDING);
      const [record] = found.value.records;
      assert.ok(record);
      assert.deepEqual(record.findings, []);
      assert.ok(record.description.latitudeDeg !== undefined && record.description.publisher !== undefined);
      for (const { path } of record.description.foreign ?? []) assert.match(path, /siblingIGSN$|contactPoint$/);
      const text = IGSN_REGISTRATION.write(record.description, factsOf(record, '2026-01-01T00:00:00Z'), CONTEXT);
      assert.deepEqual(registration?.check(text), []);
      assert.match(text, /event="registered" timeStamp="\d{4}-\d\d-\d\dT/);
    });
  }

  it('has eight real records to be tested with', { skip: WITHOUT_CHECK_FILES }, () => {
    assert.equal(checkFilesIn('records/sesar', '.json').length, 8);
  });
});
