import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { appendToAddress, encodeAddress, redirectAddress } from './redirect-address.ts';

for (const [address, expected] of [
  ['https://a.example/x?y=%20#z', 'https://a.example/x?y=%20#z'],
  ['https://a.example/blå dør', 'https://a.example/bl%C3%A5%20d%C3%B8r'],
  ['https://a.example/"<>\\^`{|}', 'https://a.example/%22%3C%3E%5C%5E%60%7B%7C%7D'],
  ['https://a.example/\r\nSet-Cookie: x', 'https://a.example/%0D%0ASet-Cookie:%20x'],
  ['https://a.example/\u{1F5FF}\ud800', 'https://a.example/%F0%9F%97%BF%EF%BF%BD'],
] as const) {
  test(`${JSON.stringify(address)} becomes ${expected}`, () => assert.equal(encodeAddress(address), expected));
}

test('an encoded address is plain ASCII without blanks, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const encoded = encodeAddress(text);
      assert.match(encoded, /^[\x21-\x7e]*$/);
      assert.equal(encodeAddress(encoded), encoded);
    }),
  );
});

test('an addition never changes the host', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('https://a.example', 'https://a.example/x', 'https://a.example?q'),
      fc.string(),
      (base, addition) => {
        assert.equal(new URL(appendToAddress(base, addition)).host, 'a.example');
      },
    ),
  );
});

test('no address of its own means our page', () => {
  assert.equal(redirectAddress(null, 'A/B', 'https://b.example'), 'https://b.example/igsn/A%2FB');
  assert.equal(redirectAddress('https://c.example/', 'A', 'https://b.example'), 'https://c.example/');
});
