import {
  DEEPEST_GROUP,
  FILTER_OPERATORS,
  type FilterGroup,
  type FilterOperator,
  type FilterPart,
  isWhole,
  LONGEST_VALUE,
  MOST_CONDITIONS,
  MOST_VALUES,
  valuesOf,
} from './row-filter.ts';

const LONGEST_FIELD = 80;

/** Reads a filter from parsed JSON; undefined for what is none, lies too deep, or has too many conditions. */
export function readFilter(json: unknown): FilterGroup | undefined {
  const counted = { left: MOST_CONDITIONS };
  return isObject(json) && 'parts' in json ? readGroup(json, DEEPEST_GROUP, counted) : undefined;
}

interface Counted {
  left: number;
}

function readGroup(json: Record<string, unknown>, depth: number, counted: Counted): FilterGroup | undefined {
  const { join, parts } = json;
  if (depth === 0 || (join !== 'and' && join !== 'or') || !Array.isArray(parts)) return undefined;
  if (parts.length > MOST_CONDITIONS) return undefined;
  const read = parts.map((one: unknown) => readPart(one, depth - 1, counted));
  return read.every((one) => one !== undefined) ? { join, parts: read } : undefined;
}

function readPart(json: unknown, depth: number, counted: Counted): FilterPart | undefined {
  if (!isObject(json) || counted.left-- === 0) return undefined;
  if ('parts' in json) return readGroup(json, depth, counted);
  const { field, operator, values } = json;
  if (typeof field !== 'string' || field === '' || field.length > LONGEST_FIELD || !isOperator(operator))
    return undefined;
  if (!isTexts(values)) return undefined;
  // What takes no value, or fewer, may not carry some along unseen.
  const test = { operator, values: values.slice(0, valuesOf(operator)[1]) };
  return isWhole(test) ? { field, ...test } : undefined;
}

const isOperator = (value: unknown): value is FilterOperator => FILTER_OPERATORS.some((one) => one === value);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length <= MOST_VALUES &&
  value.every((one) => typeof one === 'string' && one.length <= LONGEST_VALUE);

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
