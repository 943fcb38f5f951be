import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dayBefore, queryOf, WHOLE } from './report-part.ts';

const [A, B] = ['5054_1_A', '5054_1_B'];
const daily = { takesDay: true };
const boxes = { takesDay: false };

it('asks for what was chosen: runs of one hole only, a day only of a report that is about one', () => {
  const part = { ...WHOLE, hole: A, fromCore: '80', toCore: '90', day: '2014-05-05' };
  assert.deepEqual(queryOf(part, daily, [A, B]), { hole: A, cores: '80-90', day: '2014-05-05' });
  assert.deepEqual(queryOf(part, boxes, [A, B]), { hole: A, cores: '80-90' });
  assert.deepEqual(queryOf({ ...part, hole: '' }, boxes, [A, B]), {});
  assert.deepEqual(queryOf({ ...part, hole: '' }, boxes, [A]), { hole: A, cores: '80-90' });
  assert.deepEqual(queryOf({ ...part, toCore: '' }, boxes, [A]), { hole: A, cores: '80' });
  assert.deepEqual(queryOf({ ...part, fromCore: '' }, boxes, [A]), { hole: A, cores: '90' });
  assert.deepEqual(queryOf(WHOLE, daily, [A]), {});
});

it('the day before is of the month before, too', () => {
  assert.equal(dayBefore('2024-03-01'), '2024-02-29');
  assert.equal(dayBefore('2026-01-01'), '2025-12-31');
});
