import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberRule } from './number-rule.ts';

const PLACE = /; the best number alone here, and what is uncertain of it in the comment or description$/;

test('who writes a number with doubt is told where that can be written', () => {
  for (const text of [
    '~120 m',
    '120 ± 5',
    '120 +/- 5 m',
    'ca. 120',
    'about 12',
    '< 3',
    '≥ 40',
    '12 - 15',
    '1.5–2 m',
    '120?',
  ])
    assert.match(numberRule(text, 'a number'), PLACE, text);
});

test('other texts keep the rule as it is', () => {
  for (const text of ['north', '~', 'about', '2014-05-05', '12 m', '1.234,5', '', 12, null, `~1${'0'.repeat(300)}`])
    assert.equal(numberRule(text, 'a number'), 'a number', String(text));
});
