import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isInCalendar, isTimeOfDay, isUtcOffset } from './in-calendar.ts';

test('every day of the calendar is in it, and no other', () => {
  const day = fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
  fc.assert(fc.property(day, (date) => isInCalendar(date.toISOString().slice(0, 10))));
  for (const date of ['2014', '2014-12', '2000-02-29']) assert.equal(isInCalendar(date), true, date);
  for (const date of ['0000', '2014-13', '2014-02-31', '2013-02-29', '1900-02-29', '2014-00-01']) {
    assert.equal(isInCalendar(date), false, date);
  }
});

test('a time of day is one that a clock shows', () => {
  for (const time of ['00:00', '23:59:59', '08:30:01.25']) assert.equal(isTimeOfDay(time), true, time);
  for (const time of ['24:00', '08:60', '08:30:60', '8:30', '']) assert.equal(isTimeOfDay(time), false, time);
});

test('an offset from UTC is one that some place keeps', () => {
  for (const offset of ['Z', '+14:00', '-09:30']) assert.equal(isUtcOffset(offset), true, offset);
  for (const offset of ['+15:00', '+02:60', '02:00', '']) assert.equal(isUtcOffset(offset), false, offset);
});
