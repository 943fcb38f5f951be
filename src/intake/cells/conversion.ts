import type { FieldValue } from '../../domain/drilling/object-row.ts';

/** What a reader of cells noticed on the way and its table reports once a column. */
export type Note = 'decimal-point' | 'decimal-comma' | 'offset-missing';

/** A cell's value, or the code of what is wrong with it and the rule it breaks. */
export type Conversion =
  | { readonly ok: true; readonly value: FieldValue; readonly note?: Note }
  | { readonly ok: false; readonly code: string; readonly rule: string };

/** A cell that was understood. */
export function converted(value: FieldValue, note?: Note): Conversion {
  return note === undefined ? { ok: true, value } : { ok: true, value, note };
}

/** A cell that was not. */
export function refused(code: string, rule: string): Conversion {
  return { ok: false, code, rule };
}
