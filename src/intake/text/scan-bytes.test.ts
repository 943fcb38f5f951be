import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Input, inputOfBytes } from '../input.ts';
import { decodeText } from './decode-text.ts';
import { type Encoding, scanBytes } from './scan-bytes.ts';

const inPieces = (bytes: Uint8Array, size: number): Input => ({
  name: 'x',
  open: async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  },
});

async function textOf(bytes: Uint8Array, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const piece of decodeText(inputOfBytes('x', bytes), encoding)) text += piece;
  return text;
}

const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const CASES = [
  ['plain ASCII', Buffer.from('a,b\n'), { kind: 'text', encoding: 'utf-8' }],
  ['UTF-8', Buffer.from('Åre,Jämtland\n'), { kind: 'text', encoding: 'utf-8' }],
  ['UTF-8 with its mark', Buffer.from('\ufeffÅre\n'), { kind: 'text', encoding: 'utf-8' }],
  ['UTF-16, small end first', Buffer.from('\ufeffÅre\n', 'utf16le'), { kind: 'text', encoding: 'utf-16le' }],
  ['UTF-16, big end first', big('\ufeffÅre\n'), { kind: 'text', encoding: 'utf-16be' }],
  [
    'windows-1252',
    Buffer.from('a\n"x\ny"\n\xc5re\n', 'latin1'),
    { kind: 'text', encoding: 'windows-1252', firstBadRow: 3 },
  ],
  [
    'UTF-8 cut inside a letter',
    Buffer.from('a\nÅ').subarray(0, 3),
    { kind: 'text', encoding: 'windows-1252', firstBadRow: 2 },
  ],
  ['UTF-16 without its mark', Buffer.from('a,b\n', 'utf16le'), { kind: 'binary', looksLikeUtf16: true }],
  ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), { kind: 'binary', looksLikeUtf16: false }],
  ['nothing', Buffer.alloc(0), { kind: 'empty' }],
] as const;

for (const [what, bytes, expected] of CASES) {
  for (const size of [1, 3, 1000]) {
    test(`the encoding of ${what}, in pieces of ${size}`, async () => {
      const scan = await scanBytes(inPieces(bytes, size));
      assert.deepEqual(scan, expected);
    });
  }
}

test('marks are left out of the text, also one of UTF-8 before windows-1252', async () => {
  const texts = [
    ['utf-8', Buffer.from('\ufeffÅre')],
    ['utf-16le', Buffer.from('\ufeffÅre', 'utf16le')],
    ['utf-16be', big('\ufeffÅre')],
    ['windows-1252', Buffer.from('\xef\xbb\xbf\xc5re', 'latin1')],
  ] as const;
  for (const [encoding, bytes] of texts) {
    assert.equal(await textOf(bytes, encoding), 'Åre', encoding);
  }
});

test('windows-1252 has its quotation marks and its euro', async () => {
  assert.equal(await textOf(Buffer.from([0x80, 0x93, 0x94]), 'windows-1252'), '€“”');
});
