import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cutElements, type ListPiece } from './cut-elements.ts';
import { mendXml } from './mend-xml.ts';
import { scopeWithin, withScope } from './with-scope.ts';

const RECORDS = { names: ['record'], beginsWith: 'header' };

async function cut(chunks: readonly string[]): Promise<ListPiece[]> {
  async function* stream() {
    yield* chunks;
  }
  const pieces: ListPiece[] = [];
  for await (const piece of cutElements(stream(), RECORDS)) pieces.push(piece);
  return pieces;
}

const record = (inner: string) => `<record><header/>${inner}</record>`;
const LISTS: readonly (readonly [
  title: string,
  text: string,
  elements: readonly string[],
  isWhole: readonly boolean[],
])[] = [
  ['nothing', '<a>no list</a>', [], []],
  ['two', `<l>${record('1')} ${record('2')}</l>`, [record('1'), record('2')], [true, true]],
  ['one in one', `<l>${record('<record>inner</record>')}</l>`, [record('<record>inner</record>')], [true]],
  ['an empty one', '<l><record/></l>', ['<record/>'], [true]],
  ['with prefixes', '<o:l><o:record>1</o:record></o:l>', ['<o:record>1</o:record>'], [true]],
  [
    'in comments and CDATA',
    `<l><!-- <record> -->${record('<![CDATA[</record>]]>')}</l>`,
    [record('<![CDATA[</record>]]>')],
    [true],
  ],
  ['not closed', `<l><record><header/>1${record('2')}</l>`, ['<record><header/>1', record('2')], [false, true]],
  ['that breaks off', `<l>${record('1')}<record><header/>2`, [record('1'), '<record><header/>2'], [true, false]],
  ['of other names', '<l><records/><recording>x</recording></l>', [], []],
];

describe('a list of elements', () => {
  for (const [title, text, elements, isWhole] of LISTS)
    it(`is cut: ${title}`, async () => {
      const pieces = (await cut([text])).filter((one) => one.kind === 'element');
      assert.deepEqual(
        pieces.map((one) => one.text),
        elements,
      );
      assert.deepEqual(
        pieces.map((one) => one.isWhole),
        isWhole,
      );
    });

  it('is cut the same whatever pieces it comes in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...LISTS), fc.array(fc.integer({ min: 0, max: 90 })), async ([, text], cuts) => {
        const places = [0, ...cuts.filter((at) => at <= text.length).toSorted((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((end, at) => text.slice(places[at], end));
        assert.deepEqual(await cut(chunks), await cut([text]));
      }),
    );
  });

  it('never fails on any text', async () => {
    const words = fc.constantFrom(
      '<record>',
      '</record>',
      '<header/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<',
      '>',
      'x',
      '<record',
    );
    await fc.assert(fc.asyncProperty(fc.array(words), async (some) => void (await cut(some))));
  });
});

describe('an element that was cut out', () => {
  const scope = scopeWithin(
    new Map(),
    '<OAI-PMH xmlns="urn:oai" xmlns:xsi="urn:xsi" xmlns:un="urn:used"><ListRecords>',
  );
  const CASES: readonly (readonly [string, string])[] = [
    ['<a xmlns="urn:a"><b/></a>', '<a xmlns="urn:a"><b/></a>'],
    ['<a/>', '<a xmlns="urn:oai"/>'],
    ['<d:a xmlns:d="urn:d" xsi:x=""/>', '<d:a xmlns:xsi="urn:xsi" xmlns:d="urn:d" xsi:x=""/>'],
    ['<un:a/>', '<un:a xmlns:un="urn:used"/>'],
  ];
  for (const [text, alone] of CASES) it(`stands alone: ${text}`, () => assert.equal(withScope(text, scope), alone));
});

describe('a document that is not well-formed', () => {
  it('is mended where that is safe, and left alone where nothing is to mend', () => {
    assert.equal(mendXml('<a>plain &amp; &#65; &#x41;</a>'), undefined);
    assert.equal(mendXml('<a>\u0001&#1;R&D&nbsp;\ud800</a>')?.text, '<a>R&amp;D&amp;nbsp;\ufffd</a>');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = mendXml(text)?.text ?? text;
        assert.equal(mendXml(once), undefined, 'once is enough');
      }),
    );
  });
});
