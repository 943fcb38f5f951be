import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bibtex, type Citation, citationText, ris } from './citation.ts';

const CITED: Citation = {
  igsn: 'ICDP5054EXK0001',
  authors: [
    { name: 'Lorenz, H.', isOrganisation: false },
    { name: 'Bohrung & Söhne', isOrganisation: true },
  ],
  year: '2015',
  title: 'Amphibolite, 50 % garnet_rich {sic}',
  kind: 'Core sample',
  name: '5054_1_A_017_3_W:34-40',
  version: 3,
  publisher: 'GFZ Potsdam',
  address: 'https://doi.org/10.60510/ICDP5054EXK0001',
};

describe('citation', () => {
  it('is one sentence', () => {
    assert.equal(
      citationText(CITED),
      'Lorenz, H.; Bohrung & Söhne (2015): Amphibolite, 50 % garnet_rich {sic}. Core sample 5054_1_A_017_3_W:34-40. Version 3. GFZ Potsdam. IGSN',
    );
  });

  it('as BibTeX escapes what BibTeX reads, and keeps organisations whole', () => {
    const text = bibtex(CITED);
    assert.match(text, /^@misc\{ICDP5054EXK0001,\n/);
    assert.ok(text.includes('author = {Lorenz, H. and {Bohrung \\& Söhne}}'), text);
    assert.ok(text.includes('title = {{Amphibolite, 50 \\% garnet\\_rich \\{sic\\}}}'), text);
    assert.ok(text.includes('url = {https://doi.org/10.60510/ICDP5054EXK0001}'), text);
  });

  it('as RIS has one line a tag, whatever the title holds', () => {
    const text = ris({ ...CITED, title: 'Two\r\nER  - lines' });
    assert.ok(
      text.startsWith(
        'TY  - GEN\r\nAU  - Lorenz, H.\r\nAU  - Bohrung & Söhne\r\nPY  - 2015\r\nTI  - Two ER - lines\r\n',
      ),
      text,
    );
    assert.equal(text.split('\r\n').filter((line) => line.startsWith('ER')).length, 1);
    assert.ok(text.endsWith('ER  - \r\n'));
  });
});
