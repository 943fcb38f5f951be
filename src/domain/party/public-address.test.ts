import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPublicAddress } from './public-address.ts';

const PUBLIC = [
  '139.17.1.1',
  '8.8.8.8',
  '1.1.1.1',
  '172.32.0.1',
  '100.128.0.1',
  '2a00:1450::1',
  '2001:4860:4860::8888',
];
const V4_TO_V6 = ['::ffff:8.8.8.8', '::ffff:808:808', '64:ff9b::8.8.8.8'];
const CLOSED = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:10.0.0.1',
  '::127.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2001:0:1::1',
  '2001:db8::1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd00:ec2::254',
  'fec0::1',
  'ff02::1',
  '100::1',
];
const NONE = [
  '',
  'localhost',
  '127.1',
  '0x7f000001',
  '2130706433',
  '256.1.1.1',
  '1.2.3',
  '::1::',
  '1:2:3',
  'g::1',
  ':::',
];

for (const address of [...PUBLIC, ...V4_TO_V6]) {
  test(`${address} is public`, () => assert.equal(isPublicAddress(address), true));
}
for (const address of [...CLOSED, ...NONE]) {
  test(`${address || 'nothing'} is not public`, () => assert.equal(isPublicAddress(address), false));
}

test('an IPv4 address is judged alike in its IPv6 spelling', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      assert.equal(isPublicAddress(`::ffff:${address}`), isPublicAddress(address));
    }),
  );
});
