import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkConvention, highestKey } from './check-convention.ts';
import { HIGHEST_KEY } from './coded-pattern.ts';
import { decodeIgsn } from './decode-igsn.ts';
import { isIgsn } from './igsn.ts';
import { counterPrefix, encodeIgsn } from './igsn-convention.ts';
import type { IgsnConvention, IgsnSpec } from './igsn-spec.ts';
import type { ObjectTag } from './object-tag.ts';

const CLASSIC: IgsnSpec = { convention: 'icdp-classic', namespace: 'ICDP', expedition: '5054', phase: 'E', tag: 'X' };

const namespace = fc.string({ unit: fc.constantFrom(...'ABEGRXZ059'), minLength: 4, maxLength: 4 });
const expedition = fc.integer({ min: 0, max: 9999 }).map((number) => String(number).padStart(4, '0'));
const spec: fc.Arbitrary<IgsnSpec> = fc.record({
  convention: fc.constantFrom<IgsnConvention>('icdp-classic', 'icdp-2021'),
  namespace,
  expedition,
  phase: fc.constantFrom('E' as const, 'R' as const),
  tag: fc.constantFrom(...([...'HCSXBWUTYZFE'] as ObjectTag[])),
  site: fc.integer({ min: 0, max: 99 }),
  hole: fc.constantFrom(...'ABCZ'),
});
const key = fc.oneof(fc.nat({ max: 100_000 }), fc.integer({ min: 0, max: HIGHEST_KEY }));

test('what is encoded is an IGSN and decodes to the same specification and key', () => {
  fc.assert(
    fc.property(spec, key, (made, number) => {
      const igsn = encodeIgsn(made, number);
      const readings = decodeIgsn(igsn, { namespaces: [made.namespace], convention: made.convention });
      const own = readings.find((one) => one.regular && one.key === number);
      assert.ok(isIgsn(igsn) && own);
      assert.equal(own.counterPrefix, counterPrefix(made));
      assert.equal(encodeIgsn({ ...made, ...own }, number), igsn);
    }),
  );
});

test('a fixed prefix of any length of counter decodes to the same specification and key, up to the last key', () => {
  const places = fc.integer({ min: 1, max: 15 });
  const fixed = fc.tuple(namespace, fc.stringMatching(/^[A-Z0-9]{0,20}$/), places, fc.nat(), fc.boolean());
  fc.assert(
    fc.property(fixed, ([holder, rest, digits, number, isLast]) => {
      const made: IgsnSpec = {
        ...CLASSIC,
        convention: 'fixed-prefix',
        namespace: holder,
        prefix: holder + rest,
        digits,
      };
      const last = isLast ? highestKey(made) : number % (highestKey(made) + 1);
      const igsn = encodeIgsn(made, last);
      const own = decodeIgsn(igsn, { namespaces: [holder], digits, convention: 'fixed-prefix' });
      assert.deepEqual(
        own.map((one) => [one.namespace, one.prefix, one.digits, one.key]),
        [[holder, made.prefix, digits, last]],
      );
    }),
  );
});

test('two keys never give one IGSN, nor do two counter prefixes', () => {
  fc.assert(
    fc.property(spec, spec, key, key, (one, other, oneKey, otherKey) => {
      const same = counterPrefix(one) === counterPrefix(other) && oneKey === otherKey;
      return same === (encodeIgsn(one, oneKey) === encodeIgsn(other, otherKey));
    }),
  );
});

test('a fixed prefix decodes with the hint of the namespace', () => {
  const fixed: IgsnSpec = { ...CLASSIC, convention: 'fixed-prefix', namespace: 'CSD', prefix: 'CSDGLAD9' };
  const [reading] = decodeIgsn(encodeIgsn(fixed, 42), { namespaces: ['CSD'] });
  assert.deepEqual([reading?.namespace, reading?.prefix, reading?.digits, reading?.key], ['CSD', 'CSDGLAD9', 8, 42]);
  assert.equal(reading?.counterPrefix, counterPrefix(fixed));
});

test('a namespace shorter than four is refused by the classic convention, never padded', () => {
  const short = { ...CLASSIC, namespace: 'AWI' };
  assert.deepEqual(
    checkConvention(short).map((one) => [one.code, one.field, one.value]),
    [['igsn-namespace', 'namespace', 'AWI']],
  );
  assert.throws(() => counterPrefix(short), { code: 'invalid-input' });
});

test('all that is wrong is said at once', () => {
  const wrong = { ...CLASSIC, namespace: 'icdp', expedition: 'COSC', tag: 'G' as ObjectTag };
  assert.deepEqual(
    checkConvention(wrong).map((one) => one.code),
    ['igsn-namespace', 'igsn-expedition', 'igsn-tag'],
  );
});

test('a used-up counter is exhausted, a wrong key is wrong input', () => {
  const fixed: IgsnSpec = { ...CLASSIC, convention: 'fixed-prefix', namespace: 'AW', digits: 3 };
  assert.equal(highestKey(fixed), 999);
  assert.equal(encodeIgsn(fixed, 999), 'AW999');
  assert.throws(() => encodeIgsn(fixed, 1000), { code: 'exhausted', message: /counter of AW has no room.* 1000/ });
  assert.throws(() => encodeIgsn(CLASSIC, HIGHEST_KEY + 1), { code: 'exhausted' });
  for (const wrong of [-1, 1.5, Number.NaN]) {
    assert.throws(() => encodeIgsn(fixed, wrong), { code: 'invalid-input' });
    assert.throws(() => encodeIgsn(CLASSIC, wrong), { code: 'invalid-input' });
  }
});
