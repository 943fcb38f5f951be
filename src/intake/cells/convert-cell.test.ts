import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FieldType } from '../../domain/field.ts';
import type { Origin } from '../table.ts';
import { convertCell } from './convert-cell.ts';
import { readDecimal, readInteger } from './read-number.ts';

type Case = readonly [type: FieldType, cell: string | number | boolean | string[], expected: unknown, origin?: Origin];

const GOOD: readonly Case[] = [
  ['decimal', '1.5', 1.5],
  ['decimal', '1,5', 1.5],
  ['decimal', ' -0,13 ', -0.13],
  ['decimal', '\u22125', -5],
  ['decimal', '-0', 0],
  ['decimal', '1e3', 1000],
  ['decimal', '.5', 0.5],
  ['decimal', '5.', 5],
  ['decimal', '0.48200000000000004', 0.482],
  ['decimal', 10.607000000000001, 10.607, 'xlsx'],
  ['decimal', '1,234', 1.234],
  ['integer', '007', 7],
  ['integer', '12.0', 12],
  ['integer', '1e3', 1000],
  ['integer', 9, 9, 'xlsx'],
  ['integer', '1,234,567', 1234567],
  ['integer', '1.000.000', 1000000],
  ['integer', '1 000', 1000],
  ['integer', '12’000', 12000],
  ['integer', '0,000', 0],
  ['integer', '12,00', 12],
  ['date', '2014', '2014'],
  ['date', '2014-5', '2014-05'],
  ['date', '2014-05-05', '2014-05-05'],
  ['date', '2014/5/5', '2014-05-05'],
  ['date', '2014-05-05T08:30:00Z', '2014-05-05'],
  ['date', '31.12.2014', '2014-12-31'],
  ['date', '29.2.2012', '2012-02-29'],
  ['date', 2014, '2014', 'xlsx'],
  ['date', 41764, '2014-05-05', 'xlsx'],
  ['date_time', '2014-05-05T08:30:00+02:00', '2014-05-05T08:30:00+02:00'],
  ['date_time', '2014-05-05 08:30 +0200', '2014-05-05T08:30:00+02:00'],
  ['date_time', '2014-05-05T08:30z', '2014-05-05T08:30:00Z'],
  ['date_time', '2014-05-05T08:30:01.25-03', '2014-05-05T08:30:01.25-03:00'],
  ['date_time', '2014-05-05T08:30', '2014-05-05T08:30:00Z'],
  ['date_time', 41764.5, '2014-05-05T12:00:00Z', 'xlsx'],
  ['date_time', '2014-05-05', '2014-05-05T00:00:00Z', 'xlsx'],
  ['date', '2014-05-05 8:30', '2014-05-05'],
  ['date', '2014-05-05T08:30:01,5+0200', '2014-05-05'],
  ['boolean', 'Ja', true],
  ['boolean', 'x', true],
  ['boolean', 'FALSE', false],
  ['boolean', 0, false, 'xlsx'],
  ['boolean', true, true, 'json'],
  ['list', 'gneiss; schist ;', ['gneiss', 'schist']],
  ['list', ['a', ' b '], ['a', 'b'], 'json'],
  ['text', ' A\u030are\r\nSweden ', 'Åre\nSweden'],
  ['text', 5054, '5054', 'xlsx'],
  ['text', 'Null Island', 'Null Island'],
  ['text', 'N/A', null],
  ['decimal', 'NULL', null],
  ['date', '-', null],
];

const BAD: readonly Case[] = [
  ['decimal', '1.234,5', 'not-a-number'],
  ['decimal', '1 234', 'not-a-number'],
  ['decimal', '1,234,567', 'not-a-number'],
  ['decimal', 'NaN', 'not-a-number'],
  ['decimal', 'Infinity', 'not-a-number'],
  ['decimal', '1e999', 'not-a-number'],
  ['decimal', '0x10', 'not-a-number'],
  ['decimal', '12 m', 'not-a-number'],
  ['integer', '1.5', 'not-whole'],
  ['integer', '1,000', 'ambiguous-number'],
  ['integer', '-1.000', 'ambiguous-number'],
  ['integer', '1,234', 'ambiguous-number'],
  ['integer', '1,000.000', 'not-a-number'],
  ['integer', '1,0005', 'not-whole'],
  ['integer', 'two', 'not-a-number'],
  ['date', '12/31/2014', 'ambiguous-date'],
  ['date', '05/06/14', 'ambiguous-date'],
  ['date', '2014-02-30', 'not-a-date'],
  ['date', '2014-13', 'not-a-date'],
  ['date', '41764', 'not-a-date'],
  ['date', 'May 2014', 'not-a-date'],
  ['date', '2014 5 May', 'not-a-date'],
  ['date', '2014 08:30', 'not-a-date'],
  ['date', '2014-05 5', 'not-a-date'],
  ['date', '2014-05-05 6 June', 'not-a-date'],
  ['date', '2014-05-05 to 2014-06-01', 'not-a-date'],
  ['date', '0000', 'not-a-date'],
  ['date_time', '2014-05-05', 'not-a-time'],
  ['date_time', '2014-05-05T25:00Z', 'not-a-time'],
  ['date_time', '2014-05-05T08:30+99:00', 'not-a-time'],
  ['date_time', 41764.5, 'not-a-time', 'json'],
  ['boolean', 'perhaps', 'not-yes-or-no'],
  ['decimal', true, 'wrong-type', 'json'],
  ['text', ['a'], 'wrong-type', 'json'],
];

for (const [type, cell, expected, origin = 'text'] of GOOD) {
  test(`${type} ${JSON.stringify(cell)} from ${origin} is ${JSON.stringify(expected)}`, () => {
    const conversion = convertCell(cell, type, origin);
    assert.deepEqual(conversion.ok ? conversion.value : conversion, expected);
  });
}

for (const [type, cell, code, origin = 'text'] of BAD) {
  test(`${type} ${JSON.stringify(cell)} from ${origin} is refused as ${code}`, () => {
    const conversion = convertCell(cell, type, origin);
    assert.equal(conversion.ok ? conversion.value : conversion.code, code);
  });
}

test('what is wrong with a cell reads on after "not"', () => {
  const ruleOf = (cell: boolean | string[], type: FieldType) => {
    const conversion = convertCell(cell, type, 'json');
    return conversion.ok ? '' : conversion.rule;
  };
  assert.equal(ruleOf(true, 'decimal'), 'a number');
  assert.equal(ruleOf(false, 'date'), 'a date');
  assert.equal(ruleOf(['a'], 'text'), 'a single value');
});

test('the hint of an ambiguous date gives the readings there are', () => {
  const ruleOf = (text: string) => {
    const conversion = convertCell(text, 'date', 'text');
    return conversion.ok ? '' : conversion.rule;
  };
  assert.match(ruleOf('12/31/2014'), /write 2014-12-31$/);
  assert.match(ruleOf('31/12/2014'), /write 2014-12-31$/);
  assert.match(ruleOf('05/06/2014'), /write 2014-05-06 or 2014-06-05$/);
  assert.match(ruleOf('05/06/14'), /year with four digits/);
});

test('every number survives with point and with comma', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
  fc.assert(
    fc.property(number, (value) => {
      const tidy = Number(value.toPrecision(15)) + 0;
      for (const text of [String(tidy), String(tidy).replace('.', ',')]) {
        const conversion = convertCell(text, 'decimal', 'text');
        assert.deepEqual(conversion.ok ? conversion.value : conversion, tidy);
      }
    }),
  );
});

test('a number with doubt is refused with where it can be written', () => {
  for (const reading of [readDecimal('120 ± 5'), readInteger('~3')])
    assert.match(reading.ok ? '' : reading.rule, /number.*; the best number alone here, .* comment or description$/);
});
