import assert from 'node:assert/strict';
import { it } from 'node:test';
import { PresenceBoard } from './presence-board.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 3, 0, seconds));
const word = (station: string, screen: string, seconds: number) => ({
  station,
  person: 'ines',
  screen,
  objectId: null,
  at: at(seconds).toISOString(),
});

it('who said something in the last minute is there, each station once', () => {
  const board = new PresenceBoard();
  assert.equal(board.put('e', word('lab', 'grid', 0)), true);
  assert.equal(board.put('e', word('lab', 'grid', 30)), false);
  assert.equal(board.put('e', word('floor', 'core-flow', 40)), true);
  assert.deepEqual(
    board.at('e', at(89)).map((one) => one.station),
    ['floor', 'lab'],
  );
  assert.deepEqual(
    board.at('e', at(91)).map((one) => one.station),
    ['floor'],
  );
  assert.deepEqual([board.at('e', at(200)), board.at('other', at(0))], [[], []]);
});
