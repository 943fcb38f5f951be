import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ERROR_CATALOGUE, RETIRED_CODES } from './error-catalogue.ts';

/** Codes that a release has given. A line is only ever added here, with the release; see docs/api/changelog.md. */
const RELEASED: Readonly<Record<string, string>> = {
  'not-found': '0.1.0',
  gone: '0.1.0',
  'already-exists': '0.1.0',
  'not-allowed': '0.1.0',
  'not-signed-in': '0.1.0',
  'too-many': '0.1.0',
  'invalid-input': '0.1.0',
  'invalid-setting': '0.1.0',
  'wrong-call': '0.1.0',
  conflict: '0.1.0',
  busy: '0.1.0',
  exhausted: '0.1.0',
  'store-unavailable': '0.1.0',
  'store-full': '0.1.0',
  interrupted: '0.1.0',
  unexpected: '0.1.0',
};

describe('codes of errors', () => {
  it('are kept once a release gave them', () => {
    const known = new Set([...Object.keys(ERROR_CATALOGUE), ...Object.keys(RETIRED_CODES)]);
    const lost = Object.keys(RELEASED).filter((code) => !known.has(code));
    assert.deepEqual(lost, [], 'removed or renamed: put them among RETIRED_CODES, or keep them');
  });

  it('say since when they are there, and new ones are written down', () => {
    const since = Object.entries(ERROR_CATALOGUE).map(([code, one]) => [code, one.since]);
    assert.deepEqual(Object.fromEntries(since), RELEASED);
  });

  it('are told in whole sentences', () => {
    for (const [code, { meaning, remedy }] of Object.entries(ERROR_CATALOGUE)) {
      assert.match(meaning, /^[A-Z].{10,}\.$/, code);
      assert.match(remedy, /^[A-Z].{10,}\.$/, code);
    }
  });

  it('are not given and retired at once', () => {
    const both = Object.keys(RETIRED_CODES).filter((code) => code in ERROR_CATALOGUE);
    assert.deepEqual(both, []);
  });
});
