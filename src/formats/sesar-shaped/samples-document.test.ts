import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CONTEXT, EXAMPLES, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import { readBack } from '../../../test/conformance/formats/round-trip.ts';
import { GFZ_IGSNAA } from '../gfz-igsnaa-0.1/format.ts';
import { readDocument } from '../reading/read-document.ts';
import { SESAR_XML } from '../sesar-xml/format.ts';

const GFZ = 'http://doidb.wdc-terra.org/igsnaa';
const SESAR = 'http://app.geosamples.org';
const inside = (elements: string, namespace = SESAR): string =>
  `<samples xmlns="${namespace}"><sample><user_code>ABC</user_code><igsn>ABC000001</igsn><name>x</name>${elements}</sample></samples>`;
const read = (elements: string) => {
  const [record] = readBack(SESAR_XML, inside(elements));
  assert.ok(record);
  return record;
};
const codes = (elements: string) => read(elements).findings.map((one) => one.code);

describe('samples of the flat list', () => {
  const values: readonly [string, string, unknown][] = [
    ['<sample_type>Borehole</sample_type>', 'sampleType', 'Hole'],
    ['<sample_type>Borehole</sample_type>', 'objectType', 'hole'],
    [
      '<sample_type>individual sample</sample_type><sample_subtype>Thin Section</sample_subtype>',
      'sampleType',
      'Thin Section',
    ],
    ['<sample_type>Individual Sample&gt;Cube</sample_type>', 'sampleType', 'Cube'],
    ['<latitude> 12.5 </latitude>', 'latitudeDeg', 12.5],
    ['<elevation>-590</elevation><elevation_unit>meters</elevation_unit>', 'elevationM', -590],
    ['<elevation>1.2</elevation><elevation_unit>km</elevation_unit>', 'elevationM', 1200],
    ['<elevation>1200</elevation><elevation_unit>feet</elevation_unit>', 'elevationM', undefined],
    [
      '<depth_min>23.69</depth_min><depth_scale>cm</depth_scale>',
      'depths',
      [{ scale: 'other', scaleText: 'm', topM: 0.2369 }],
    ],
    ['<depth_min>5</depth_min><depth_scale>mbsf</depth_scale>', 'depths', [{ scale: 'csf_a', topM: 5 }]],
    ['<depth_max>500</depth_max><depth_scale>cmbsf</depth_scale>', 'depths', [{ scale: 'csf_a', bottomM: 5 }]],
    [
      '<depth_min>5</depth_min><depth_scale>meter below ground level</depth_scale>',
      'depths',
      [{ scale: 'csf_a', topM: 5 }],
    ],
    [
      '<depth_min>5</depth_min><depth_scale>meters from base of section</depth_scale>',
      'depths',
      [{ scale: 'other', scaleText: 'meters from base of section', topM: 5 }],
    ],
    ['<depth_min>5</depth_min><depth_scale>feet below surface</depth_scale>', 'depths', []],
    ['<publish_date>2017-3-1</publish_date>', 'publishedOn', '2017-03-01'],
    ['<publish_date>03/01/2017</publish_date>', 'publishedOn', '2017-03-01'],
    ['<is_private>1</is_private><publish_date>2030-01-01</publish_date>', 'moratoriumUntil', '2030-01-01'],
    [
      '<collection_start_date>2002-05-30T09:30:10Z</collection_start_date><collection_date_precision>month</collection_date_precision>',
      'collectedFrom',
      '2002-05',
    ],
    ['<collection_start_date>2018-04-09 16:05:00</collection_start_date>', 'collectedFrom', '2018-04-09T16:05:00'],
    [
      '<classification><Rock><Igneous><Plutonic><PlutonicType>Felsic</PlutonicType></Plutonic></Igneous></Rock></classification>',
      'classifications',
      [{ label: 'Rock>Igneous>Plutonic>Felsic' }],
    ],
    ['<classification>Igneous&gt;Plutonic</classification>', 'classifications', [{ label: 'Igneous>Plutonic' }]],
    [
      '<classification><level1>Igneous</level1><level2>Plutonic</level2></classification>',
      'classifications',
      [{ label: 'Igneous>Plutonic' }],
    ],
    ['<cruise_field_program>RC1907</cruise_field_program>', 'expedition', { code: '', name: 'RC1907', program: '' }],
    [
      '<collector>Ann Doe/Bob Roe</collector>',
      'agents',
      [
        { name: 'Ann Doe', isCreator: true },
        { name: 'Bob Roe', isCreator: true },
      ],
    ],
    ['<vertical_datum>MSL</vertical_datum>', 'verticalDatum', undefined],
    ['<country>N/A</country>', 'country', undefined],
    [
      '<sample_other_names><sample_other_name>a</sample_other_name><sample_other_name>a</sample_other_name></sample_other_names>',
      'otherNames',
      ['a'],
    ],
    [
      '<latitude>1</latitude><longitude>2</longitude><latitude>3</latitude><longitude>4</longitude>',
      'places',
      [{ points: [{ latitudeDeg: 3, longitudeDeg: 4 }] }],
    ],
    ['<elevation>~1.2 km</elevation>', 'elevationM', 1200],
    [
      '<elevation>~1.2 km</elevation>',
      'uncertainNumbers',
      [{ of: 'elevationM', text: '~1.2 km', value: 1200, isAbout: true }],
    ],
    ['<elevation>1.2 km</elevation>', 'uncertainNumbers', undefined],
    ['<elevation>high</elevation>', 'uncertainNumbers', [{ of: 'elevationM', text: 'high' }]],
    ['<elevation>~400 ft</elevation>', 'uncertainNumbers', [{ of: 'elevationM', text: '~400 ft' }]],
    [
      '<length>12 ± 0.5</length><length_unit>cm</length_unit>',
      'uncertainNumbers',
      [{ of: 'lengthM', text: '12 ± 0.5 cm', value: 0.12, plusMinus: 0.005 }],
    ],
    ['<latitude>ca. 45,25° S</latitude><longitude>7?</longitude>', 'latitudeDeg', -45.25],
    [
      '<latitude>45.25</latitude><longitude>7?</longitude>',
      'uncertainNumbers',
      [{ of: 'longitudeDeg', text: '7?', value: 7, isAbout: true }],
    ],
    ['<age_min>3-4 Ma</age_min><age_max>5</age_max>', 'ageRange', { minimum: 3, maximum: 5, unit: 'Ma' }],
    ['<age_min>3-4 Ma</age_min><age_unit>ka</age_unit>', 'uncertainNumbers', [{ of: 'ageMinimum', text: '3-4 Ma' }]],
    [
      '<depth_min>10-12</depth_min><depth_max>~20</depth_max><depth_scale>mbs</depth_scale>',
      'depths',
      [{ scale: 'csf_a', topM: 10, bottomM: 20 }],
    ],
    [
      '<depth_max>&gt;200</depth_max><depth_scale>cm below seafloor</depth_scale>',
      'uncertainNumbers',
      [{ of: 'depthBottomM', text: '>200 cm', minimum: 2 }],
    ],
    ['<collection_start_date>ca. 1980</collection_start_date>', 'collectedFrom', '1980~'],
    ['<collection_start_date>1980-05?</collection_start_date>', 'collectedFrom', '1980-05?'],
    ['<size>2</size><size_unit>mL</size_unit><size>3</size>', 'furtherSizes', [{ value: '3' }]],
  ];
  for (const [elements, member, expected] of values)
    it(`reads ${elements.slice(0, 110)}`, () =>
      assert.deepEqual(read(elements).description[member as 'name'], expected));

  const wrong: readonly [string, string, string | undefined][] = [
    ['<latitude>95</latitude>', 'out-of-range', '<latitude>95</latitude>'],
    ['<age_min>old</age_min>', 'not-a-number', undefined],
    ['<age_min>-5</age_min>', 'out-of-range', '<age_min>-5</age_min>'],
    ['<age_min>~-5</age_min>', 'out-of-range', '<age_min>~-5</age_min>'],
    [
      '<elevation>12</elevation><elevation_unit>feet</elevation_unit>',
      'unit-not-converted',
      '<elevation>12</elevation>',
    ],
    ['<country>A</country><country>B</country>', 'repeated-element', '<country>B</country>'],
    [
      '<collection_start_date>2011-02-30</collection_start_date>',
      'not-a-date',
      '<collection_start_date>2011-02-30</collection_start_date>',
    ],
    ['<navigation_type>stars</navigation_type>', 'unknown-term', undefined],
    ['<is_private>perhaps</is_private>', 'unknown-term', '<is_private>perhaps</is_private>'],
    ['<latitude>1</latitude><latitude>2</latitude><longitude>1</longitude>', 'unpaired-coordinates', undefined],
  ];
  for (const [elements, code, kept] of wrong)
    it(`finds ${code} in ${elements.slice(0, 80)}`, () => {
      assert.ok(codes(elements).includes(code), codes(elements).join());
      const foreign = (read(elements).description.foreign ?? []).map((one) =>
        one.content.replace(/ xmlns="[^"]*"/, ''),
      );
      if (kept !== undefined) assert.ok(foreign.includes(kept), foreign.join());
    });

  it('keeps what it does not know, and reads many samples in any order', () => {
    const two = inside('<colour>red</colour>').replace(
      '</sample>',
      '</sample><sample><name>y</name><igsn>Y1</igsn></sample>',
    );
    const records = readBack(SESAR_XML, two);
    assert.deepEqual(
      records.map((one) => one.description.igsn),
      ['ABC000001', 'Y1'],
    );
    assert.equal(records[0]?.description.foreign?.[0]?.path, '/sample/colour');
  });

  it('reads prefixed, padded and UTF-16 documents, with a byte-order mark', () => {
    const text = inside('<country>Chile</country>')
      .replaceAll(/<(\/?)(?=[a-z])/g, '<$1s:')
      .replace('xmlns=', 'xmlns:s=')
      .replace('ABC000001', '\n  10273/abc000001 ');
    const bytes = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${text}`, 'utf16le');
    const [record] = readBack(SESAR_XML, bytes);
    assert.deepEqual(
      [record?.description.igsn, record?.description.prefix, record?.description.country],
      ['ABC000001', '10273', 'Chile'],
    );
  });

  it('tells the two agents apart by namespace, and is checked by our schemas', () => {
    const known = (text: string) => {
      const result = readDocument(new TextEncoder().encode(text), 't', [GFZ_IGSNAA, SESAR_XML]);
      return result.ok ? [result.value.format.name, result.findings.length > 0] : [];
    };
    const whole = '<sample_type>Core</sample_type><material>Rock</material>';
    assert.deepEqual(known(inside(whole)), ['sesar', false]);
    assert.deepEqual(known(inside(whole, GFZ)), ['igsnaa', false]);
    assert.deepEqual(known(inside(`${whole}<elevation_unit>feet</elevation_unit>`)), ['sesar', true]);
    assert.deepEqual(known(inside(`${whole}<elevation_unit>Meters</elevation_unit>`, GFZ)), ['igsnaa', true]);
    assert.deepEqual(known(inside(whole, 'http://igsn.org/schema/kernel-v.1.0')), []);
  });

  it('writes moments with their precision, and no time that would be read in another zone', () => {
    const [example] = EXAMPLES;
    assert.ok(example);
    const dates = (collectedFrom: string) => {
      const xml = GFZ_IGSNAA.write({ ...example.description, collectedFrom }, PENDING, CONTEXT);
      return /collection_start_date>([^<]*)<.*precision>(\w+)</.exec(xml)?.slice(1);
    };
    assert.deepEqual(dates('2014'), ['2014-01-01T00:00:00Z', 'year']);
    assert.deepEqual(dates('2014-05~'), ['2014-05-01T00:00:00Z', 'month']);
    assert.deepEqual(dates('2014-05-05T16:40'), ['2014-05-05T00:00:00Z', 'day']);
    assert.deepEqual(dates('2014-05-05T16:40+02:00'), ['2014-05-05T16:40:00+02:00', 'time']);
  });
});
