import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { READABLE } from '../../formats/formats.ts';
import type { BulkItem } from '../../operations/bulk/bulk-item.ts';
import { cutXml } from './cut-xml.ts';
import { XmlCutter, type XmlPiece } from './xml-cutter.ts';

function* parts(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* streamed(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  yield* parts(bytes, size);
}

async function itemsOf(text: string | Buffer, size = 1000): Promise<BulkItem[]> {
  const items: BulkItem[] = [];
  for await (const pieces of cutXml(streamed(Buffer.from(text), size), READABLE))
    items.push(...pieces.map((read) => read()));
  return items;
}

function cut(text: string, size: number, largest = 1_000_000): XmlPiece[] {
  const cutter = new XmlCutter(largest);
  const pieces: XmlPiece[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(...cutter.take(text.slice(at, at + size)));
  return [...pieces, ...cutter.end('')];
}

const SESAR = 'http://app.geosamples.org';
const samples = (count: number) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<samples xmlns="${SESAR}">\n${Array.from(
    { length: count },
    (_, n) =>
      `  <sample>\n    <igsn>ICDX${n}</igsn><name>Sämple &lt;${n}&gt;</name><!-- </sample> --><sample_type>Core</sample_type>\n  </sample>\n`,
  ).join('')}</samples>`;

describe('XML is cut as it comes in', () => {
  for (const size of [1, 7, 64, 100_000])
    test(`the same in chunks of ${size} bytes`, async () => {
      const items = await itemsOf(samples(20), size);
      assert.deepEqual(
        items.map(({ line, checked }) => [
          line,
          checked.ok && checked.value.igsn,
          checked.ok && checked.value.description?.name,
        ]),
        Array.from({ length: 20 }, (_, n) => [3 + n * 3, `ICDX${n}`, `Sämple <${n}>`]),
      );
    });

  test('UTF-16 too', async () => {
    const text = samples(3).replace('UTF-8', 'UTF-16');
    const items = await itemsOf(Buffer.from(`\ufeff${text}`, 'utf16le'), 101);
    assert.ok(items.length === 3 && items.every((one) => one.checked.ok), JSON.stringify(items));
  });

  test('what is cut off or broken ends it with an item that says so; what came before stands', async () => {
    const items = await itemsOf(samples(5).slice(0, -40));
    assert.deepEqual(
      items.map((one) => one.checked.ok),
      [true, true, true, true, false],
    );
    for (const bad of ['', '<a>', '</a>', '<a/><b/>', 'text', '<!DOCTYPE a [<!ENTITY x "y">]><a/>'])
      assert.ok(
        (await itemsOf(bad)).some((one) => !one.checked.ok),
        bad,
      );
  });

  test('an item that is too large ends it', () => {
    const [piece] = cut(`<samples><sample>${'x'.repeat(5000)}`, 100, 1000);
    assert.ok(piece !== undefined && !piece.ok && piece.code === 'document-too-large');
  });

  test('whatever the chunks, the pieces are the same', () => {
    const node = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('a', '<!-- < > -->', '<![CDATA[</sample>]]>', '<?x > ?>', '<e a=">"/>', '\n'),
        tie('node').map((inner) => `<n b='<' c="'>">${inner}</n>`),
      ),
    })).node as fc.Arbitrary<string>;
    const document = fc
      .array(node, { maxLength: 6 })
      .map((all) => `<r:samples xmlns:r="u">${all.map((one) => `<sample>${one}</sample>`).join('\n')}</r:samples>`);
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 50 }), (text, size) => {
        assert.deepEqual(cut(text, size), cut(text, text.length));
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const pieces = cut(`<samples>${text}`, size);
        assert.ok(pieces.length > 0);
      }),
    );
  });
});
