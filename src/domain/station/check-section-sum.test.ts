import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkSectionSum } from './check-section-sum.ts';
import { parseSectionLine } from './section-line.ts';

function sumOf(recoveredM: number | null, line: string) {
  const read = parseSectionLine(line);
  assert.ok(read.ok);
  return checkSectionSum(recoveredM, read.value);
}

const CLOSING: readonly (readonly [string, number | null, string])[] = [
  ['it closes', 2.67, '98 100 57 CC 12'],
  ['it closes to 5 mm', 2.675, '98 100 57 CC 12'],
  ['recovery is not known yet', null, '98 100'],
  ['there are no sections yet', 2.67, ''],
];

for (const [why, recoveredM, line] of CLOSING)
  it(`nothing to say where ${why}`, () => {
    const { finding, answers } = sumOf(recoveredM, line);
    assert.deepEqual([finding, answers], [undefined, []]);
  });

it('core in no section: what is so, what would close it, and the answers as data', () => {
  const { finding, answers, differenceM, sumM } = sumOf(2.95, '98 100 57 CC 12');
  assert.deepEqual([sumM, differenceM], [2.67, 0.28]);
  assert.equal(
    finding?.message,
    '0.28 m of the recovered core is in no section. Section 3 is 57 cm; 85 cm would close the sum.',
  );
  assert.deepEqual([finding.code, finding.severity], ['core-in-no-section', 'warning']);
  assert.deepEqual(answers, [
    { kind: 'set-section', section: '3', lengthCm: 85 },
    { kind: 'set-recovery', recoveryM: 2.67 },
    { kind: 'keep', code: 'core-in-no-section' },
  ]);
});

it('sections longer than the core: under the code that the import has for it', () => {
  const { finding, answers } = sumOf(2, '98 100 12');
  assert.match(finding!.message, /^The sections are 0\.10 m longer .* Section 3 is 12 cm; 2 cm would close the sum\.$/);
  assert.equal(finding!.code, 'section-beyond-recovery');
  assert.equal(answers.length, 3);
});

it('no section is proposed that there cannot be', () => {
  const { finding, answers } = sumOf(1, '98 100 12');
  assert.doesNotMatch(finding!.message, /would close/);
  assert.deepEqual(
    answers.map((one) => one.kind),
    ['set-recovery', 'keep'],
  );
});
