import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGranted, partiesGranted } from './permission.ts';
import { type Grant, ROLES } from './role.ts';

const CASES: readonly [grant: Grant, action: Parameters<typeof isGranted>[1], party: string, expected: boolean][] = [
  [{ role: 'administrator', party: '' }, 'administer', '', true],
  [{ role: 'administrator', party: '' }, 'deposit', 'GFZ.ICDP', true],
  [{ role: 'administrator', party: 'GFZ' }, 'administer', '', false],
  [{ role: 'agent-manager', party: 'GFZ' }, 'manage-agent', 'GFZ', true],
  [{ role: 'agent-manager', party: 'GFZ' }, 'manage-client', 'GFZ.ICDP', true],
  [{ role: 'agent-manager', party: 'GFZ' }, 'manage-client', 'GFZ-X.ICDP', false],
  [{ role: 'agent-manager', party: 'GFZ' }, 'read', 'GFZX', false],
  [{ role: 'client-manager', party: 'GFZ.ICDP' }, 'deposit', 'GFZ.ICDP', true],
  [{ role: 'client-manager', party: 'GFZ.ICDP' }, 'deposit', 'GFZ.ICDP2', false],
  [{ role: 'client-manager', party: 'GFZ.ICDP' }, 'manage-agent', 'GFZ.ICDP', false],
  [{ role: 'client-manager', party: 'GFZ.ICDP' }, 'read', 'GFZ', false],
  [{ role: 'depositor', party: 'GFZ.ICDP' }, 'manage-client', 'GFZ.ICDP', false],
  [{ role: 'reader', party: '' }, 'read', 'GFZ.ICDP', true],
  [{ role: 'reader', party: '' }, 'deposit', 'GFZ.ICDP', false],
];

for (const [grant, action, party, expected] of CASES) {
  test(`${grant.role} of ${grant.party || 'all'} may${expected ? '' : ' not'} ${action} for ${party || 'all'}`, () => {
    assert.equal(isGranted([grant], action, party), expected);
  });
}

test('nobody without a grant may anything', () => assert.equal(isGranted([], 'read', 'GFZ'), false));

test('roles are named from most to least', () => {
  const grants = ROLES.map((role) => ({ role, party: '' }));
  const allowed = grants.map((one) => isGranted([one], 'deposit', 'A.B'));
  assert.deepEqual(allowed, [true, true, true, true, false]);
});

test('parties in which something is allowed, the widest only', () => {
  const grants: Grant[] = [
    { role: 'depositor', party: 'GFZ.ICDP' },
    { role: 'agent-manager', party: 'GFZ' },
    { role: 'reader', party: '' },
  ];
  assert.deepEqual(partiesGranted(grants, 'deposit'), ['GFZ']);
  assert.deepEqual(partiesGranted(grants, 'read'), ['']);
  assert.deepEqual(partiesGranted(grants, 'administer'), []);
});
