import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, verifyPassword } from './password.ts';

test('a password fits its own hash and no other password does', async () => {
  const kept = await hashPassword('correct horse battery staple');
  assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await verifyPassword('correct horse battery staple', kept), true);
  assert.equal(await verifyPassword('correct horse battery stapl', kept), false);
});

test('the same password is kept differently every time', async () => {
  assert.notEqual(await hashPassword('the same password'), await hashPassword('the same password'));
});

test('a hash of another kind fits nothing', async () => {
  for (const kept of ['', 'plain', '$2b$10$abc', '$argon2i$v=19$m=1,t=1,p=1$aa$bb']) {
    assert.equal(await verifyPassword('plain', kept), false);
  }
});
