import type { FieldValue } from '../../../domain/drilling/object-row.ts';

/** How a filter compares. `like` takes `*` or `%` for anything; `contains` is plain text. */
export type FilterOperator = '>=' | '<=' | '>' | '<' | '=' | '!=' | 'empty' | 'not-empty' | 'contains' | 'like';

/** A filter of one column. */
export interface Filter {
  readonly operator: FilterOperator;
  readonly value: string;
}

const WORDS: Readonly<Record<FilterOperator, string>> = {
  '>=': 'is at least',
  '<=': 'is at most',
  '>': 'is over',
  '<': 'is under',
  '=': 'equals',
  '!=': 'is not',
  empty: 'is empty',
  'not-empty': 'is not empty',
  contains: 'contains',
  like: 'is like',
};

const OPERATORS: readonly (readonly [RegExp, FilterOperator])[] = [
  [/^(?:==|=)\s*NULL$/i, 'empty'],
  [/^(?:!=|<>|≠)\s*NULL$/i, 'not-empty'],
  [/^(?:>=|≥)/, '>='],
  [/^(?:<=|≤)/, '<='],
  [/^(?:!=|<>|≠)/, '!='],
  [/^>/, '>'],
  [/^</, '<'],
  [/^={1,2}/, '='],
];

/**
 * Reads what stands in a filter cell: `≥ 140`, `>=140`, `= 61`, `!= 61`, `==NULL`, `!=NULL`, `5054_1_A*`; other text is looked
 * for anywhere. Undefined where it is empty or an operator without a value.
 */
export function readFilter(text: string): Filter | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  for (const [pattern, operator] of OPERATORS) {
    const found = pattern.exec(plain);
    if (found === null) continue;
    const value = plain.slice(found[0].length).trim();
    if (operator === 'empty' || operator === 'not-empty') return { operator, value: '' };
    return value === '' ? undefined : { operator, value };
  }
  return { operator: /[*%]/.test(plain) ? 'like' : 'contains', value: plain };
}

/** A filter in words, as chips say it. */
export function filterWords({ operator, value }: Filter): string {
  return `${WORDS[operator]} ${value}`.trim();
}

/** Whether a value passes. Numbers compare as numbers where both are some; text without regard to case. */
export function passes({ operator, value }: Filter, found: FieldValue | undefined): boolean {
  const isEmpty = found === undefined || found === null || found === '';
  if (operator === 'empty') return isEmpty;
  if (operator === 'not-empty') return !isEmpty;
  if (isEmpty) return operator === '!=';
  const text = textOf(found);
  if (operator === 'contains') return text.toLowerCase().includes(value.toLowerCase());
  if (operator === 'like') return likePattern(value).test(text);
  const order = compare(found, value);
  if (operator === '=') return order === 0;
  if (operator === '!=') return order !== 0;
  if (operator === '>=') return order >= 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order < 0;
}

/** A value as text: lists with semicolons, yes and no. */
export function textOf(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

function compare(found: FieldValue, value: string): number {
  const number = Number(value.replace(',', '.'));
  if (typeof found === 'number' && !Number.isNaN(number)) return found - number;
  return textOf(found).localeCompare(value, undefined, { sensitivity: 'accent', numeric: true });
}

function likePattern(value: string): RegExp {
  const parts = value.split(/[*%]+/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i');
}
