import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { callerAddress, isThisMachine } from './caller-address.ts';

const CASES: readonly [ip: string, address: string, isHere: boolean][] = [
  ['192.0.2.7', '192.0.2.7', false],
  ['::ffff:192.0.2.7', '192.0.2.7', false],
  ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::', false],
  ['2001:db8:1:2:bbbb::9', '2001:db8:1:2::', false],
  ['2001:db8:1:3::1', '2001:db8:1:3::', false],
  ['127.0.0.1', '127.0.0.1', true],
  ['::1', '::', true],
  ['::ffff:127.0.0.1', '127.0.0.1', true],
  ['unknown', '198.51.100.1', false],
  ['x'.repeat(8000), '198.51.100.1', false],
  ['192.0.2.7:4711', '198.51.100.1', false],
];

for (const [ip, address, isHere] of CASES) {
  test(`${ip.slice(0, 30)} is counted as ${address}`, () => {
    const found = callerAddress({ ip, socket: { remoteAddress: '198.51.100.1' } as Socket });
    assert.deepEqual([found, isThisMachine(found)], [address, isHere]);
  });
}
