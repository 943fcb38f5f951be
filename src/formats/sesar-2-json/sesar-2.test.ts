import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import {
  assertDescriptionSurvives,
  assertDocumentSettles,
  document,
  readBack,
} from '../../../test/conformance/formats/round-trip.ts';
import { SESAR_2_JSON } from './format.ts';
import { sampleTypeOfSesar2, sesar2TypeOf } from './object-types.ts';

const SAMPLE = {
  sesar_code: 'IEABC',
  igsn: '10.58052/IEABC0001',
  name: 'My slide',
  object_type: 'Thin Section',
  general_material_type: 'Rock',
  material_types: ['Igneous>Plutonic'],
  sample_description: 'Olivine-rich',
  latitude: 41.5,
  longitude: '-72.8',
  numeric_age_min: 6.5,
  numeric_age_unit: 'Ma',
  sampling_method: 'Dredging',
  sampling_start_date: '2002-05-30 09:30:10',
  location_method: 'gps',
  parent_sample: { igsn: 'IEABC0000' },
  other_names: ['slide 7', 'slide 7'],
  collectors: [{ individual: { label: 'Jane Doe' }, description: 'A University' }, { individual: 'Richard Roe' }],
  platform: { label: 'R/V Atlantis', platform_type: 'Ship' },
  launch_platform: { label: 'Alvin', launch_type: 'HOV' },
  launch_label: '3969',
  current_archive: { label: 'A Museum' },
  related_resources: [{ uri: 'https://doi.org/10.1234/abc', description: 'A paper' }],
  is_draft: false,
};
const json = (value: unknown): string => JSON.stringify(value);

describe('SESAR 2', () => {
  it('reads a sample of the API member by member', () => {
    const [record] = readBack(SESAR_2_JSON, json(SAMPLE));
    const said = record?.description;
    assert.ok(said);
    assert.deepEqual(
      [said.igsn, said.prefix, said.namespace, said.sampleType, said.objectType, said.parent?.igsn],
      ['IEABC0001', '10.58052', 'IEABC', 'Thin Section', 'thin_section', 'IEABC0000'],
    );
    assert.deepEqual([said.latitudeDeg, said.longitudeDeg, said.navigationType], [41.5, -72.8, 'GPS']);
    assert.deepEqual([said.collectedFrom, said.collectionMethod?.label], ['2002-05-30T09:30:10', 'Dredge']);
    assert.deepEqual(said.agents, [
      { name: 'Jane Doe', isCreator: true, affiliation: 'A University' },
      { name: 'Richard Roe', isCreator: true },
    ]);
    assert.deepEqual(said.launch, { platformName: 'Alvin', identifier: '3969', type: 'HOV' });
    assert.deepEqual([said.otherNames, said.ageRange], [['slide 7'], { minimum: 6.5, unit: 'Ma' }]);
    assert.deepEqual(said.relatedWorks, [
      { identifier: '10.1234/abc', identifierType: 'DOI', relationType: 'References', title: 'A paper' },
    ]);
    assert.deepEqual(said.foreign, [{ format: 'sesar-2', path: 'is_draft', content: 'false' }]);
    assert.deepEqual(record?.findings, []);
  });

  it('writes the same again', () => {
    const [record] = readBack(SESAR_2_JSON, json(SAMPLE));
    assert.ok(record);
    const again = JSON.parse(document(SESAR_2_JSON, record.description));
    for (const member of [
      'sesar_code',
      'igsn',
      'name',
      'material_types',
      'platform',
      'current_archive',
      'launch_label',
    ] as const)
      assert.deepEqual(again[member], SAMPLE[member], member);
    assert.deepEqual([again.object_type, again.latitude, again.longitude], ['Thin section', 41.5, -72.8]);
    assertDocumentSettles(SESAR_2_JSON, new TextEncoder().encode(json(SAMPLE)), 'sample');
  });

  const types: readonly [string, string, string][] = [
    ['Core Sub-Piece', 'Core subpiece', 'Core Sub-Piece'],
    ['U-Channel', 'Core U-channel sample', 'Core U-Channel'],
    ['Individual Sample>Cube', 'Cube', 'Cube'],
    ['Smear', 'Glass slide smear', 'Smear'],
    ['Rock Powder', 'Powder', 'Powder'],
    ['Specimen', 'Individual sample', 'Individual Sample'],
    ['Core Sample', 'Individual sample', 'Individual Sample'],
    ['Other', 'Material sample', 'Other'],
    ['Moon dust', 'Material sample', 'Other'],
  ];
  for (const [old, label, back] of types)
    it(`calls ${old} a ${label}`, () =>
      assert.deepEqual([sesar2TypeOf(old), sampleTypeOfSesar2(label)], [label, back]));

  it('reads lists and pages of answers', () => {
    assert.equal(readBack(SESAR_2_JSON, json([SAMPLE, SAMPLE])).length, 2);
    assert.equal(readBack(SESAR_2_JSON, json({ data: [SAMPLE], count: 1, next: null })).length, 1);
    const knows = (value: unknown) => SESAR_2_JSON.recognises({ syntax: 'json', file: 't', value });
    for (const value of [null, 1, 'x', [], {}, { data: {} }, { igsn: 'X' }, { name: 'x' }])
      assert.ok(!knows(value), json(value));
  });

  it('finds a sample without number, and what cannot be read', () => {
    const wrong = { object_type: 'Core', name: 'x', latitude: 'north', longitude: 5, sampling_start_date: 'May' };
    const [record] = readBack(SESAR_2_JSON, json(wrong));
    assert.deepEqual(record?.findings.map((one) => one.code).toSorted(), [
      'no-identifier',
      'not-a-date',
      'not-a-number',
    ]);
    assert.deepEqual(record?.description.foreign?.map((one) => one.content).toSorted(), ['May']);
    assert.deepEqual(record?.description.uncertainNumbers, [{ of: 'latitudeDeg', text: 'north' }]);
  });

  it('comes back as it was written, for every example', () => {
    for (const { description, label } of EXAMPLES) {
      assertDescriptionSurvives(SESAR_2_JSON, description);
      assertDocumentSettles(SESAR_2_JSON, new TextEncoder().encode(document(SESAR_2_JSON, description)), label);
    }
  });

  it('takes any JSON without throwing', () => {
    const value = fc.record(
      Object.fromEntries(Object.keys(SAMPLE).map((member) => [member, fc.jsonValue({ maxDepth: 3 })])),
    );
    fc.assert(
      fc.property(value, (one) => {
        SESAR_2_JSON.recognises({ syntax: 'json', file: 't', value: one });
        SESAR_2_JSON.read({ syntax: 'json', file: 't', value: [one] });
      }),
      { numRuns: 200 },
    );
  });
});
