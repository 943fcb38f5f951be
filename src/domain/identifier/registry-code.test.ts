import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseIgsn } from './igsn.ts';
import { isRegistryCode, registryIgsn } from './registry-code.ts';

const anyNumber = fc.integer({ min: 1, max: 32 ** 7 });
const codeOf = (number: number) => registryIgsn('GFZ', number).slice(3);

test('is an IGSN that carries its check character', () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      const igsn = registryIgsn('GFZ', number);
      assert.ok(parseIgsn(igsn).ok);
      assert.ok(isRegistryCode(codeOf(number)), igsn);
    }),
  );
});

test('differs for different numbers', () => {
  const codes = new Set(Array.from({ length: 5000 }, (_, at) => codeOf(at + 1)));
  assert.equal(codes.size, 5000);
});

test('any single wrong character shows', () => {
  fc.assert(
    fc.property(anyNumber, fc.nat(), fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ'), (number, where, wrong) => {
      const code = codeOf(number);
      const at = where % code.length;
      fc.pre(code[at] !== wrong);
      assert.equal(isRegistryCode(code.slice(0, at) + wrong + code.slice(at + 1)), false);
    }),
  );
});

test('has no character that looks like another', () => {
  for (let number = 1; number < 2000; number++) assert.doesNotMatch(codeOf(number), /[IO01]/);
});

test('counts from 1 and ends somewhere', () => {
  assert.equal(registryIgsn('GFZ', 1).length, 9);
  assert.throws(() => registryIgsn('GFZ', 0), { code: 'invalid-input' });
  assert.throws(() => registryIgsn('GFZ', 1.5), { code: 'invalid-input' });
  assert.throws(() => registryIgsn('GFZ', 32 ** 9), { code: 'exhausted' });
});
