import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { GridView, SharedView } from '../../../domain/station/filter/grid-view.ts';
import {
  listViews,
  NO_VIEWS,
  readKeptViews,
  refusedView,
  settledView,
  viewToOpenWith,
  withoutView,
  withView,
} from './kept-views.ts';

const view = (id: string, name = id): GridView => ({
  id,
  type: 'section',
  name,
  columns: [],
  typed: {},
  filter: { join: 'and', parts: [] },
  isDefault: false,
});
const shared = (id: string, revision: number, name = id): SharedView => ({
  ...view(id, name),
  revision,
  changedAt: '2026-11-22T00:00:00Z',
  changedBy: 'ida',
});
const told = (views: typeof NO_VIEWS) => listViews(views).map((one) => `${one.view.name} ${one.at}`);

it('a view is shared at once here, and by the server when it is there', () => {
  const waiting = withView(NO_VIEWS, view('a'), true);
  assert.deepEqual(told(waiting), ['a waiting']);
  assert.deepEqual(waiting.waiting[0], { view: view('a'), revision: 0, isRemoved: false });
  assert.deepEqual(told(settledView(waiting, waiting.waiting[0]!, shared('a', 1))), ['a shared']);
});

it('a change that came while another was on its way goes next, made of what the server has', () => {
  const first = withView({ ...NO_VIEWS, shared: [shared('a', 4)] }, view('a', 'b'), true);
  const second = withView(first, view('a', 'c'), true);
  const after = settledView(second, first.waiting[0]!, shared('a', 5, 'b'));
  assert.deepEqual(after.waiting, [{ view: view('a', 'c'), revision: 5, isRemoved: false }]);
  assert.deepEqual(told(after), ['c waiting']);
});

it('what the server does not take stays on this machine', () => {
  const waiting = withView({ ...NO_VIEWS, shared: [shared('a', 4)] }, view('a', 'mine too'), true);
  const after = refusedView(waiting, waiting.waiting[0]!, 'new');
  assert.deepEqual(told(after), ['a shared', 'mine too (mine) here']);
});

it('a view is taken from the others when it is removed, or to be here alone', () => {
  const before = { ...NO_VIEWS, shared: [shared('a', 4)] };
  const removed = withoutView(before, 'a');
  assert.deepEqual(told(removed), []);
  assert.deepEqual(removed.waiting, [{ view: view('a'), revision: 4, isRemoved: true }]);
  assert.deepEqual(told(settledView(removed, removed.waiting[0]!, undefined)), []);
  assert.deepEqual(told(refusedView(removed, removed.waiting[0]!, 'new')), ['a shared']);
  const alone = withView(before, view('a'), false);
  assert.deepEqual(told(alone), ['a here']);
  assert.deepEqual(told(settledView(alone, alone.waiting[0]!, undefined)), ['a here']);
  assert.deepEqual(told(withoutView(withView(NO_VIEWS, view('b'), true), 'b')), []);
});

it('grids open with what was chosen here, else with what was chosen for all', () => {
  const views = { ...NO_VIEWS, own: [view('mine')], shared: [{ ...shared('all', 1), isDefault: true }] };
  assert.equal(viewToOpenWith(views, 'section')?.id, 'all');
  assert.equal(viewToOpenWith(views, 'core_run'), undefined);
  assert.equal(viewToOpenWith({ ...views, opensWith: { section: 'mine' } }, 'section')?.id, 'mine');
  assert.equal(viewToOpenWith({ ...views, opensWith: { section: null } }, 'section'), undefined);
  assert.equal(viewToOpenWith({ ...views, opensWith: { section: 'gone' } }, 'section')?.id, 'all');
});

it('what was kept in another shape is none', () => {
  for (const kept of [undefined, null, [], 'x', { own: 1 }]) assert.deepEqual(readKeptViews(kept), NO_VIEWS);
});
