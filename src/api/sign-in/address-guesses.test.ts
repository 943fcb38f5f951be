import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AddressGuesses } from './address-guesses.ts';

const AT = new Date('2026-05-01T08:07:00Z');
const QUARTER_PAST = new Date('2026-05-01T08:15:00Z');

function tries(guesses: AddressGuesses, address: string, from: number, to: number, now = AT): boolean[] {
  const told: boolean[] = [];
  for (let at = from; at < to; at++) told.push(guesses.admit(address, ['ANY', `guess ${at}`], now).isAdmitted);
  return told;
}

test('the limit holds for an address, over all accounts, until the quarter of an hour is over', () => {
  const guesses = new AddressGuesses(3);
  assert.deepEqual(tries(guesses, '192.0.2.1', 0, 5), [true, true, true, false, false]);
  const refused = guesses.admit('192.0.2.1', ['OTHER', 'x'], AT);
  assert.deepEqual(refused, { isAdmitted: false, until: QUARTER_PAST });
  assert.deepEqual(tries(guesses, '192.0.2.2', 0, 1), [true]);
  assert.deepEqual(tries(guesses, '192.0.2.1', 0, 1, QUARTER_PAST), [true]);
});

test('the same wrong one counts once, a right one not at all', () => {
  const guesses = new AddressGuesses(2);
  for (let time = 0; time < 10; time++) assert.ok(guesses.admit('192.0.2.1', ['A', 'old'], AT).isAdmitted);
  for (let time = 0; time < 10; time++) {
    const admission = guesses.admit('192.0.2.1', ['A', `right ${time}`], AT);
    assert.ok(admission.isAdmitted);
    admission.giveBack();
  }
  assert.deepEqual(tries(guesses, '192.0.2.1', 0, 2), [true, false]);
});

test('a right one that was answered in the next window gives nothing back there', () => {
  const guesses = new AddressGuesses(2);
  const admission = guesses.admit('192.0.2.1', ['A', 'right'], AT);
  assert.deepEqual(tries(guesses, '192.0.2.1', 0, 3, QUARTER_PAST), [true, true, false]);
  assert.ok(admission.isAdmitted);
  admission.giveBack();
  assert.deepEqual(tries(guesses, '192.0.2.1', 3, 4, QUARTER_PAST), [false]);
});

test('a clock that goes back opens nothing again', () => {
  const guesses = new AddressGuesses(2);
  tries(guesses, '192.0.2.1', 0, 2, QUARTER_PAST);
  assert.deepEqual(tries(guesses, '192.0.2.1', 2, 3, AT), [false]);
});

test('who was let in from an address is welcome there for a day, and nowhere else', () => {
  const guesses = new AddressGuesses(1);
  guesses.welcome('192.0.2.1', 'GFZ.A', AT);
  const later = (hours: number) => new Date(AT.getTime() + hours * 3_600_000);
  assert.deepEqual(
    [
      guesses.isWelcome('192.0.2.1', 'GFZ.A', later(23)),
      guesses.isWelcome('192.0.2.1', 'GFZ.A', later(24)),
      guesses.isWelcome('192.0.2.2', 'GFZ.A', AT),
      guesses.isWelcome('192.0.2.1', 'GFZ.B', AT),
    ],
    [true, false, false, false],
  );
});

test('what is kept has a bound: the address that was quiet longest is forgotten, the busy one is not', () => {
  const guesses = new AddressGuesses(1);
  tries(guesses, 'quiet', 0, 1);
  tries(guesses, 'busy', 0, 1);
  for (let at = 0; at < 19_999; at++) {
    tries(guesses, `other ${at}`, 0, 1);
    if (at % 1000 === 0) assert.deepEqual(tries(guesses, 'busy', 1, 2), [false]);
  }
  assert.deepEqual(tries(guesses, 'busy', 1, 2), [false]);
  assert.deepEqual(tries(guesses, 'quiet', 1, 2), [true]);
});

test('without a limit everybody may try', () => {
  const guesses = new AddressGuesses(0);
  assert.ok(tries(guesses, '192.0.2.1', 0, 100).every(Boolean));
});
