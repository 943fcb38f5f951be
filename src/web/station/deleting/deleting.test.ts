import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { isInRegister, planDeletion, typeWords } from './plan-deletion.ts';
import { type DeletedRow, DeletedRows } from './plan-return.ts';

const TYPES = ['hole', 'core_run', 'section', 'sample'] as const;
/** An object of a path such as `A/7/1`, whose depth says its type. */
const object = (path: string, recordState: string | null = null) =>
  ({
    id: path,
    type: TYPES[path.split('/').length - 1],
    parentId: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null,
    path,
    combinedId: path,
    recordState,
  }) as StationObject;

describe('what a deletion takes along', () => {
  const all = ['A', 'A/7', 'A/7/1', 'A/7/1/x', 'A/7/2', 'A/8', 'A/8/1'].map((path) =>
    object(path, path === 'A/8/1' ? 'registered' : 'reserved'),
  );
  const below = (id: string) => all.filter(({ parentId }) => parentId === id);
  const plan = (...ids: string[]) => {
    const { goes, stays } = planDeletion(
      all.filter(({ id }) => ids.includes(id)),
      below,
      isInRegister,
    );
    return [
      goes.map(({ id }) => id),
      stays.map(({ object: { id }, because }) => `${id}: ${because.map((one) => one.id)}`),
    ];
  };

  it('everything below, lowest first, and nothing twice', () => {
    assert.deepEqual(plan('A/7'), [['A/7/1/x', 'A/7/1', 'A/7/2', 'A/7'], []]);
    assert.deepEqual(plan('A/7', 'A/7/1', 'A/7/1/x'), [['A/7/1/x', 'A/7/1', 'A/7/2', 'A/7'], []]);
  });
  it('not what is registered, nor what that lies in; the rest of the chosen goes', () => {
    assert.deepEqual(plan('A/7/2', 'A/8'), [['A/7/2'], ['A/8: A/8/1']]);
    assert.deepEqual(plan('A'), [[], ['A: A/8/1']]);
  });
  it('is told by types', () => {
    assert.equal(typeWords(all), '1 hole, 2 core runs, 3 sections, 1 core sample');
    assert.equal(typeWords([]), '');
  });
});

describe('what can be brought back', () => {
  const row = (path: string, seq: number, more: Partial<DeletedRow> = {}): DeletedRow => ({
    ...object(path),
    igsn: null,
    deletedAt: '2026-11-22T03:00:00Z',
    deletedBy: 'ida at rig floor',
    seq,
    ...more,
  });
  const deleted = new DeletedRows([
    row('A/7', 9),
    row('A/7/1', 8),
    row('A/7/1/x', 7),
    row('A/7/1', 3, { id: 'former' }),
    row('A/9/2', 12),
  ]);
  const ids = (rows: readonly DeletedRow[]) => rows.map(({ id }) => id);

  it('is listed by what it belonged to, the latest first', () => {
    assert.deepEqual(ids(deleted.topmost()), ['A/9/2', 'A/7']);
    assert.deepEqual(ids(deleted.below('A/7')), ['A/7/1', 'A/7/1/x']);
  });
  it('comes back with what it belonged to, and with what lay below where that is wanted', () => {
    const [, run] = deleted.topmost();
    const sample = deleted.below('A/7')[1]!;
    assert.deepEqual(deleted.toRestore(run!, true), ['A/7', 'A/7/1', 'A/7/1/x']);
    assert.deepEqual(deleted.toRestore(run!, false), ['A/7']);
    assert.deepEqual(deleted.toRestore(sample, false), ['A/7', 'A/7/1', 'A/7/1/x']);
  });
});
