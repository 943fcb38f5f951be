import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charsetOf, igsnParameters } from './body-text.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Name, content type, octets (as ISO-8859-1 text), query, identifier and address as read. */
const CASES: readonly (readonly [string, string, string, string, string | undefined, string | undefined])[] = [
  [
    'properties',
    'text/plain;charset=UTF-8',
    'igsn=10273/A\nurl=https://a.org/?x=1&y=2',
    '',
    '10273/A',
    'https://a.org/?x=1&y=2',
  ],
  ['UTF-8 without saying so', 'text/plain', 'igsn=A\nurl=https://a.org/\xc3\xa4', '', 'A', 'https://a.org/ä'],
  ['ISO-8859-1 without saying so', 'text/plain', 'igsn=A\nurl=https://a.org/\xe4', '', 'A', 'https://a.org/ä'],
  ['ISO-8859-1', 'text/plain; charset=ISO-8859-1', 'igsn=A\nurl=https://a.org/\xc3\xa4', '', 'A', 'https://a.org/Ã¤'],
  ['UTF-16', 'text/plain; charset="utf-16le"', 'i\0g\0s\0n\0=\0A\0', '', 'A', undefined],
  ['a charset of nobody', 'text/plain; charset=none', 'igsn=A', '', 'A', undefined],
  ['a byte-order mark', 'text/plain', '\xef\xbb\xbfigsn=A', '', 'A', undefined],
  ['a form', FORM, 'igsn=10273%2FA&url=https%3A%2F%2Fa.org%2F%C3%A4+b', '', '10273/A', 'https://a.org/ä b'],
  ['a form in ISO-8859-1', `${FORM};charset=ISO-8859-1`, 'url=https://a.org/%E4', '', undefined, 'https://a.org/ä'],
  ['a form with a line break at its end', FORM, 'igsn=A&url=b\r\n', '', 'A', 'b'],
  ['properties called a form', FORM, 'igsn=A\nurl=b&c', '', 'A', 'b&c'],
  ['one property called a form', FORM, 'url=https://a.org/', '', undefined, 'https://a.org/'],
  ['a form without type', '', 'igsn=A&url=b', '', 'A', 'b'],
  ['an address without type', '', 'url=https://a.org/?a=1&b=2', '', undefined, 'https://a.org/?a=1&b=2'],
  ['half a percent', FORM, 'igsn=%4&url=%zz', '', '%4', '%zz'],
  ['capitals', 'text/plain', 'Igsn=A\nUrl=b', '', 'A', 'b'],
  ['all capitals', 'text/plain', 'IGSN=A\nURL=b', '', undefined, undefined],
  ['a DOI', 'text/plain', 'doi=A\nurl=b', '', 'A', 'b'],
  ['the later of two', 'text/plain', 'igsn=A\nDoi=B', '', 'B', undefined],
  ['a query', 'text/plain', '', 'igsn=A&url=https%3A%2F%2Fa.org', 'A', 'https://a.org'],
  ['the body over the query', 'text/plain', 'url=b', 'igsn=A&url=c', 'A', 'b'],
  ['nothing', '', '', '', undefined, undefined],
  ['empty values', '', 'igsn=\nurl= ', '', undefined, undefined],
  ['words of no meaning', '', 'constructor=1\n__proto__=2\ntoString=3', '', undefined, undefined],
];

for (const [name, contentType, octets, query, igsn, url] of CASES) {
  test(name, () => {
    const body = Buffer.from(octets, 'latin1');
    assert.deepEqual(igsnParameters({ contentType, body, query: new URLSearchParams(query) }), { igsn, url });
  });
}

test('a malformed escape is refused', () => {
  const request = { contentType: '', body: Buffer.from('igsn=\\u1'), query: new URLSearchParams() };
  assert.throws(() => igsnParameters(request), { status: 400 });
});

test('charsets by all their names', () => {
  assert.equal(charsetOf('text/plain; Charset = "Latin1" ; x=y'), 'windows-1252');
  assert.equal(charsetOf('text/plain'), undefined);
});
