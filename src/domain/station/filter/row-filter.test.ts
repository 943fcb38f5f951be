import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { threadMs } from '../../../../test/bad-input/thread-time.ts';
import type { FieldValue } from '../../drilling/object-row.ts';
import { filterWords, testWords } from './filter-words.ts';
import { readGridView } from './grid-view.ts';
import { readyFilter, readyTest } from './passes-filter.ts';
import { readFilter } from './read-filter.ts';
import { FILTER_OPERATORS, type FilterGroup, type FilterPart, isGroup, readPattern, wholeParts } from './row-filter.ts';
import { readTypedFilter } from './typed-filter.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

const TYPED: readonly [text: string, words: string, yes: readonly FieldValue[], no: readonly FieldValue[]][] = [
  ['≥ 140', 'is at least 140', [140, 141.5], [139.99, null]],
  ['>=140,5', 'is at least 140,5', [140.5], [140]],
  ['> −1', 'is over −1', [0], [-1]],
  ['< 9', 'is under 9', [-1], [9]],
  ['= 61', 'equals 61', [61, '61'], [61.1, null]],
  ['= gneiss', 'equals gneiss', ['Gneiss', ['Marble', 'gneiss']], ['Gneis', null]],
  ['== Gneiss', 'is exactly Gneiss', ['Gneiss'], ['gneiss', null]],
  ['!== Gneiss', 'is not exactly Gneiss', ['gneiss', null], ['Gneiss']],
  ['!= Gneiss', 'is not Gneiss', ['Marble', null], ['gneiss', ['Gneiss']]],
  ['= yes', 'equals yes', [true, 'yes'], [false, null]],
  ['= n', 'equals n', [false], [true]],
  ['==NULL', 'is empty', [null, '', []], [0, 'x', false]],
  ['!=null', 'is not empty', [0, false], [null]],
  ['!==NULL', 'is not empty', ['a'], [null]],
  ['140 .. 150', 'is between 140 and 150', [140, 150, 145.5], [139.9, 150.1, null]],
  ['150..140', 'is between 150 and 140', [140, 150], [151]],
  ['A | W', 'is one of A or W', ['a', 'W'], ['WR', null]],
  ['= a | b | c', 'is one of a, b or c', ['c'], ['d']],
  ['5054_1_A*', 'is like 5054_1_A*', ['5054_1_A_001'], ['x5054_1_A']],
  ['a*b*c*d*e*f*g', 'is like a*b*c*d*e*f*g', ['A1b2c3d4e5f6g', 'abcdefg'], ['abcdef', 'abcdegf', 'abcdefgh']],
  ['ab*ba', 'is like ab*ba', ['abba', 'abxba', 'AB\nBA'], ['aba']],
  ['~ ^5054.*_A$', 'matches ^5054.*_A$', ['5054_1_a'], ['5054_1_B', null]],
  ['!~ quartz', 'does not match quartz', ['Gneiss', null], ['Quartzite']],
  ['!* quartz', 'does not contain quartz', ['Gneiss', null], ['Quartzite']],
  ['a.c', 'contains a.c', ['xA.Cx'], ['abc']],
  ['<= 2014-05', 'is at most 2014-05', ['2014-05-31', '2014-04', '2014'], ['2014-06-01']],
  ['= 2014-05-05', 'equals 2014-05-05', ['2014-05-05T16:40:00+02:00'], ['2014-05-06']],
  ['since 12 h', 'is since 12 h ago', ['2026-11-22T00:00:00Z'], ['2026-11-21T23:59:00Z', null]],
  ['since 2026-11-20', 'is since 2026-11-20', ['2026-11-22T00:00:00Z'], ['2026-11-18T00:00:00Z']],
];

describe('what is typed into a filter', () => {
  for (const [text, words, yes, no] of TYPED)
    it(`${text}: ${words}`, () => {
      const test = readTypedFilter(text)!;
      assert.equal(testWords(test), words);
      const passes = readyTest(test, NOW);
      for (const value of yes) assert.equal(passes(value), true, String(value));
      for (const value of no) assert.equal(passes(value), false, String(value));
    });
  it('says nothing yet where a value is missing or cannot be read', () => {
    for (const text of [' ', '>= ', '!=', '~ (', '~ (a+)+', 'since yesterday', '|', 'since 2026-13-40'])
      assert.equal(readTypedFilter(text), undefined, text);
  });
  it('every operator can be had', () => {
    const typed = new Set(TYPED.map(([text]) => readTypedFilter(text)!.operator));
    assert.deepEqual(
      FILTER_OPERATORS.filter((one) => !typed.has(one)),
      [],
    );
  });
  it('a pattern that is looked for in steps finds what it would find at once', () => {
    const piece = fc.constantFrom('a', 'b', 'ab', '.', '\\d', '[ab]', 'a.b', '.*', '.+', '.*.*');
    const pattern = fc.tuple(fc.constantFrom('', '^'), fc.array(piece, { maxLength: 6 }), fc.constantFrom('', '$'));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(pattern, text, ([begin, pieces, end], found) => {
        const said = begin + pieces.join('') + end;
        assert.equal(readPattern(said)?.test(found), new RegExp(said, 'i').test(found), said);
      }),
      { numRuns: 2000 },
    );
  });
  it('no pattern runs away', () => {
    for (const text of [
      '(a*)*b',
      '(a|a)+b',
      'a*b*c*x',
      'a{1,9}b{1,9}c{1,9}d{1,9}',
      '(a)\\1',
      `${'.?'.repeat(40)}x`,
      `${'(.|a)'.repeat(30)}x`,
      `a*b*${'.?'.repeat(10)}x`,
    ])
      assert.equal(readPattern(text), undefined, text);
    for (const text of ['^5054.*(?:A|W).*CC$', '[*+]?\\d{3}_W?', 'Gneiss|Marble|a|b|c|d|e|f|g|h|i|k|l|m', 'a+?b??'])
      assert.ok(readPattern(text), text);
    const began = threadMs();
    for (const pattern of ['.*.*.*x', 'a.*a.*a.*x', '^.*a.+a.*ab$', '^a*a*a*x'])
      for (let row = 0; row < 50; row++) readyTest({ operator: 'matches', values: [pattern] }, NOW)('a'.repeat(4000));
    assert.equal(readyTest({ operator: 'like', values: [`${'*a'.repeat(90)}*b`] }, NOW)('a'.repeat(4000)), false);
    assert.ok(threadMs() - began < 2000);
  });
});

interface Row {
  readonly rock: string | null;
  readonly top: number;
}
const get = (field: string) => (field in ROW ? (row: Row) => row[field as keyof Row] : undefined);
const ROW: Row = { rock: 'Gneiss', top: 145 };
const is = (field: string, operator: (typeof FILTER_OPERATORS)[number], ...values: string[]) => ({
  field,
  operator,
  values,
});

const BUILT: readonly [words: string, filter: FilterGroup, passes: boolean][] = [
  ['', { join: 'and', parts: [] }, true],
  ['', { join: 'or', parts: [] }, true],
  ['rock equals gneiss', { join: 'or', parts: [is('rock', '=', 'gneiss')] }, true],
  ['rock equals gneiss', { join: 'or', parts: [is('rock', '=', 'gneiss'), is('top', '>', ' ')] }, true],
  [
    'rock is empty and (top is over 140 or top is under 9)',
    { join: 'and', parts: [is('rock', 'empty'), { join: 'or', parts: [is('top', '>', '140'), is('top', '<', '9')] }] },
    false,
  ],
  [
    'rock is empty or (top is over 140 and rock is one of Gneiss or Marble)',
    {
      join: 'or',
      parts: [
        is('rock', 'empty'),
        { join: 'and', parts: [is('top', '>', '140'), is('rock', 'one-of', 'Gneiss', 'Marble')] },
      ],
    },
    true,
  ],
  ['gone equals x', { join: 'and', parts: [is('gone', '=', 'x')] }, true],
];

describe('filters that were built', () => {
  for (const [words, filter, passes] of BUILT)
    it(words || 'every row', () => {
      assert.equal(
        filterWords(filter, (field) => field),
        words,
      );
      assert.equal(readyFilter(filter, get, NOW)(ROW), passes);
    });

  const condition = fc.record({
    field: fc.constantFrom('rock', 'top'),
    operator: fc.constantFrom(...FILTER_OPERATORS.filter((one) => !['since', 'matches', 'not-matches'].includes(one))),
    values: fc.array(fc.constantFrom('Gneiss', '140', 'x y'), { minLength: 2, maxLength: 2 }),
  });
  const fitted = condition.map(({ operator, values, field }): FilterPart => {
    const most = operator.endsWith('empty') ? 0 : operator === 'between' || operator === 'one-of' ? 2 : 1;
    return { field, operator, values: values.slice(0, most) };
  });
  const { group } = fc.letrec<{ group: FilterGroup; part: FilterPart }>((tie) => ({
    group: fc.record({ join: fc.constantFrom('and', 'or'), parts: fc.array(tie('part'), { maxLength: 3 }) }),
    part: fc.oneof({ maxDepth: 2 }, fitted, tie('group') as fc.Arbitrary<FilterPart>),
  }));

  it('come back from JSON as they went, and pass the same in whatever order they stand', () => {
    fc.assert(
      fc.property(group, (filter) => {
        const sent: unknown = JSON.parse(JSON.stringify(filter));
        assert.deepEqual(readFilter(sent), sent);
        const inOrder = (one: FilterGroup): FilterGroup => ({
          join: one.join,
          parts: one.parts.map((part) => (isGroup(part) ? inOrder(part) : part)).toReversed(),
        });
        assert.equal(readyFilter(filter, get, NOW)(ROW), readyFilter(inOrder(filter), get, NOW)(ROW));
      }),
    );
  });

  it('lose what says nothing yet when they are kept', () => {
    const unready = {
      join: 'or',
      parts: [is('top', '>', ''), { join: 'and', parts: [is('top', 'between', '1')] }],
    } as const;
    assert.deepEqual(wholeParts({ join: 'and', parts: [unready, is('rock', 'empty')] }), {
      join: 'and',
      parts: [is('rock', 'empty')],
    });
  });

  it('are refused from JSON where they are none', () => {
    const deep = (depth: number): unknown => ({ join: 'and', parts: depth === 0 ? [] : [deep(depth - 1)] });
    assert.ok(readFilter(deep(4)));
    const bad: unknown[] = [
      undefined,
      [],
      'x',
      { join: 'xor', parts: [] },
      { join: 'and', parts: [{ field: 'a', operator: '=', values: [] }] },
      { join: 'and', parts: [{ field: '', operator: '=', values: ['1'] }] },
      { join: 'and', parts: [{ field: 'a', operator: 'eval', values: ['1'] }] },
      { join: 'and', parts: [{ field: 'a', operator: 'matches', values: ['(a+)+'] }] },
      { join: 'and', parts: [{ field: 'a', operator: '=', values: ['x'.repeat(201)] }] },
      { join: 'and', parts: Array.from({ length: 61 }, () => is('a', '=', '1')) },
      deep(5),
    ];
    for (const one of bad) assert.equal(readFilter(one), undefined, JSON.stringify(one));
  });
});

describe('views', () => {
  const view = {
    id: '0192f0c1-7a00-7000-8000-000000000001',
    type: 'section',
    name: ' Gneiss below 140 ',
    columns: ['combinedId', 'x_gone'],
    typed: { topDrfM: '≥ 140' },
    filter: { join: 'and', parts: [is('rock_type', '=', 'Gneiss')] },
    order: { key: 'topDrfM', isDown: true },
  };
  it('are read from JSON', () =>
    assert.deepEqual(readGridView(view), { ...view, name: view.name.trim(), isDefault: false }));
  it('are refused where something is no part of a view', () => {
    const bad = [
      { name: '' },
      { name: 'a\u202eb' },
      { name: 'x'.repeat(41) },
      { id: 'x' },
      { type: 'boat' },
      { columns: 'all' },
      { typed: [] },
      { typed: { a: 1 } },
      { order: { key: 'a' } },
      { filter: {} },
    ];
    for (const one of bad) assert.equal(readGridView({ ...view, ...one }), undefined, JSON.stringify(one));
  });
});
