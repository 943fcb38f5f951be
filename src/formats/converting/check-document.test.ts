import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CONTEXT, EXAMPLES } from '../../../test/conformance/formats/example-descriptions.ts';
import { READABLE } from '../formats.ts';
import { GFZ_DESCRIPTION } from '../gfz-description-1.3/format.ts';
import { checkDocument } from './check-document.ts';

const TODAY = { today: '2026-06-15' };

/** Places of the findings of one rule, with the text that stands there. */
function placesOf(document: string, code: string) {
  const { records } = checkDocument(Buffer.from(document), 'f', READABLE, TODAY);
  return records.flatMap(({ findings }) =>
    findings.filter((one) => one.code === code).map(({ at }) => [at?.row, at?.column ?? at?.character]),
  );
}

describe('what breaks a rule has its place, though others say the same', () => {
  test('in an ingest table: row and column', () => {
    const rows = ['A1|x|x|Swedn|Granite', 'A2|x|x|Sweden|Granite', '"A3"|"x\ny"|x|Swedn|Swedn'];
    const table = ['igsn|title|name|country|field_name', ...rows].join('\n');
    assert.deepEqual(placesOf(table, 'unlisted-country'), [
      [2, 'country'],
      // The row begins there; two of its cells say it.
      [4, undefined],
    ]);
  });

  test('in a list of our own JSON, in one of a member, and in a feature collection', () => {
    const one = (igsn: string, country: string) => `{"description": {"igsn": "${igsn}",\n "country": "${country}"}}`;
    const list = `[${one('A1', 'Swedn')},\n${one('A2', 'Swedn')}]`;
    assert.deepEqual(placesOf(list, 'unlisted-country'), [
      [2, 14],
      [4, 14],
    ]);
    const feature = (igsn: string) =>
      `{"type": "Feature", "geometry": null, "properties": {"igsn": "${igsn}", "country": "Swedn", "county": "Swedn"}}`;
    const collection = `{"type": "FeatureCollection", "features": [\n${feature('A1')},\n ${feature('A2')}]}`;
    assert.deepEqual(placesOf(collection, 'unlisted-country'), [
      [2, 1],
      [3, 2],
    ]);
  });

  test('in a list of XML as we export it', () => {
    const { description, facts } = EXAMPLES.find(({ label }) => label === 'section, usual')!;
    const record = `${GFZ_DESCRIPTION.write({ ...description, sampleType: 'Mud volcanoo' }, facts, CONTEXT)}`;
    const bare = record.replace(/^<\?xml[^>]*\?>\s*/, '');
    const list = `<records>\n${bare}\n<deleted igsn="X"/>\n${bare}\n</records>`;
    const rows = list.split('\n').flatMap((line, n) => (line.includes('Mud volcanoo') ? [n + 1] : []));
    const found = placesOf(list, 'unlisted-sample-type').map(([row]) => row);
    assert.deepEqual(found, rows);
    assert.equal(found.length, 2);
  });

  test('in one record alone as before: where its text occurs once', () => {
    assert.deepEqual(placesOf('{"description": {"igsn": "A1",\n "country": "Swedn"}}', 'unlisted-country'), [[2, 14]]);
  });
});
