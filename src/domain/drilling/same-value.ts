import type { FieldValue } from './object-row.ts';

/** Whether a value says nothing: absent, null, an empty text or an empty list. */
export function isEmptyValue(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && value.length === 0);
}

/** Whether two values say the same; all ways of being empty are the same, lists keep their order. */
export function isSameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  if (isEmptyValue(one) || isEmptyValue(other)) return isEmptyValue(one) && isEmptyValue(other);
  return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}
