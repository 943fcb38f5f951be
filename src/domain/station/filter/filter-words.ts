import {
  type FilterCondition,
  type FilterGroup,
  type FilterOperator,
  type FilterPart,
  type FilterTest,
  isGroup,
  isWhole,
} from './row-filter.ts';

/** How people say an operator. */
export const OPERATOR_WORDS: Readonly<Record<FilterOperator, string>> = {
  '=': 'equals',
  '!=': 'is not',
  '==': 'is exactly',
  '!==': 'is not exactly',
  '>=': 'is at least',
  '<=': 'is at most',
  '>': 'is over',
  '<': 'is under',
  between: 'is between',
  'one-of': 'is one of',
  contains: 'contains',
  'not-contains': 'does not contain',
  like: 'is like',
  matches: 'matches',
  'not-matches': 'does not match',
  since: 'is since',
  empty: 'is empty',
  'not-empty': 'is not empty',
};

/** The values of a test in words: `140 and 150`, `Gneiss, Marble or Quartzite`, `12 h ago`. */
export function valueWords({ operator, values }: FilterTest): string {
  if (operator === 'between') return values.join(' and ');
  if (operator === 'since') return /\d\s*(?:min|h|d)$/.test(values[0] ?? '') ? `${values[0]} ago` : (values[0] ?? '');
  if (values.length < 2) return values[0] ?? '';
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** A test in words: `is at least 140`. */
export function testWords(test: FilterTest): string {
  return `${OPERATOR_WORDS[test.operator]} ${valueWords(test)}`.trim();
}

/**
 * A filter in words, groups within it in brackets: `Rock equals Gneiss and (Top is over 140 or Comment is not empty)`. What does not say
 * anything yet is left out; empty where nothing does. `label` names a field.
 */
export function filterWords(filter: FilterGroup, label: (field: string) => string): string {
  return wordsOf(filter, label).join(` ${filter.join} `);
}

function wordsOf({ parts }: FilterGroup, label: (field: string) => string): string[] {
  return parts.map((one) => partWords(one, label)).filter((one) => one !== '');
}

function partWords(part: FilterPart, label: (field: string) => string): string {
  if (!isGroup(part)) return conditionWords(part, label);
  const words = wordsOf(part, label);
  return words.length > 1 ? `(${words.join(` ${part.join} `)})` : (words[0] ?? '');
}

function conditionWords(condition: FilterCondition, label: (field: string) => string): string {
  return isWhole(condition) ? `${label(condition.field)} ${testWords(condition)}` : '';
}
