import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { threadMs } from '../../../test/bad-input/thread-time.ts';
import { fromCodedPattern } from './coded-pattern.ts';
import { readCombinedId } from './combined-id.ts';
import { parseDoi } from './doi.ts';
import { parseHandle } from './handle.ts';
import { parseIgsn } from './igsn.ts';
import { encodeIgsn } from './igsn-convention.ts';
import { readImageFileName } from './image-file-name.ts';
import { parseNamespace } from './namespace.ts';
import { parseOrcid } from './orcid.ts';
import { parsePastedIdentifier } from './pasted-identifier.ts';
import { parseRor } from './ror.ts';
import { suggestConvention } from './suggest-convention.ts';

const READERS: Record<string, (text: string) => unknown> = {
  parseIgsn: (text) => parseIgsn(text),
  parseRegistryIgsn: (text) => parseIgsn(text, 'registry'),
  parseHandle,
  parseDoi,
  parseOrcid,
  parseRor,
  parseNamespace,
  fromCodedPattern,
  readCombinedId,
  readImageFileName,
  suggestConvention: (text) => suggestConvention(text, text),
  parsePastedIdentifier: (text) => parsePastedIdentifier(text, { doiPrefixes: ['10.60510'] }),
};

const PIECES = [
  'A',
  ' ',
  '-',
  '_1',
  '10273/',
  '10.60510/',
  '%',
  '(',
  'igsn:',
  '\u200b',
  '\uff21',
  '5054_1_A_',
  'http://',
];

for (const [name, read] of Object.entries(READERS)) {
  test(`${name} answers a megabyte of anything at once`, () => {
    for (const piece of PIECES) {
      const started = threadMs();
      read(`${piece.repeat(1_000_000 / piece.length)}!`);
      assert.ok(threadMs() - started < 250, `${JSON.stringify(piece)} is slow`);
    }
  });

  test(`${name} takes texts just within its limits`, () => {
    for (const piece of PIECES) {
      for (const length of [60, 119, 200, 249, 2047]) {
        const started = threadMs();
        read(`${piece.repeat(length).slice(0, length)}!`);
        assert.ok(threadMs() - started < 100, `${JSON.stringify(piece)} is slow`);
      }
    }
  });

  test(`${name} never throws`, () => {
    const piece = fc.constantFrom(...PIECES, 'http://', '/', '?igsn=', '%2F', 'doi:', 'CC', ':1-2', '.jpg');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    );
    fc.assert(fc.property(text, (one) => void read(one)));
  });
}

test('a hundred thousand IGSNs are made and read in well under a second', () => {
  const spec = { convention: 'icdp-classic', namespace: 'ICDP', expedition: '5054', phase: 'E', tag: 'X' } as const;
  const started = threadMs();
  for (let key = 0; key < 100_000; key++) assert.ok(parseIgsn(encodeIgsn(spec, key)).ok);
  assert.ok(threadMs() - started < 800);
});
