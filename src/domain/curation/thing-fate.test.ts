import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fateWords, thingFate } from './thing-fate.ts';

const settled = (state: 'used-up' | 'lost' | 'returned') => ({ state, settledAt: '2026-11-22T12:00:00Z', note: 'n' });
const out = (movedAt: string) => ({ toId: null, reason: 'on display', movedAt });

it('says what became of a thing that stands nowhere, by what was said last', () => {
  assert.equal(thingFate(undefined, undefined), undefined);
  assert.equal(thingFate(undefined, { ...out('2026-11-01T00:00:00Z'), toId: 'p' }), undefined);
  assert.equal(thingFate(undefined, out('2026-11-01T00:00:00Z'))?.how, 'taken-out');
  assert.equal(thingFate(settled('used-up'), out('2026-11-01T00:00:00Z'))?.how, 'used-up', 'shipped, then ground');
  assert.equal(thingFate(settled('lost'), undefined)?.how, 'lost');
  assert.equal(thingFate(settled('lost'), { ...out('2026-12-01T00:00:00Z'), toId: 'p' }), undefined, 'found again');
  assert.equal(thingFate(settled('used-up'), out('2026-12-01T00:00:00Z'))?.how, 'used-up');
  assert.equal(thingFate(settled('returned'), out('2026-11-22T12:00:00Z'))?.how, 'returned', 'back, nobody said where');
  assert.equal(thingFate(settled('returned'), out('2026-12-01T00:00:00Z'))?.how, 'taken-out');
  const burnt = { ...out('2026-12-01T00:00:00Z'), fate: 'destroyed' as const };
  assert.deepEqual(thingFate(settled('returned'), burnt), { how: 'destroyed', at: burnt.movedAt, note: 'on display' });
  assert.equal(thingFate(settled('lost'), burnt)?.how, 'destroyed', 'what was said last');
});

it('puts it into words', () => {
  const at = '2026-11-22T12:00:00Z';
  assert.equal(fateWords({ how: 'used-up', at, note: 'ground' }), 'Used up on 2026-11-22: ground');
  assert.equal(fateWords({ how: 'taken-out', at, note: '' }), 'Taken out of the storage on 2026-11-22');
});
