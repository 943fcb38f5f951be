import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseSectionLine, sectionValues, writeSectionLine } from './section-line.ts';

const CASES: readonly (readonly [line: string, string])[] = [
  ['98 100 57 CC 12', '1:98 2:100 3:57 CC:12'],
  ['98 100 57 cc12', '1:98 2:100 3:57 CC:12'],
  ['  98;100 ; 57,5 ', '1:98 2:100 3:57.5'],
  ['98, 100, 57', '1:98 2:100 3:57'],
  ['CC 12', 'CC:12'],
  ['', ''],
  ['98.25', '1:98.25'],
];

const WRONG: readonly (readonly [line: string, string])[] = [
  ['98 abc 57', 'section-line-word abc at 4'],
  ['98 -5', 'section-line-word -5 at 4'],
  ['98,100', 'section-line-word 98,100 at 1'],
  ['98 0', 'section-line-length 0 at 4'],
  ['2001', 'section-line-length 2001 at 1'],
  ['98 CC', 'catcher-without-length CC at 4'],
  ['CC 12 98', 'catcher-not-last CC at 1'],
  ['CC CC 12', 'section-line-word CC at 4, catcher-not-last CC at 1'],
  ['x y', 'section-line-word x at 1, section-line-word y at 3'],
  [Array.from({ length: 100 }, () => '1').join(' '), 'section-line-long 100 at 1'],
];

describe('the section line', () => {
  for (const [line, wanted] of CASES)
    it(`reads ${line}`, () => {
      const read = parseSectionLine(line);
      assert.ok(read.ok, JSON.stringify(read));
      assert.equal(read.value.map((one) => `${one.name}:${one.lengthCm}`).join(' '), wanted);
    });
  for (const [line, wanted] of WRONG)
    it(`says what is wrong with ${line.slice(0, 20)}`, () => {
      const read = parseSectionLine(line);
      assert.equal(read.ok, false);
      assert.equal(read.findings.map((one) => `${one.code} ${one.value} at ${one.at?.character}`).join(', '), wanted);
    });
  it('begins with the number it is told', () => {
    const read = parseSectionLine('10 20', 3);
    assert.deepEqual(read.ok && read.value.map((one) => one.name), ['3', '4']);
  });
  it('is written as it is read', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(lengths, fc.boolean(), (tenths, hasCatcher) => {
        const sections = tenths.map((one, at) => ({
          name: hasCatcher && at === tenths.length - 1 ? 'CC' : String(at + 1),
          lengthCm: one / 10,
        }));
        const read = parseSectionLine(writeSectionLine(sections));
        assert.deepEqual(read.ok && read.value, sections);
      }),
    );
  });
  it('gives the fields of the sections, the core catcher a number that is free', () => {
    const few = [
      { name: '1', lengthCm: 98.5 },
      { name: 'CC', lengthCm: 12 },
    ];
    assert.deepEqual(sectionValues(few[0]!, few), { section: 1, section_length_m: 0.985, curated_length_m: 0.985 });
    const catcher = { section: 9, section_length_m: 0.12, curated_length_m: 0.12, core_catcher: true };
    assert.deepEqual(sectionValues(few[1]!, few), catcher);
    const many = [...Array.from({ length: 10 }, (_, at) => ({ name: String(at + 1), lengthCm: 1 })), few[1]!];
    assert.equal(sectionValues(few[1]!, many).section, 11);
  });
});
