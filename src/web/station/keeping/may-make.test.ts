import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { treeRights } from '../../../domain/party/tree-right.ts';
import { expeditions, mayMakeBelow, openCode } from './station-state.ts';

const EXPEDITION = 'PICDP/E5054';
const HOLE = `${EXPEDITION}/S1/HA`;

/** Opens an expedition as somebody sees it who has a role at a path of the tree. */
function openAs(role: 'curator' | 'technician', path: string): void {
  const rights = treeRights([{ role, path, types: [] }], EXPEDITION);
  const about = { id: '1', code: '5054', name: '', program: 'ICDP', namespace: 'ICDP', holes: [] };
  expeditions.value = [{ ...about, mayEnter: true, ...rights }];
  openCode.value = '5054';
}

describe('what may be made below an object', () => {
  afterEach(() => {
    expeditions.value = [];
    openCode.value = undefined;
  });

  const at = (type: ObjectType, path: string) => ({ type, path });
  it('is what the role for the part it lies in enters; a role further down says nothing of it', () => {
    openAs('curator', HOLE);
    assert.equal(mayMakeBelow(at('expedition', EXPEDITION), 'contributor'), false);
    assert.equal(mayMakeBelow(at('site', `${EXPEDITION}/S1`), 'water'), false);
    assert.equal(mayMakeBelow(at('hole', HOLE), 'water'), true);
    assert.equal(mayMakeBelow(at('core_run', `${HOLE}/C1`), 'section'), true);
    assert.equal(mayMakeBelow(at('hole', `${EXPEDITION}/S1/HB`), 'water'), false);
    openAs('technician', EXPEDITION);
    assert.equal(mayMakeBelow(at('hole', HOLE), 'water'), true);
    assert.equal(mayMakeBelow(at('section', `${HOLE}/C1/D1`), 'sample'), false);
  });
});
