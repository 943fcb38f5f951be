import assert from 'node:assert/strict';
import { it } from 'node:test';
import { localMoment, statedWords } from './clock.ts';

it('a moment is said by the clock of who stated it, whatever clock this machine has', () => {
  const now = Date.parse('2014-05-06T12:00:00Z');
  assert.equal(statedWords('2014-05-05T03:07:00+02:00', now), '2014-05-05 03:07');
  assert.equal(statedWords('2014-05-05T03:07:00-08:00', now), '2014-05-05 03:07');
  const today = localMoment(now).slice(0, 10);
  assert.equal(statedWords(`${today}T23:59:00Z`, now), '23:59');
});
