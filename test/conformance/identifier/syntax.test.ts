import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Checked } from '../../../src/domain/finding.ts';
import { type Doi, parseDoi, toDoiUrl } from '../../../src/domain/identifier/doi.ts';
import { type Handle, parseHandle, toHandleUrl } from '../../../src/domain/identifier/handle.ts';
import { isIgsn, parseIgsn } from '../../../src/domain/identifier/igsn.ts';
import { parseNamespace } from '../../../src/domain/identifier/namespace.ts';
import { parseOrcid } from '../../../src/domain/identifier/orcid.ts';
import { parseRor } from '../../../src/domain/identifier/ror.ts';
import { readVectors } from './read-vectors.ts';

/** The value, or `!` and the code of the first finding. */
function outcome(checked: Checked<string>): string {
  return checked.ok ? checked.value : `!${checked.findings[0]?.code}`;
}

test('valid IGSNs come to their normal form, with a warning where one is due', () => {
  for (const { line, cells } of readVectors('igsn-valid.txt')) {
    const [text = '', normal = '', warning] = cells;
    const checked = parseIgsn(text);
    assert.equal(outcome(checked), normal, `line ${line}`);
    assert.deepEqual(
      checked.findings.map((one) => one.code),
      warning === undefined ? [] : [warning],
      `line ${line}`,
    );
    assert.ok(isIgsn(normal), `line ${line}`);
  }
});

test('texts that are no IGSN are refused for the right reason', () => {
  for (const { line, cells } of readVectors('igsn-invalid.txt')) {
    const [text = '', code = ''] = cells;
    assert.equal(outcome(parseIgsn(text)), `!${code}`, `line ${line}`);
    assert.ok(!isIgsn(text), `line ${line}`);
  }
});

test('what another registry holds is read by the wider grammar', () => {
  for (const { line, cells } of readVectors('igsn-registry.txt')) {
    assert.equal(outcome(parseIgsn(cells[0] ?? '', 'registry')), cells[1], `line ${line}`);
  }
});

test('handles', () => {
  for (const { line, cells } of readVectors('handle.txt')) {
    const [text = '', expected = '', address] = cells;
    assert.equal(outcome(parseHandle(text)), expected, `line ${line}`);
    if (address !== undefined) assert.equal(toHandleUrl(expected as Handle), address, `line ${line}`);
  }
});

test('DOIs', () => {
  for (const { line, cells } of readVectors('doi.txt')) {
    const [text = '', expected = '', address, warning] = cells;
    const checked = parseDoi(text);
    assert.equal(outcome(checked), expected, `line ${line}`);
    if (address !== undefined) assert.equal(toDoiUrl(expected as Doi), address, `line ${line}`);
    if (checked.ok) assert.equal(checked.findings[0]?.code, warning, `line ${line}`);
  }
});

for (const [file, parse] of [
  ['orcid.txt', parseOrcid],
  ['ror.txt', parseRor],
  ['namespace.txt', parseNamespace],
] as const) {
  test(file, () => {
    for (const { line, cells } of readVectors(file))
      assert.equal(outcome(parse(cells[0] ?? '')), cells[1], `line ${line}`);
  });
}
