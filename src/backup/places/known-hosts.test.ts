import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { fingerprintOf, isTrusted, keysOfHost } from './known-hosts.ts';

const KEY = Buffer.from('a key').toString('base64');
const OTHER = Buffer.from('another').toString('base64');
const hashed = (host: string): string => {
  const salt = Buffer.from('01234567890123456789');
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(host).digest('base64')}`;
};

const FOUND: readonly (readonly [line: string, host: string, port: number, found: number])[] = [
  [`files.example.org ssh-ed25519 ${KEY}`, 'files.example.org', 22, 1],
  [`files.example.org ssh-ed25519 ${KEY} a comment`, 'files.example.org', 22, 1],
  [`files.example.org ssh-ed25519 ${KEY}`, 'files.example.org', 2222, 0],
  [`[files.example.org]:2222 ssh-ed25519 ${KEY}`, 'files.example.org', 2222, 1],
  [`a,files.example.org,10.0.0.1 ssh-ed25519 ${KEY}`, '10.0.0.1', 22, 1],
  [`*.example.org ssh-ed25519 ${KEY}`, 'files.example.org', 22, 1],
  [`*.example.org,!files.example.org ssh-ed25519 ${KEY}`, 'files.example.org', 22, 0],
  [`filesXexample.org ssh-ed25519 ${KEY}`, 'files.example.org', 22, 0],
  [`${hashed('files.example.org')} ssh-ed25519 ${KEY}`, 'files.example.org', 22, 1],
  [`${hashed('files.example.org')} ssh-ed25519 ${KEY}`, 'other.example.org', 22, 0],
  [`# files.example.org ssh-ed25519 ${KEY}`, 'files.example.org', 22, 0],
  [`@cert-authority files.example.org ssh-ed25519 ${KEY}`, 'files.example.org', 22, 0],
  [`files.example.org ssh-ed25519 ${KEY}\n@revoked * ssh-ed25519 ${KEY}`, 'files.example.org', 22, 0],
  [`files.example.org ssh-ed25519 ${KEY}\nfiles.example.org ssh-rsa ${OTHER}`, 'files.example.org', 22, 2],
  ['', 'files.example.org', 22, 0],
];

for (const [line, host, port, found] of FOUND)
  test(`${line.slice(0, 60)} has ${found} of ${host}:${port}`, () =>
    assert.equal(keysOfHost(line, host, port).length, found));

test('a key is trusted when the file has it, or it has the one fingerprint', () => {
  const key = Buffer.from('a key');
  const known = keysOfHost(`host ssh-ed25519 ${KEY}`, 'host', 22);
  assert.equal(isTrusted({ keys: known, fingerprint: undefined }, key), true);
  assert.equal(isTrusted({ keys: known, fingerprint: undefined }, Buffer.from('b key')), false);
  assert.equal(isTrusted({ keys: [], fingerprint: undefined }, key), false);
  assert.equal(isTrusted({ keys: [], fingerprint: fingerprintOf(key) }, key), true);
  assert.equal(isTrusted({ keys: known, fingerprint: fingerprintOf(Buffer.from('b key')) }, key), false);
});
