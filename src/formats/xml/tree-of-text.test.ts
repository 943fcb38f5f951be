import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import { seeds } from '../../../test/bad-input/fuzz-formats.ts';
import { XML_MUTATIONS } from '../../../test/bad-input/mutated-documents.ts';
import { readXml, treeOfDocument } from './read-xml.ts';
import { treeOfText } from './tree-of-text.ts';
import type { XmlNode } from './xml-node.ts';

/** The tree without lines, neighbouring texts as one; the parser counts the lines of a tag's end. */
function plain({ name, namespace, attributes, children, text, order, parts }: XmlNode): unknown {
  const joined: unknown[] = [];
  for (const part of parts ?? []) {
    if (typeof part === 'string' && typeof joined.at(-1) === 'string') joined.push(`${joined.pop()}${part}`);
    else joined.push(typeof part === 'string' ? part : part.order);
  }
  const sorted = Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [name, namespace, sorted, text, order, joined, children.map(plain)];
}

function assertSame(text: string): void {
  using document = XmlDocument.fromString(text);
  const tree = treeOfText(text);
  assert.ok(tree, `no tree of ${text.slice(0, 200)}`);
  assert.deepEqual(plain(tree), plain(treeOfDocument(document.root)), text.slice(0, 2000));
}

describe('the tree is that of the parser', () => {
  const cases = [
    '<a/>',
    "<a b='1' c=\"'\" d = '\"'\n e='a&#10;b\n\tc&lt;'/>",
    '<p:a xmlns:p="urn:p" xmlns="urn:d" p:x="1" y="2" xml:lang="en"><b><p:c xmlns:p="urn:q"/></b><p:c/></p:a>',
    '<a xmlns="urn:a"><b xmlns=""><c/></b></a>',
    '<a>x<b/>y<!-- <c> -->z<![CDATA[<d>&amp;]]><?pi <e> ?>&#x1F600;&#233;</a>',
    '<a>\r\nx\ry\n</a>',
    '<?xml version="1.0"?>\n<!-- > --><?p ?>\n<a>\n <b/> \n</a><!-- end -->',
    '<a b=">" c="/"><d e="/>"/></a>',
    '<a constructor="1" __proto__="2"><__proto__/></a>',
    '<a><![CDATA[]]><b/></a>',
    '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="b"/>',
    '<é à="ü">ß</é>',
  ];
  for (const text of cases) test(text.slice(0, 60).replaceAll(/\s/g, ' '), () => assertSame(text));

  test('for every document that the fuzzer begins from or spoils without breaking', () => {
    let state = 7;
    const pick = (below: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    let same = 0;
    for (const { syntax, text } of seeds()) {
      if (syntax !== 'xml') continue;
      for (const mutation of Object.values(XML_MUTATIONS)) {
        const spoiled = mutation(text, pick);
        if (typeof spoiled !== 'string' || spoiled.includes('<!DOCTYPE') || !readXml(Buffer.from(spoiled), 'f').ok)
          continue;
        // The parser's own string door knows no encoding but one.
        assertSame(spoiled.replace(/^\ufeff/, '').replace(/^<\?xml[^>]*\?>/, ''));
        same++;
      }
    }
    assert.ok(same > 500, `only ${same}`);
  });
});

test('what is not as promised gives nothing and does not throw', () => {
  for (const text of ['', 'x', '<a>', '<a', '</a>', '<!DOCTYPE a><a/>', '<a><!-- </a>', '< a/>'])
    assert.equal(treeOfText(text), undefined, text);
});
