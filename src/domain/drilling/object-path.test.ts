import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { pathSegment, subtreeBounds } from './object-path.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';

/** Order of bytes in UTF-8, as both engines compare paths. */
const compareBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

describe('a part of the path', () => {
  const cases: readonly (readonly [ObjectType, string, string])[] = [
    ['core_run', '7', 'C0000000007'],
    ['section', 'CC', 'DCC'],
    ['site', 'U1357', 'SU0000001357'],
    ['sample', '10-15', 'X0000000010-0000000015'],
    ['sample', '10.5-15', 'X0000000010.0000000005-0000000015'],
    ['related_work', 'https://doi.org/10.1/x', 'Khttps:%2F%2Fdoi.org%2F0000000010.0000000001%2Fx'],
    ['contributor', '100 %', 'J0000000100 %25'],
    ['hole', '', 'H'],
  ];
  for (const [type, name, wanted] of cases)
    test(`${type} ${name}`, () => assert.equal(pathSegment(type, name), wanted));

  test('never holds a slash, and different names give different parts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [first, second] = [pathSegment('contributor', one), pathSegment('contributor', other)];
        assert.ok(!first.includes('/'));
        if (one !== other && !/\d/.test(one + other)) assert.notEqual(first, second);
      }),
    );
  });

  test('numbers sort as numbers', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.nat(9_999_999), (one, other) => {
        const order = compareBytes(pathSegment('core_run', String(one)), pathSegment('core_run', String(other)));
        assert.equal(Math.sign(order), Math.sign(one - other));
      }),
    );
  });

  test('types have letters of their own, so siblings of one type lie together', () => {
    const letters = OBJECT_TYPES.map((type) => OBJECT_TYPE[type].segment);
    assert.equal(new Set(letters).size, letters.length);
    for (const letter of letters) assert.match(letter, /^[A-Z]$/);
  });
});

describe('the bounds of a subtree', () => {
  const inside = (path: string, other: string) => {
    const [from, before] = subtreeBounds(path);
    return compareBytes(other, from) >= 0 && compareBytes(other, before) < 0;
  };
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['PICDP/E5054', 'PICDP/E5054', false],
    ['PICDP/E5054', 'PICDP/E5054/S1', true],
    ['PICDP/E5054', 'PICDP/E5054/S1/HA/C1', true],
    ['PICDP/E5054', 'PICDP/E50540', false],
    ['PICDP/E5054', 'PICDP/E5054-2', false],
    ['PICDP/E5054', 'PICDP/E5054-2/S1', false],
    ['PICDP/E5054', 'PICDP/E5053/S9', false],
    ['PICDP/E5054', 'PICDP/E5054/\u{10ffff}', true],
  ];
  for (const [path, other, wanted] of cases)
    test(`${other} below ${path}`, () => assert.equal(inside(path, other), wanted));
});
