import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LandingOutcome, namesIgsn, nextLandingCheck } from './landing-check.ts';

const CASES: readonly (readonly [outcome: LandingOutcome, failures: number, day: string])[] = [
  ['ok', 0, '2026-01-31'],
  ['redirected', 0, '2026-01-31'],
  ['refused', 1, '2026-01-31'],
  ['error', 1, '2026-01-02'],
  ['not-found', 2, '2026-01-03'],
  ['timed-out', 3, '2026-01-05'],
  ['error', 5, '2026-01-17'],
  ['error', 6, '2026-01-31'],
  ['error', 2000, '2026-01-31'],
];

for (const [outcome, failures, day] of CASES) {
  test(`${outcome}, ${failures} failures in a row: again on ${day}`, () => {
    assert.equal(nextLandingCheck(outcome, failures, '2026-01-01T10:00:00.000Z'), `${day}T10:00:00.000Z`);
  });
}

test('a page names an IGSN in its text or in an address', () => {
  assert.ok(namesIgsn('<h1>igsn: icdp1</h1>', 'ICDP1'));
  assert.ok(namesIgsn('<a href="/igsn/OLD%2fPART">', 'OLD/PART'));
  assert.ok(!namesIgsn('<h1>ICDP2</h1>', 'ICDP1'));
});
