import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PastedIdentifier, parsePastedIdentifier } from '../../../src/domain/identifier/pasted-identifier.ts';
import { readVectors } from './read-vectors.ts';

const OPTIONS = { doiPrefixes: ['10.60510'], landingBases: ['https://data.example.org/corestone'] };

function igsnOf(pasted: PastedIdentifier): string {
  return 'igsn' in pasted ? pasted.igsn : '';
}

test('what people paste is understood', () => {
  for (const { line, cells } of readVectors('pasted.txt')) {
    const [text = '', kind, prefix, igsn, codes = ''] = cells;
    const pasted = parsePastedIdentifier(text, OPTIONS);
    const said = [pasted.kind, 'prefix' in pasted ? pasted.prefix : '', igsnOf(pasted)];
    assert.deepEqual(said, [kind, prefix, igsn], `line ${line}: ${text}`);
    assert.equal(pasted.findings.map((one) => one.code).join(' '), codes, `line ${line}: ${text}`);
  }
});

test('the vectors of igsn_lib pass, except where we differ on purpose', () => {
  for (const { line, cells } of readVectors('pasted-igsn-lib.txt')) {
    const [text = '', theirs, ours = theirs] = cells;
    assert.equal(igsnOf(parsePastedIdentifier(text, OPTIONS)), ours, `line ${line}: ${text}`);
  }
});
