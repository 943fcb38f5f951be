import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { escapeHtml, html, joined, jsonForScript, raw, webAddress } from './html.ts';

describe('html', () => {
  it('escapes values in elements and attributes', () => {
    const evil = `"><script>alert('x')</script>&`;
    assert.equal(
      html`<a title="${evil}">${evil}</a>`.toString(),
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>',
    );
  });

  it('takes nested pieces and lists as they are, and nothing for nothing', () => {
    const items = ['a', 'b<'].map((one) => html`<li>${one}</li>`);
    assert.equal(
      html`<ul>${items}${null}${undefined}${false}${0}</ul>`.toString(),
      '<ul><li>a</li><li>b&lt;</li>0</ul>',
    );
    assert.equal(joined([html`<b>1</b>`, '', null, '2 & 3'], raw('<br>')).toString(), '<b>1</b><br>2 &amp; 3');
  });

  it('never lets a text open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text);
        assert.doesNotMatch(escaped, /[<>"']/);
        assert.equal(unescaped(escaped), text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, ''), 'but for what turns it');
      }),
    );
  });

  it('keeps JSON inside its script element', () => {
    const json = JSON.stringify({ a: '</script><!-- \u2028' });
    const text = jsonForScript(json).toString();
    assert.doesNotMatch(text, /<|\u2028/);
    assert.deepEqual(JSON.parse(text), JSON.parse(json));
  });
});

describe('webAddress', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['https://doi.org/10.1/x', 'https://doi.org/10.1/x'],
    [' http://a.example ', 'http://a.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['javascript:alert(1)', undefined],
    ['JaVa\nScript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['10.5194/sd-19-1', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)} is ${expected}`, () => assert.equal(webAddress(text), expected));
  }
});

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
