import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finding } from '../../../domain/finding.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { CreateOperation, StationOperation } from '../../../domain/station/station-operation.ts';
import type { KeptOperation } from './kept.ts';
import { LocalTree } from './local-tree.ts';
import { refusedTogether, sentAgain, sentUnderName } from './refused-together.ts';

const hole = { id: 'hole', type: 'hole', path: '1/1/A', combinedId: '1_1_A', values: {} } as unknown as StationObject;
const TAKEN = [finding('name-taken', 'Core run 6 is there already.')];
const ALONE = [finding('missing-parent', 'What it belongs to is not there.')];
const WARNED = [finding('overlapping-runs', 'They overlap.', { severity: 'warning' })];
let order = 0;

function kept(operation: object, refused?: KeptOperation['refused'], by = 'ida'): KeptOperation {
  const stated = { id: `op ${++order}`, at: '2026-11-22T03:00:00Z', ...operation } as StationOperation;
  return { order, expedition: '1', operation: stated, by, ...(refused !== undefined && { refused }) };
}
const made = (type: string, id: string, parentId: string, name: string, refused?: KeptOperation['refused']) =>
  kept({ kind: 'create', object: { id, type, parentId, name, igsn: `IGSN-${id}`, values: {} } }, refused);
const ids = ({ all }: { readonly all: readonly KeptOperation[] }) => all.map((one) => one.operation.id);
const newIds = () => {
  let next = 0;
  return () => `new ${++next}`;
};

describe('what the server did not take', () => {
  const run = made('core_run', 'run', 'hole', '6', TAKEN);
  const elsewhere = kept({ kind: 'change', objectId: 'other', changes: {} }, ALONE);
  const section = made('section', 's1', 'run', '1', ALONE);
  const fine = made('section', 's9', 'other', '9');
  const changed = kept({ kind: 'change', objectId: 's1', changes: {} });
  const split = made('split', 'w', 's1', 'W');
  const queue = [run, elsewhere, section, fine, changed, split];
  const [first, second, ...more] = refusedTogether(queue);

  it('is one decision with all that hangs on it, sent or not', () => {
    assert.deepEqual(
      ids(first!),
      [run, section, changed, split].map((one) => one.operation.id),
    );
    assert.deepEqual([first!.first, ids(second!), more], [run, [elsewhere.operation.id], []]);
    assert.deepEqual(refusedTogether([fine, changed]), []);
  });

  it('goes again under another name: ids and IGSNs stay, only what was refused has a new id of operation', () => {
    const overrides = [{ code: 'overlapping-runs', reason: 'two barrels' }];
    const sent = sentUnderName(first!, { by: 'tim', newId: newIds(), name: '7', overrides });
    const [as, ...below] = sent;
    const create = as!.operation as CreateOperation;
    assert.deepEqual(create.object, { ...(run.operation as CreateOperation).object, name: '7', values: { core: 7 } });
    assert.deepEqual([create.insteadOf, create.overrides, as!.by], ['6', overrides, 'tim']);
    assert.deepEqual(ids({ all: sent }), ['new 1', 'new 2', changed.operation.id, split.operation.id]);
    assert.deepEqual(
      sent.map((one) => one.refused),
      [undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(below.slice(1), [changed, split]);
    assert.deepEqual(refusedTogether(sent), []);
  });

  it('is shown under its new name at once, all of it', () => {
    const tree = new LocalTree('ida');
    tree.take([hole]);
    for (const one of [run, section, split]) tree.add(one);
    assert.deepEqual(tree.get('w')?.combinedId, '1_1_A_006_1_W');
    tree.settle(sentUnderName(first!, { by: 'ida', newId: newIds(), name: '7', overrides: [] }), true);
    assert.deepEqual(
      ['run', 's1', 'w'].map((id) => tree.get(id)?.combinedId),
      ['1_1_A_007', '1_1_A_007_1', '1_1_A_007_1_W'],
    );
    assert.deepEqual(
      [tree.get('run')?.igsn, tree.get('s1')?.igsn, tree.keptOn('run')],
      ['IGSN-run', 'IGSN-s1', 'tablet'],
    );
  });

  it('goes again with a reason for the warnings of what it begins with', () => {
    const warned = { ...run, refused: WARNED };
    const sent = sentAgain({ first: warned, all: [warned, section] }, { by: 'ida', newId: newIds(), reason: 'lifted' });
    assert.deepEqual(
      sent.map((one) => one.operation.overrides),
      [[{ code: 'overlapping-runs', reason: 'lifted' }], undefined],
    );
  });
});
