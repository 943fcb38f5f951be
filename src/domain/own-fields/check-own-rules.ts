import { rowFinding } from '../drilling/check-row-finding.ts';
import { OBJECT_FIELDS } from '../drilling/object-fields.ts';
import type { FieldValue, ObjectRow } from '../drilling/object-row.ts';
import type { FieldDescriptor } from '../field.ts';
import type { Finding } from '../finding.ts';
import type { OwnFields } from './own-field.ts';
import { fitsPattern } from './own-pattern.ts';

/**
 * Checks the rules that an installation gave to its own fields, as far as the row says something in them; retired fields have none.
 * Codes: `pattern-mismatch` for a text that is not as its pattern says; as warning `below-other-field` and `above-other-field`
 * for a number or date that stands on the wrong side of another field of the row.
 */
export function checkOwnRules(row: ObjectRow, ownFields: OwnFields): Finding[] {
  return ownFields
    .inUse(row.type)
    .flatMap((field) => [...checkPattern(row, field), ...checkOthers(row, field, ownFields)]);
}

function checkPattern(row: ObjectRow, { name, label, pattern }: FieldDescriptor): Finding[] {
  if (pattern === undefined) return [];
  return textsOf(row.values[name])
    .filter((text) => !fitsPattern(pattern, text))
    .map((text) =>
      rowFinding(row, 'pattern-mismatch', `${label} ${text} is not written as it should be`, {
        field: label,
        value: text,
        rule: `as the pattern ${pattern}`,
      }),
    );
}

const textsOf = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];

function checkOthers(row: ObjectRow, field: FieldDescriptor, ownFields: OwnFields): Finding[] {
  const { notBelow, notAbove } = field;
  const value = row.values[field.name];
  const found: Finding[] = [];
  for (const [other, side] of [
    [notBelow, -1],
    [notAbove, 1],
  ] as const) {
    if (other === undefined || Math.sign(compared(value, row.values[other])) !== side) continue;
    const [code, word] =
      side < 0 ? (['below-other-field', 'below'] as const) : (['above-other-field', 'above'] as const);
    const label = labelOf(row, other, ownFields);
    const about = { severity: 'warning', field: field.label, value, rule: `not ${word} ${label}` } as const;
    const message = `${field.label} ${String(value)} is ${word} ${label} ${String(row.values[other])}`;
    found.push(rowFinding(row, code, message, about));
  }
  return found;
}

/** Below 0 where the first is smaller, above 0 where it is larger; 0 where they are equal or cannot be compared. */
function compared(one: FieldValue | undefined, other: FieldValue | undefined): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== 'string' || typeof other !== 'string') return 0;
  // Dates are compared as far as both are known: 2014-05 is neither before nor after 2014-05-07.
  const length = Math.min(one.length, other.length);
  const [left, right] = [one.slice(0, length), other.slice(0, length)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function labelOf({ type }: ObjectRow, name: string, ownFields: OwnFields): string {
  const known = OBJECT_FIELDS[type].find((field) => field.name === name);
  return known?.label ?? ownFields.known(type).find(({ field }) => field.name === name)?.field.label ?? name;
}
