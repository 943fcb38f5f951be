import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConvention } from '../../../src/domain/identifier/check-convention.ts';
import { fromCodedPattern, toCodedPattern } from '../../../src/domain/identifier/coded-pattern.ts';
import { decodeIgsn } from '../../../src/domain/identifier/decode-igsn.ts';
import { ensureIgsn } from '../../../src/domain/identifier/igsn.ts';
import { counterPrefix, encodeIgsn } from '../../../src/domain/identifier/igsn-convention.ts';
import type { IgsnSpec } from '../../../src/domain/identifier/igsn-spec.ts';
import { objectKindsOfTag, tagOfObjectKind } from '../../../src/domain/identifier/object-tag.ts';
import { suggestConvention } from '../../../src/domain/identifier/suggest-convention.ts';
import { readVectors } from './read-vectors.ts';

/** A specification as the vector files write it; the wrong ones are wrong on purpose, hence the cast. */
function specOf(cells: readonly string[]): IgsnSpec {
  const [convention, namespace, expedition, phase, tag, site, hole, prefix, digits] = cells;
  return {
    convention,
    namespace,
    expedition,
    phase,
    tag,
    site: numberOf(site),
    hole: hole || undefined,
    prefix: prefix || undefined,
    digits: numberOf(digits),
  } as IgsnSpec;
}

function numberOf(cell: string | undefined): number | undefined {
  return cell === undefined || cell === '' ? undefined : Number(cell);
}

test('keys and coded patterns, both ways and in either case', () => {
  for (const { line, cells } of readVectors('coded-pattern-valid.txt')) {
    const [key = '', pattern = ''] = cells;
    assert.equal(toCodedPattern(Number(key)), pattern, `line ${line}`);
    for (const text of [pattern, pattern.toLowerCase()]) {
      const decoded = fromCodedPattern(text);
      assert.equal(decoded.ok && decoded.value, Number(key), `line ${line}`);
    }
  }
});

test('texts that are no coded pattern', () => {
  for (const { line, cells } of readVectors('coded-pattern-invalid.txt')) {
    const decoded = fromCodedPattern(cells[0] ?? '');
    assert.deepEqual([decoded.ok, decoded.findings[0]?.code], [false, cells[1]], `line ${line}`);
  }
});

test('tags and the kinds they stand for', () => {
  for (const { line, cells } of readVectors('object-tag.txt')) {
    const [tag = '', kinds = ''] = cells;
    assert.equal(objectKindsOfTag(tag).join(' '), kinds, `line ${line}`);
    for (const kind of objectKindsOfTag(tag)) assert.equal(tagOfObjectKind(kind), tag);
  }
});

test('specifications make the IGSN they should', () => {
  for (const { line, cells } of readVectors('convention-valid.txt')) {
    const [key, prefix, igsn] = cells.slice(9);
    assert.deepEqual(checkConvention(specOf(cells), Number(key)), [], `line ${line}`);
    assert.equal(counterPrefix(specOf(cells)), prefix, `line ${line}`);
    assert.equal(encodeIgsn(specOf(cells), Number(key)), igsn, `line ${line}`);
  }
});

test('wrong specifications and used-up counters are told apart', () => {
  for (const { line, cells } of readVectors('convention-invalid.txt')) {
    const key = numberOf(cells[9]);
    assert.equal(checkConvention(specOf(cells), key)[0]?.code, cells[10], `line ${line}`);
    assert.throws(() => encodeIgsn(specOf(cells), key ?? 1), { name: 'CorestoneError' }, `line ${line}`);
  }
});

test('published IGSNs decode to what they say', () => {
  for (const { line, cells } of readVectors('igsn-decoded.txt')) {
    const [reading] = decodeIgsn(ensureIgsn(cells[0] ?? ''));
    assert.ok(reading, `line ${line}`);
    const { site, hole = '', ...rest } = reading;
    const place = site === undefined ? '' : `${site}${hole}`;
    const said = [rest.convention, rest.namespace, rest.expedition ?? '', rest.phase ?? '', place, rest.tag ?? ''];
    assert.deepEqual([...said, String(rest.key), rest.regular ? 'yes' : 'no'], cells.slice(1), `line ${line}`);
    assert.deepEqual(rest.kinds, objectKindsOfTag(rest.tag ?? ''), `line ${line}`);
  }
});

test('IGSNs that follow no convention have no reading', () => {
  for (const { line, cells } of readVectors('igsn-undecoded.txt')) {
    assert.deepEqual(decodeIgsn(ensureIgsn(cells[0] ?? '')), [], `line ${line}`);
  }
});

test('the convention suggested for an expedition makes IGSNs', () => {
  for (const { line, cells } of readVectors('suggested-convention.txt')) {
    const [namespace = '', expedition = '', convention, prefix] = cells;
    const suggested = suggestConvention(namespace, expedition);
    assert.deepEqual([suggested.convention, suggested.prefix ?? ''], [convention, prefix], `line ${line}`);
    assert.deepEqual(checkConvention({ ...suggested, phase: 'E', tag: 'X' }), [], `line ${line}`);
  }
});
