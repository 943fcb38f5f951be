import assert from 'node:assert/strict';
import { it } from 'node:test';
import { localMoment } from '../../shared/clock.ts';
import { readMoment, writeMoment } from './read-moment.ts';

const NOW = new Date('2026-11-22T03:00:00').getTime();
const at = (local: string) => localMoment(new Date(local).getTime());

const READ: readonly (readonly [text: string, wanted: string])[] = [
  ['6:00', at('2026-11-22T06:00')],
  ['0215', at('2026-11-22T02:15')],
  ['18:00', at('2026-11-21T18:00')],
  ['2026-11-20 07:05', at('2026-11-20T07:05')],
  ['2026-11-20T07:05:30', at('2026-11-20T07:05')],
  ['2026-11-20T07:05+03:00', '2026-11-20T07:05+03:00'],
  ['2026-11-20 07:05 +03:00', '2026-11-20T07:05:00+03:00'],
  ['2026-11-20 07:05-0330', '2026-11-20T07:05:00-03:30'],
  ['2026-11-20 07:05Z', '2026-11-20T07:05:00Z'],
  ['25:00', '25:00'],
  ['2026-99-20 07:05', '2026-99-20 07:05'],
  ['2026', at('2026-11-22T20:26').startsWith('2026') ? at('2026-11-21T20:26') : ''],
  ['soon', 'soon'],
];

it('what is written for a field is read back', () => {
  for (const moment of [localMoment(NOW), '2026-11-20T07:05+03:30', '2026-11-20T07:05:12Z'])
    assert.equal(readMoment(writeMoment(moment), NOW), moment);
  assert.equal(writeMoment(localMoment(NOW)), '2026-11-22 03:00');
});

for (const [text, wanted] of READ) it(`“${text}” is ${wanted}`, () => assert.equal(readMoment(text, NOW), wanted));
