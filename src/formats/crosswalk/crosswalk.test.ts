import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DESCRIPTION_FIELDS } from '../../domain/description/description-fields.ts';
import { FORMATS, READABLE } from '../formats.ts';
import { allFormats, carriedBy, crosswalk } from './crosswalk.ts';
import { crosswalkPage, dictionaryPage } from './crosswalk-pages.ts';

const MEMBERS = Object.keys(DESCRIPTION_FIELDS);
const NAMES = [...new Set([...FORMATS, ...READABLE].map((one) => one.name))];

describe('crosswalk', () => {
  it('has every member and every format once', () => {
    const rows = crosswalk(allFormats(FORMATS, READABLE));
    assert.deepEqual(
      rows.map((one) => one.name),
      MEMBERS,
    );
    for (const one of rows) assert.deepEqual(Object.keys(one.formats), NAMES);
  });

  it('tells whole, narrowed and omitted apart', () => {
    assert.equal(carriedBy({ to: 'x' }), 'whole');
    assert.equal(carriedBy({ to: 'x', narrowed: 'y' }), 'narrowed');
    assert.equal(carriedBy({ omitted: 'z' }), 'omitted');
  });

  it('gives pages whose tables have rows of one width', () => {
    for (const page of [dictionaryPage(), crosswalkPage(FORMATS, READABLE)]) {
      for (const table of page
        .trimEnd()
        .split(/\n\n/)
        .filter((part) => part.startsWith('|'))) {
        const widths = table.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length);
        assert.equal(new Set(widths).size, 1);
        assert.equal(widths.length, MEMBERS.length + 2);
      }
    }
    assert.equal(crosswalkPage(FORMATS, READABLE).match(/^## /gm)?.length, NAMES.length);
  });
});
