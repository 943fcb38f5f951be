import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../formats/format.ts';
import { negotiate } from './negotiate.ts';

const format = (name: string, ...mediaTypes: string[]): Format => ({
  name,
  label: name,
  version: '1',
  mediaTypes,
  fileEnding: 'xml',
  syntax: 'xml',
  mapping: {} as Format['mapping'],
  write: () => '',
});

const FORMATS = [
  format('gfz', 'application/vnd.igsn.gfz+xml', 'application/xml', 'text/xml'),
  format('datacite', 'application/vnd.datacite.datacite+xml'),
  format('jsonld', 'application/ld+json', 'application/vnd.schemaorg.ld+json'),
  format('profiled', 'application/json;profile=x'),
  format('citation', 'text/x-bibliography'),
  format('apa', 'text/x-bibliography; style=apa'),
];

const cases: readonly (readonly [string | undefined, string | undefined])[] = [
  [undefined, 'page'],
  ['', 'page'],
  ['*/*', 'page'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'page'],
  ['application/xml', 'gfz'],
  ['application/*', 'page'],
  ['text/*', 'page'],
  ['application/ld+json', 'jsonld'],
  ['APPLICATION/LD+JSON', 'jsonld'],
  ['application/ld+json, text/html', 'jsonld'],
  ['text/html, application/ld+json', 'page'],
  ['text/html;q=0.5, application/ld+json', 'jsonld'],
  ['application/ld+json;q=0.5, text/html;q=0.6', 'page'],
  ['application/ld+json, */*', 'jsonld'],
  ['application/ld+json, */*;q=0.1', 'jsonld'],
  ['text/html;q=0, */*', 'page'],
  ['text/html;q=0, application/xhtml+xml;q=0, */*', 'gfz'],
  ['application/ld+json;q=0', undefined],
  ['image/png', undefined],
  ['image/png, */*;q=0.1', 'page'],
  ['application/json;profile=x', 'profiled'],
  ['application/json;profile=y', undefined],
  ['application/json', 'profiled'],
  ['application/xml;charset=utf-8', 'gfz'],
  ['nonsense', undefined],
  ['nonsense, application/json', 'profiled'],
  ['text/x-bibliography', 'citation'],
  ['text/x-bibliography;style=apa', 'apa'],
  ['text/x-bibliography; style = "APA"; q=0.4', 'apa'],
  ['text/x-bibliography; style=apa; locale=en-US', 'apa'],
  ['text/x-bibliography; locale=de-DE', 'citation'],
  ['text/x-bibliography; style=chicago', undefined],
  ['text/x-bibliography; style=chicago, text/x-bibliography;q=0.1', 'citation'],
  ['text/html;q=abc', undefined],
];

describe('negotiate', () => {
  for (const [accept, expected] of cases) {
    it(`${JSON.stringify(accept)} gives ${expected ?? 'nothing'}`, () => {
      const chosen = negotiate(accept, FORMATS);
      assert.equal(chosen?.kind === 'format' ? chosen.format.name : chosen?.kind, expected);
    });
  }

  it('says which media type of the format was meant', () => {
    const chosen = negotiate('text/xml', FORMATS);
    assert.equal(chosen?.kind === 'format' && chosen.mediaType, 'text/xml');
  });
});
