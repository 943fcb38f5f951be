import type { FieldValue } from '../../drilling/object-row.ts';
import {
  type FilterCondition,
  type FilterGroup,
  type FilterPart,
  type FilterTest,
  isGroup,
  isWhole,
  readPattern,
  readSince,
} from './row-filter.ts';

/** How the value of a field is had from a row; undefined for a field there is none of. */
export type ValueGetter<Row> = (field: string) => ((row: Row) => FieldValue | undefined) | undefined;

/**
 * Makes a filter ready for many rows. A condition that is not whole yet, or is about a field there is none of, counts as not there.
 * `nowMs` (ms since 1970) is what `since` counts back from.
 */
export function readyFilter<Row>(filter: FilterGroup, getter: ValueGetter<Row>, nowMs: number): (row: Row) => boolean {
  return readyPart(filter, getter, nowMs) ?? (() => true);
}

type Test<T> = (value: T) => boolean;

function readyPart<Row>(part: FilterPart, getter: ValueGetter<Row>, nowMs: number): Test<Row> | undefined {
  if (!isGroup(part)) return readyCondition(part, getter, nowMs);
  const tests = part.parts.flatMap((one) => readyPart(one, getter, nowMs) ?? []);
  if (tests.length === 0) return undefined;
  return part.join === 'and' ? (row) => tests.every((one) => one(row)) : (row) => tests.some((one) => one(row));
}

function readyCondition<Row>(
  condition: FilterCondition,
  getter: ValueGetter<Row>,
  nowMs: number,
): Test<Row> | undefined {
  const value = getter(condition.field);
  if (value === undefined || !isWhole(condition)) return undefined;
  const test = readyTest(condition, nowMs);
  return (row) => test(value(row));
}

/**
 * Makes a whole test ready for many values. An empty value passes `empty`, and what says what it is not. Numbers compare as numbers where both are
 * some; dates as far as the shorter one is known; text without regard to case, but for `==`; of a list each member counts.
 */
export function readyTest({ operator, values }: FilterTest, nowMs: number): Test<FieldValue | undefined> {
  if (operator === 'empty') return isEmpty;
  if (operator === 'not-empty') return (found) => !isEmpty(found);
  const not = POSITIVE[operator as keyof typeof POSITIVE];
  if (not !== undefined) {
    const test = readyTest({ operator: not, values }, nowMs);
    return (found) => !test(found);
  }
  const test = readyComparison({ operator, values }, nowMs);
  return (found) => {
    if (isEmpty(found)) return false;
    return typeof found === 'object' && found !== null ? found.some(test) || test(found.join('; ')) : test(found!);
  };
}

const POSITIVE = { '!=': '=', '!==': '==', 'not-contains': 'contains', 'not-matches': 'matches' } as const;

const isEmpty = (found: FieldValue | undefined): boolean =>
  found === undefined || found === null || found === '' || (Array.isArray(found) && found.length === 0);

type Single = Exclude<FieldValue, null | readonly string[]>;

/** How much of a text a pattern looks at. */
const LOOKED_AT = 200;

function readyComparison({ operator, values }: FilterTest, nowMs: number): Test<Single> {
  const [wanted = '', last = ''] = values;
  switch (operator) {
    case 'contains': {
      const part = wanted.toLowerCase();
      return (found) => textOf(found).toLowerCase().includes(part);
    }
    case 'like': {
      const isLike = readyLike(wanted);
      return (found) => isLike(textOf(found));
    }
    case 'matches': {
      const pattern = readPattern(wanted)!;
      return (found) => pattern.test(textOf(found).slice(0, LOOKED_AT));
    }
    case '==':
      return (found) => (typeof found === 'string' ? found === wanted : compareTo(wanted)(found) === 0);
    case 'since': {
      const since = readSince(wanted, nowMs)!;
      return (found) => Date.parse(textOf(found)) >= since;
    }
    case 'one-of': {
      const orders = values.map(compareTo);
      return (found) => orders.some((one) => one(found) === 0);
    }
    case 'between': {
      const [one, other] = [compareTo(wanted), compareTo(last)];
      return (found) => (one(found) >= 0 && other(found) <= 0) || (other(found) >= 0 && one(found) <= 0);
    }
    default: {
      const order = compareTo(wanted);
      const holds = HOLDS[operator as keyof typeof HOLDS];
      return (found) => holds(order(found));
    }
  }
}

const HOLDS = {
  '=': (order: number) => order === 0,
  '>=': (order: number) => order >= 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '<': (order: number) => order < 0,
};

/** A value as text: yes and no for switches, lists with semicolons. */
export function textOf(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

const LETTERS = new Intl.Collator('en', { sensitivity: 'accent', numeric: true });
const DATE = /^\d{4}(?:-\d\d){0,2}$/;
const DATED = /^\d{4}-\d\d/;

/** Where a value stands beside one that was typed: below 0 before it, 0 the same, above 0 behind it. */
function compareTo(wanted: string): (found: Single) => number {
  const plain = wanted.trim();
  const number = Number(plain.replace(',', '.').replace('−', '-'));
  const isDate = DATE.test(plain);
  const [isYes, isNo] = [/^(?:yes|y|true|1)$/i.test(plain), /^(?:no|n|false|0)$/i.test(plain)];
  return (found) => {
    if (typeof found === 'number' && !Number.isNaN(number)) return found - number;
    if (typeof found === 'boolean' && (isYes || isNo)) return Number(found) - Number(isYes);
    const text = textOf(found);
    // A day lies in its month, so that ≤ 2014-05 holds for all of May.
    if (isDate && DATED.test(text)) return LETTERS.compare(text.slice(0, plain.length), plain);
    return LETTERS.compare(text, plain);
  };
}

/** A text with `*` for anything: its pieces are looked for one behind the other, so that no number of stars takes long. */
function readyLike(wanted: string): Test<string> {
  const [first = '', ...rest] = wanted.toLowerCase().split(/[*%]+/);
  const last = rest.pop();
  if (last === undefined) return (found) => found.toLowerCase() === first;
  return (found) => {
    const text = found.toLowerCase();
    if (!text.startsWith(first)) return false;
    let at = first.length;
    for (const piece of rest) {
      const next = text.indexOf(piece, at);
      if (next < 0) return false;
      at = next + piece.length;
    }
    return at + last.length <= text.length && text.endsWith(last);
  };
}
