/**
 * How a condition compares. `==` minds upper and lower case, `=` does not. `like` takes `*` for anything, `matches` a regular
 * expression; `between` and `one-of` take several values; `since` takes a moment (`2026-11-22`, with or without time) or how
 * long ago (`12 h`, `3 d`).
 */
export const FILTER_OPERATORS = [
  '=',
  '!=',
  '==',
  '!==',
  '>=',
  '<=',
  '>',
  '<',
  'between',
  'one-of',
  'contains',
  'not-contains',
  'like',
  'matches',
  'not-matches',
  'since',
  'empty',
  'not-empty',
] as const;

/** One of {@link FILTER_OPERATORS}. */
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** What a value of one field is held against. */
export interface FilterTest {
  readonly operator: FilterOperator;
  /** As typed: none for `empty`, two for `between`, any number for `one-of`, else one. */
  readonly values: readonly string[];
}

/** A condition by field: the name of a field, or of what the station knows beside the fields (`topDrfM`, `changedBy`). */
export interface FilterCondition extends FilterTest {
  readonly field: string;
}

/** Conditions and groups of such of which all (`and`) or at least one (`or`) must hold; one without any holds for every row. */
export interface FilterGroup {
  readonly join: 'and' | 'or';
  readonly parts: readonly FilterPart[];
}

/** A piece of a filter. */
export type FilterPart = FilterCondition | FilterGroup;

/** The filter that every row passes. */
export const EVERY_ROW: FilterGroup = { join: 'and', parts: [] };

/** How deep groups may lie in groups, and how many conditions a filter may have. */
export const DEEPEST_GROUP = 5;
/** The most conditions of one filter. */
export const MOST_CONDITIONS = 60;
/** The most values of `one-of`. */
export const MOST_VALUES = 100;
/** The longest value, in characters. */
export const LONGEST_VALUE = 200;

/** Whether a piece is a group. */
export function isGroup(part: FilterPart): part is FilterGroup {
  return 'parts' in part;
}

/** How many values an operator takes: the fewest and the most. */
export function valuesOf(operator: FilterOperator): readonly [fewest: number, most: number] {
  if (operator === 'empty' || operator === 'not-empty') return [0, 0];
  if (operator === 'between') return [2, 2];
  return [1, operator === 'one-of' ? MOST_VALUES : 1];
}

/** Whether a test says something already: it has the values its operator takes, none of them empty, and a pattern that can be used. */
export function isWhole({ operator, values }: FilterTest): boolean {
  const [fewest, most] = valuesOf(operator);
  if (values.length < fewest || values.length > most || values.some((one) => one.trim() === '')) return false;
  if (operator === 'since') return readSince(values[0]!, 0) !== undefined;
  return !operator.endsWith('matches') || readPattern(values[0]!) !== undefined;
}

/** A filter without what says nothing yet: conditions that are not whole, and groups without any. */
export function wholeParts({ join, parts }: FilterGroup): FilterGroup {
  const whole = parts.flatMap((one): FilterPart[] => {
    if (!isGroup(one)) return isWhole(one) ? [one] : [];
    const group = wholeParts(one);
    return group.parts.length === 0 ? [] : [group];
  });
  return { join, parts: whole };
}

const AGO = /^(\d{1,4})\s*(min|h|d)$/;
const AGO_MS = { min: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const MOMENT = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** The moment that `since` means, in ms since 1970; one without a zone is by the clock of this machine. Undefined for what is none. */
export function readSince(text: string, nowMs: number): number | undefined {
  const ago = AGO.exec(text.trim());
  if (ago !== null) return nowMs - Number(ago[1]) * AGO_MS[ago[2] as keyof typeof AGO_MS];
  if (!MOMENT.test(text.trim())) return undefined;
  const [day, time = '00:00'] = text.trim().split(/[T ]/);
  const at = Date.parse(`${day}T${time}`);
  return Number.isNaN(at) ? undefined : at;
}

/** Each repeat, and a beginning that may lie anywhere, is one more way to go through the text. */
const MOST_WAYS = 3;
/** What may be there or not, and what may be one of several, doubles the ways to look; beside a repeat fewer are borne. */
const MOST_OPTIONS = 12;
const OPTIONS_OF_REPEAT = 3;

/**
 * A regular expression without regard to case; undefined for what is none. What repeats a group, has too many repeats, or leaves
 * more than a dozen choices open is not taken: a shared filter must not be able to stop a browser. Plain pieces with `.*` between
 * them are looked for one behind the other, which takes no longer for three than for one.
 */
export function readPattern(text: string): RegExp | undefined {
  const slim = withoutIdleRepeats(text);
  const stepwise = inSteps(slim);
  if (stepwise === undefined && !isBounded(slim)) return undefined;
  try {
    return new RegExp(stepwise ?? slim, 'i');
  } catch {
    return undefined;
  }
}

/** Anything in front of a pattern or behind it, or twice in a row, says nothing. */
function withoutIdleRepeats(text: string): string {
  const once = text.replace(/(?:(?<!\\)\.\*){2,}/g, '.*');
  return once.includes('|') ? once : once.replace(/^\.\*(?![?*+{])/, '').replace(/(?<!\\)\.\*$/, '');
}

const PLAIN = String.raw`(?:\\[^1-9k]|\[(?:\\.|[^\]\\])*\]|[^\\()[\]{}*+?|^$])`;
const PIECES = new RegExp(`^\\^?${PLAIN}*?(?:\\.[*+]${PLAIN}*?)*\\$?$`);
const STEPS = new RegExp(`\\.([*+])|(?:${PLAIN})|[$^]`, 'g');

/**
 * Pieces of a fixed length with anything between them: where the nearest place of a piece does not do, no later one does, so that none is
 * tried. Undefined for other patterns.
 */
function inSteps(text: string): string | undefined {
  if (!PIECES.test(text)) return undefined;
  const steps: { repeat: string; piece: string }[] = [{ repeat: '', piece: '' }];
  for (const [token, repeat] of text.matchAll(STEPS)) {
    if (repeat === undefined) steps.at(-1)!.piece += token;
    else steps.push({ repeat, piece: '' });
  }
  const [first, ...rest] = steps;
  return first!.piece + rest.map(({ repeat, piece }, at) => `(?=(.${repeat}?${piece}))\\${at + 1}`).join('');
}

function isBounded(text: string): boolean {
  const bare = text.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const repeats = bare.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  if (/\)[*+?{]/.test(bare) || /\\[1-9k]/.test(text)) return false;
  const isAnchored = bare.startsWith('^') && !bare.includes('|');
  if (repeats.length > 0 && repeats.length + (isAnchored ? 0 : 1) > MOST_WAYS) return false;
  return optionsIn(bare) + OPTIONS_OF_REPEAT * repeats.length <= MOST_OPTIONS;
}

/** How many times a pattern leaves it open what comes next; alternatives of the whole pattern are tried one after the other. */
function optionsIn(bare: string): number {
  const plain = bare.replaceAll('(?', '(').replace(/([*+?}])\?/g, '$1');
  return plain.match(plain.includes('(') ? /[?|]/g : /\?/g)?.length ?? 0;
}
