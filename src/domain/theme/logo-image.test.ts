import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { threadMs } from '../../../test/bad-input/thread-time.ts';
import { LARGEST_LOGO_BYTES, readLogo } from './logo-image.ts';

const octets = (...parts: (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const svg = (inside: string, root = 'viewBox="0 0 120 40"'): Uint8Array =>
  Buffer.from(
    `<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>\n`,
  );
const four = (value: number): readonly number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];
const png = (width: number, height: number): Uint8Array =>
  octets('\x89PNG\r\n\x1a\n', four(13), 'IHDR', four(width), four(height), [8, 6, 0, 0, 0], four(0), [
    ...deflateSync(Buffer.alloc(10)),
  ]);
const riff = (...chunk: (string | readonly number[])[]): Uint8Array => octets('RIFF', four(0), 'WEBP', ...chunk);
const WEBP = [
  ['VP8 ', riff('VP8 ', four(0), [0, 0, 0, 0x9d, 0x01, 0x2a, 120, 0, 40, 0], [0, 0])],
  ['VP8L', riff('VP8L', four(0), [0x2f, 119, 0xc0, 0x09, 0, 0, 0, 0, 0, 0])],
  ['VP8X', riff('VP8X', four(0), [0, 0, 0, 0, 119, 0, 0, 39, 0, 0])],
] as const;

function found(read: ReturnType<typeof readLogo>): unknown {
  return read.ok ? read.value : read.findings;
}

describe('a logo', () => {
  it('is a PNG, a WebP of any kind or an SVG with its size', () => {
    assert.deepEqual(found(readLogo(png(120, 40), 'image/png')), {
      mediaType: 'image/png',
      widthPx: 120,
      heightPx: 40,
    });
    for (const [name, bytes] of WEBP)
      assert.deepEqual(found(readLogo(bytes, '')), { mediaType: 'image/webp', widthPx: 120, heightPx: 40 }, name);
    for (const root of ['viewBox="0 0 120 40"', 'width="120px" height="40"'])
      assert.deepEqual(found(readLogo(svg('<path d="M0 0h9"/>', root), 'image/svg+xml')), {
        mediaType: 'image/svg+xml',
        widthPx: 120,
        heightPx: 40,
      });
    const own = svg(
      '<style>.a{fill:url(#g)}</style><linearGradient id="g"/><use href="#g"/><image href="data:image/png;base64,AA"/>',
    );
    assert.ok(readLogo(own, '').ok);
  });

  const hostile = [
    ['a script', '<script>alert(1)</script>'],
    ['a script by another name', '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'],
    ['a handler', '<rect onload="alert(1)"/>'],
    ['a handler behind a slash', '<rect/onclick=alert(1)>'],
    ['HTML', '<foreignObject><iframe/></foreignObject>'],
    ['a link that runs', '<a href="javascript:alert(1)">x</a>'],
    ['a link that runs, hidden', '<a xlink:href="&#x6a;avascript:alert(1)">x</a>'],
    ['a picture from elsewhere', '<image href="https://elsewhere.example/x.png"/>'],
    ['a drawing in a drawing', '<image href="data:image/svg+xml;base64,AA"/>'],
    ['a style from elsewhere', '<style>@import "https://elsewhere.example"</style>'],
    ['a fill from elsewhere', '<rect fill="url(https://elsewhere.example#x)"/>'],
    ['a value that moves', '<set attributeName="href" to="javascript:alert(1)"/>'],
  ] as const;
  for (const [name, inside] of hostile)
    it(`is no drawing with ${name}`, () => assert.equal(readLogo(svg(inside), 'image/svg+xml').ok, false));

  const others = [
    ['a page that says it is a picture', Buffer.from('<!doctype html><script>alert(1)</script>'), 'image/png'],
    ['a drawing that says it is a PNG', svg(''), 'image/png'],
    ['a PNG that says it is a drawing', png(120, 40), 'image/svg+xml'],
    [
      'a drawing with entities',
      Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'),
      '',
    ],
    ['a drawing without a size', svg('', ''), ''],
    ['a page behind a drawing', octets('<svg xmlns="http://www.w3.org/2000/svg"></svg><html>'), ''],
    ['a PNG of a pixel', png(1, 1), ''],
    ['a PNG without end', png(100_000, 40), ''],
    ['a line', png(2000, 20), ''],
    ['nothing', new Uint8Array(), ''],
    ['a file that is too large', Buffer.concat([png(120, 40), Buffer.alloc(LARGEST_LOGO_BYTES)]), ''],
    ['a GIF', octets('GIF89a', [120, 0, 40, 0]), ''],
  ] as const;
  for (const [name, bytes, said] of others)
    it(`is not ${name}`, () => {
      const { ok, findings } = readLogo(bytes, said);
      assert.equal(ok, false);
      assert.equal(findings[0]?.field, 'file');
    });

  const laborious = [
    ['comments behind a drawing', Buffer.concat([svg(''), octets('<!---->'.repeat(30), 'x')])],
    ['blanks before an address', svg(`<a href=${' '.repeat(3000)}>`)],
    ['blanks before a size', svg('', `viewBox="${' '.repeat(100_000)}`)],
    ['comments that do not end', octets(`<svg xmlns="http://www.w3.org/2000/svg">${'<!--'.repeat(50_000)}</svg>`)],
  ] as const;
  for (const [name, bytes] of laborious)
    it(`is looked through at once for all its ${name}`, () => {
      const begunMs = threadMs();
      readLogo(bytes, '');
      assert.ok(threadMs() - begunMs < 1000);
    });

  it('is read without a fault whatever comes', () => {
    const starts = [png(120, 40), svg(''), ...WEBP.map(([, bytes]) => bytes)];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.nat(60), fc.uint8Array({ maxLength: 60 }), (start, kept, rest) => {
        readLogo(octets([...start.subarray(0, kept)], [...rest]), '');
      }),
    );
  });
});
