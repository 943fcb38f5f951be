import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { each, emptyElement, NO_XML, textElement, wrap, xml } from './xml-writer.ts';

/** What a reader finds again: characters that XML cannot carry as U+FFFD. */
function carried(text: string): string {
  let all = '';
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    const isLegal = code >= 0x20 ? code !== 0xfffe && code !== 0xffff : code === 9 || code === 10 || code === 13;
    all += isLegal ? character : '\ufffd';
  }
  return all;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('&', '<', ']]>', '"', "'", '\0', '\r\n', '\t', '\ud800', '\ufffe', '🪨', ' '), {
      minLength: 1,
    })
    .map((parts) => parts.join('')),
);

describe('XML writer', () => {
  it('writes any text so that a parser reads it again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        using document = XmlDocument.fromString(
          wrap('r', xml(textElement('t', `.${text}`), emptyElement('e', { a: text }))),
        );
        assert.equal(document.get('/r/t')?.content, carried(`.${text}`));
        assert.equal(document.get('/r/e/@a')?.content, carried(text));
      }),
      { numRuns: 300 },
    );
  });

  const cases: readonly [string, string, string][] = [
    ['nothing for undefined', textElement('a', undefined), ''],
    ['nothing for blank text', textElement('a', ' \n'), ''],
    ['zero is something', textElement('a', 0), '<a>0</a>'],
    ['no wrapper around nothing', wrap('a', wrap('b', NO_XML), { c: '1' }), ''],
    ['undefined attributes are left out', textElement('a', 'x', { b: undefined, c: '<' }), '<a c="&lt;">x</a>'],
    ['elements in order', each(['1', '2'], (one) => textElement('a', one)), '<a>1</a><a>2</a>'],
    ['CDATA end', textElement('a', ']]>'), '<a>]]&gt;</a>'],
  ];
  for (const [name, actual, expected] of cases) it(name, () => assert.equal(actual, expected));
});
