import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FORMATS } from './formats.ts';
import { negotiate } from './negotiate-format.ts';

const CHROME = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

describe('content negotiation', () => {
  const cases: readonly [string | undefined, string | undefined][] = [
    [undefined, 'html'],
    ['', 'html'],
    ['*/*', 'html'],
    [CHROME, 'html'],
    ['text/*', 'html'],
    ['application/ld+json', 'jsonld'],
    ['application/vnd.schemaorg.ld+json', 'jsonld'],
    ['APPLICATION/LD+JSON; profile="https://schema.org"', 'jsonld'],
    ['application/ld+json, */*', 'jsonld'],
    ['application/ld+json;q=0.5, */*', 'html'],
    ['application/json', 'json'],
    ['application/xml', 'igsngfz'],
    ['application/vnd.datacite.datacite+xml', 'datacite4'],
    ['text/csv;q=0.9, application/json;q=0.8', 'csv'],
    ['text/html;q=0, */*', 'igsngfz'],
    ['text/html;q=0, application/xhtml+xml;q=0, */*;q=0.1', 'igsngfz'],
    ['application/*', 'igsngfz'],
    ['application/xhtml+xml', 'html'],
    ['image/png', undefined],
    ['*/*;q=0', undefined],
    ['application/json;q=0', undefined],
    ['text/csv;q=2, application/json', 'json'],
    ['nonsense, application/json', 'json'],
    ['application/json ; Q = 0.3 , text/csv;q=0.4', 'csv'],
  ];
  for (const [accept, expected] of cases) {
    it(`${accept} gives ${expected}`, () => {
      const found = negotiate(accept, FORMATS);
      assert.equal(typeof found === 'object' ? found.name : found, expected);
    });
  }

  it('answers any header without failing', () => {
    fc.assert(
      fc.property(fc.string(), (accept) => {
        const found = negotiate(accept, FORMATS);
        assert.ok(found === undefined || found === 'html' || FORMATS.includes(found));
      }),
    );
  });
});
