import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { READABLE } from '../formats.ts';
import { readDocument } from './read-document.ts';

/** Where the mark `<!>` stands in a text, and the text without it. */
function marked(text: string) {
  const before = text.slice(0, text.indexOf('<!>')).split('\n');
  return { text: text.replace('<!>', ''), place: [before.length, (before.at(-1)?.length ?? 0) + 1] };
}

const CASES: readonly (readonly [string, string, string, string])[] = [
  [
    'DataCite JSON, in the second record of a list',
    'datacite-json',
    'off-the-globe',
    '{"data": [\n{"attributes": {"doi": "10.1/A", "titles": [], "creators": []}},\n{"attributes": {"doi": "10.1/B", "titles": [],\n "creators": [], "geoLocations": [{"geoLocationPlace": "x"},\n  {"geoLocationPoint": {"pointLongitude": 1, "pointLatitude":  <!>"98"}}]}}]}',
  ],
  [
    'DataCite JSON without identifier, at the record',
    'datacite-json',
    'no-identifier',
    '{"data":\n {"attributes": <!>{"titles": [],\n "creators": []}}}',
  ],
  [
    'schema.org',
    'jsonld',
    'off-the-globe',
    '{"@context": "https://schema.org/", "@id": "https://doi.org/10.1/A", "name": "x",\n "spatialCoverage": {"geo": {"@type": "GeoCoordinates", "latitude": <!>100, "longitude": 1}}}',
  ],
  [
    'our own JSON, in a list',
    'json',
    'wrong-type',
    '[{"description": {"igsn": "A1"}},\n {"description": {"igsn": "A2",\n  "lengthM": <!>"long"}}]',
  ],
  [
    'our own JSON, in a list of a member',
    'json',
    'wrong-type',
    '{"description": {"igsn": "A1", "otherNames": ["a",\n <!>2]}}',
  ],
  [
    'the only feature of a collection',
    'geojson',
    'wrong-type',
    '{"type": "FeatureCollection", "features": [\n{"type": "Feature", "properties": {"igsn": "A1",\n"lengthM": <!>true}}]}',
  ],
  [
    'the second of two features',
    'geojson',
    'geometry-not-read',
    '{"type": "FeatureCollection", "features": [\n{"type": "Feature", "properties": {"igsn": "A1"}},\n{"properties": {"igsn": "A2"}, "geometry": <!>{"type": "Blob"}}]}',
  ],
  [
    'SESAR 2 JSON',
    'sesar-2',
    'not-a-number',
    '[{"sesar_code": "IEA000001", "name": "a", "object_type": "Core"},\r\n{"igsn": "10.58052/IEA000002", "name": "b", "object_type": "Core",\r\n "latitude": <!>"north"}]',
  ],
  [
    'IGSN JSON, places from one',
    'igsn-json',
    'no-identifier',
    '[{"igsn": "A1", "registrant": {}, "description": {}},\n {"igsn": <!>"N/A", "registrant": {}, "description": {}}]',
  ],
];

describe('a finding in JSON has the line and character of what it names', () => {
  for (const [name, format, code, document] of CASES)
    test(name, () => {
      const { text, place } = marked(document);
      const read = readDocument(Buffer.from(text), 'f.json', READABLE);
      assert.ok(read.ok, JSON.stringify(read));
      assert.equal(read.value.format.name, format);
      const found = read.value.records.flatMap((one) => one.findings);
      const one = found.find((each) => each.code === code);
      assert.deepEqual(one?.at, { file: 'f.json', row: place[0], character: place[1] }, JSON.stringify(found));
    });

  test('also in UTF-16', () => {
    const { text, place } = marked('{"description": {"igsn": "A1",\n "lengthM": <!>"long"}}');
    const read = readDocument(Buffer.from(`\ufeff${text}`, 'utf16le'), 'f', READABLE);
    assert.ok(read.ok);
    const [one] = read.value.records.flatMap(({ findings }) => findings);
    assert.deepEqual([one?.at?.row, one?.at?.character], place);
  });
});

describe('broken JSON has the line and character of its fault', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a word', '{"a": 1,\n "b": <!>x}', 'not-json'],
    ['a comma too many', '{"a": 1,\n<!>}', 'not-json'],
    ['cut off', '{"a":\n [1, 2<!>', 'not-json'],
    ['too deep', `${'['.repeat(100)}\n<!>[1]${']'.repeat(100)}`, 'nested-too-deep'],
  ];
  for (const [name, document, code] of cases)
    test(name, () => {
      const { text, place } = marked(document);
      const { ok, findings } = readDocument(Buffer.from(text), 'f.json', READABLE);
      assert.equal(ok, false);
      assert.equal(findings[0]?.code, code);
      assert.deepEqual(findings[0]?.at, { file: 'f.json', row: place[0], character: place[1] });
      assert.doesNotMatch(findings[0]?.message ?? '', /position/);
    });
});
