import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCombinedId } from '../../../src/domain/identifier/combined-id.ts';
import { writeCombinedId } from '../../../src/domain/identifier/write-combined-id.ts';
import { readVectors } from './read-vectors.ts';

test('combined ids are taken apart and written back', () => {
  for (const { line, cells } of readVectors('combined-id-valid.txt')) {
    const [text = '', written, scheme, kind, parts = ''] = cells;
    const readings = readCombinedId(text);
    assert.equal(readings.length, 1, `line ${line}`);
    const [reading] = readings;
    assert.ok(reading);
    const { scheme: readScheme, kind: readKind, ...rest } = reading;
    const said = Object.entries(rest).map(([part, value]) => `${part}=${value}`);
    assert.deepEqual([readScheme, readKind, said.join(' ')], [scheme, kind, parts], `line ${line}`);
    assert.equal(writeCombinedId(reading), written, `line ${line}`);
  }
});

test('other texts have no reading', () => {
  for (const { line, cells } of readVectors('combined-id-invalid.txt')) {
    assert.deepEqual(readCombinedId(cells[0] ?? ''), [], `line ${line}`);
  }
});
