import assert from 'node:assert/strict';
import { it } from 'node:test';
import { contentOf } from './mark-content.ts';
import type { PlacedMark } from './sampling-ports.ts';

const WANTED = { requestId: 'r', splitId: 's', interval: '10-12' };

it('a mark destroys its piece where its request says so, unless somebody said otherwise', () => {
  assert.equal(contentOf(WANTED, undefined, { isDestructive: true }).isDestructive, true);
  assert.equal(contentOf(WANTED, undefined, { isDestructive: false }).isDestructive, false);
  assert.equal(contentOf(WANTED, undefined, undefined).isDestructive, false);
  assert.equal(contentOf({ ...WANTED, isDestructive: false }, undefined, { isDestructive: true }).isDestructive, false);
  const before = { kind: 'sample', sharePc: 100, isDestructive: false } as PlacedMark;
  assert.equal(contentOf(WANTED, before, { isDestructive: true }).isDestructive, false);
});
