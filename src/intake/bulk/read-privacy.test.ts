import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readPrivacy } from './read-privacy.ts';

const OPEN = { isPublic: true };
const WITHHELD = { members: ['position'], until: '2030-01-01', positionStepDeg: 0.1 };

const WRONG: readonly (readonly [said: object, field: string])[] = [
  [{ embargoUntil: '2030' }, 'embargoUntil'],
  [{ embargoUntil: '2030-13-01' }, 'embargoUntil'],
  [{ embargoUntil: '2030-02-31' }, 'embargoUntil'],
  [{ withheld: 'position' }, 'withheld'],
  [{ withheld: { ...WITHHELD, members: [] } }, 'withheld.members'],
  [{ withheld: { ...WITHHELD, members: ['nothing'] } }, 'withheld.members'],
  [{ withheld: { members: ['position'] } }, 'withheld.until'],
  [{ withheld: { ...WITHHELD, positionStepDeg: 0.2 } }, 'withheld.positionStepDeg'],
  [{ withheld: { ...WITHHELD, why: 'x' } }, 'withheld.why'],
];
for (const [said, field] of WRONG)
  it(`refuses ${JSON.stringify(said)}`, () => {
    const read = readPrivacy({ ...said }, OPEN);
    assert.deepEqual(!read.ok && read.findings.map((one) => one.field), [field]);
  });

it('reads what is kept back, nothing as nothing, and what is left out as undefined', () => {
  const said = { embargoUntil: null, withheld: WITHHELD };
  assert.deepEqual(readPrivacy(said, OPEN), { ok: true, value: said, findings: [] });
  assert.deepEqual(readPrivacy({ withheld: null }, OPEN), { ok: true, value: { withheld: null }, findings: [] });
  assert.deepEqual(readPrivacy({}, OPEN), { ok: true, value: undefined, findings: [] });
});

it('warns of an end before that of the description, which holds', () => {
  const closed = { isPublic: false, moratoriumUntil: '2031-01-01' };
  const read = readPrivacy({ embargoUntil: '2030-01-01' }, closed);
  assert.deepEqual(read.ok && read.findings.map((one) => [one.code, one.severity]), [
    ['embargo-of-description', 'warning'],
  ]);
});
