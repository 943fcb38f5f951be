import assert from 'node:assert/strict';
import { test } from 'node:test';
import { treeOfText } from './tree-of-text.ts';
import type { XmlNode } from './xml-node.ts';

/** As often as a tag needs to become known, and once more. */
const OFTEN = 4;

const said = (node: XmlNode): unknown => [
  node.namespace,
  node.name,
  { ...node.attributes },
  node.text,
  node.children.map(said),
];

const DOCUMENTS: readonly (readonly [title: string, document: string, tree: unknown])[] = [
  [
    'the same tag in two namespaces',
    '<a xmlns="urn:one"><b c="d"/><a xmlns="urn:two"><b c="d"/></a></a>',
    [
      'urn:one',
      'a',
      {},
      '',
      [
        ['urn:one', 'b', { c: 'd' }, '', []],
        ['urn:two', 'a', {}, '', [['urn:two', 'b', { c: 'd' }, '', []]]],
      ],
    ],
  ],
  [
    'the same root, another prefix of the same name inside',
    '<p:a xmlns:p="urn:one"><p:b p:c="d"/><e xmlns:p="urn:two"><p:b p:c="d"/></e></p:a>',
    [
      'urn:one',
      'a',
      {},
      '',
      [
        ['urn:one', 'b', { '{urn:one}c': 'd' }, '', []],
        ['', 'e', {}, '', [['urn:two', 'b', { '{urn:two}c': 'd' }, '', []]]],
      ],
    ],
  ],
  [
    'a value that holds what ends a tag, beside one that ends there',
    '<a><b c="d>e"/><b c="d>f">g</b></a>',
    [
      '',
      'a',
      {},
      '',
      [
        ['', 'b', { c: 'd>e' }, '', []],
        ['', 'b', { c: 'd>f' }, 'g', []],
      ],
    ],
  ],
  [
    'tags that differ in one character',
    '<a><b c="1"/><b c="2"/><b c="1" /><b c="1"></b></a>',
    ['', 'a', {}, '', ['1', '2', '1', '1'].map((c) => ['', 'b', { c }, '', []])],
  ],
  [
    'keys that every object has',
    '<a><b constructor="c" __proto__="d"/></a>',
    ['', 'a', {}, '', [['', 'b', JSON.parse('{"constructor":"c","__proto__":"d"}'), '', []]]],
  ],
];

for (const [title, document, tree] of DOCUMENTS) {
  test(`${title}: read as often as one likes, it says the same`, () => {
    for (let n = 0; n < OFTEN; n++) assert.deepEqual(said(treeOfText(document)!), tree);
  });
}

test('documents of one root that declares otherwise do not know tags of each other', () => {
  for (let n = 0; n < 3 * OFTEN; n++) {
    const namespace = `urn:${n % 3}`;
    const [child] = treeOfText(`<r xmlns:q="${namespace}"><q:s t="u"/></r>`)!.children;
    assert.deepEqual(said(child!), [namespace, 's', { t: 'u' }, '', []]);
  }
});

test('attributes of two elements alike are equal, and what is read of one says nothing of the other', () => {
  const read = () =>
    treeOfText('<a><b c="d">1</b><b c="d">2</b></a>')!.children.map(({ text, order }) => [text, order]);
  for (let n = 0; n < OFTEN; n++)
    assert.deepEqual(read(), [
      ['1', 1],
      ['2', 2],
    ]);
});
