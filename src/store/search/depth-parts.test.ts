import assert from 'node:assert/strict';
import { it } from 'node:test';
import { onceEach } from './depth-parts.ts';

it('gives once what moved from one part to the other between two looks', () => {
  assert.deepEqual(
    onceEach([
      [{ id: 1 }, { id: 2 }],
      [{ id: 2 }, { id: 3 }],
    ]),
    [{ id: 1 }, { id: 2 }, { id: 3 }],
  );
  assert.deepEqual(onceEach([[{ id: 1 }], []]), [{ id: 1 }]);
  assert.deepEqual(onceEach([[]]), []);
});
