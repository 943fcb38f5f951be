import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CONTEXT } from '../../test/conformance/formats/example-descriptions.ts';
import { bareIdentifier, bareOrcid, doiUrl, handleOf, webAddress } from './identifier-forms.ts';

describe('identifier forms', () => {
  it('gives plain addresses as URL gives them', () => {
    const host = fc.stringMatching(/^[a-z\d.-]{0,12}$/);
    const path = fc.stringMatching(/^[\w~/:;,()=+@.%?#-]{0,20}$/);
    fc.assert(
      fc.property(fc.constantFrom('http://', 'https://'), host, path, (scheme, name, rest) => {
        const address = `${scheme}${name}.org/${rest}`;
        const parsed = URL.parse(address);
        const expected = parsed?.href.replace(/%(?![0-9a-f]{2})/gi, '%25');
        assert.equal(webAddress(address, 100), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps upper case in handles and lower case in DOIs', () => {
    assert.equal(handleOf('icdp5054EXF4601', CONTEXT), '10273/ICDP5054EXF4601');
    assert.equal(doiUrl('ICDP5054EXF4601', CONTEXT), 'https://doi.org/10.60510/icdp5054exf4601');
  });

  const works: readonly [string, string, string, string][] = [
    ['https://doi.org/10.5194/SD-1', 'DOI', 'DOI', '10.5194/SD-1'],
    ['doi:10.5194/sd-1', 'doi', 'DOI', '10.5194/sd-1'],
    ['http://hdl.handle.net/10273/X1', 'Handle', 'Handle', '10273/X1'],
    ['x1', 'IGSN', 'Handle', '10273/X1'],
    ['IGSN:10273/x1', 'IGSN', 'Handle', '10273/X1'],
    ['http://igsn.org/x1', 'igsn', 'Handle', '10273/X1'],
    [' ark:/1/2 ', 'ARK', 'ARK', 'ark:/1/2'],
  ];
  for (const [identifier, identifierType, type, value] of works) {
    it(`reads ${identifier} as ${value}`, () => {
      assert.deepEqual(bareIdentifier({ identifier, identifierType, relationType: 'Cites' }, CONTEXT), { type, value });
    });
  }

  it('finds the digits of an ORCID', () => {
    assert.equal(bareOrcid('https://orcid.org/0000-0002-1825-009x'), '0000-0002-1825-009X');
    assert.equal(bareOrcid('Henning'), undefined);
  });

  const addresses: readonly [string, string | undefined][] = [
    ['https://example.org/a b[1]', 'https://example.org/a%20b%5B1%5D'],
    ['https://example.org/100%', 'https://example.org/100%25'],
    ['https://example.org/%20', 'https://example.org/%20'],
    ['javascript:alert(1)', undefined],
    ['http://[::1]/', undefined],
    ['example.org', undefined],
    [`https://example.org/${'a'.repeat(300)}`, undefined],
  ];
  for (const [text, address] of addresses) {
    it(`takes ${text.slice(0, 40)} as ${address}`, () => assert.equal(webAddress(text, 255), address));
  }
});
