import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import type { FieldValue, FieldValues } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../domain/field.ts';
import { isOwnName } from '../../domain/own-fields/own-field.ts';
import type { Row } from '../engine/set-based.ts';

/**
 * The detail row of an object: every described field, lists as JSON text, switches as 0 or 1, absent as null. Values of the
 * installation's own fields stand together in `own`, as JSON.
 */
export function toDetailRow(id: string, type: ObjectType, values: FieldValues): Row {
  const row: Record<string, string | number | null> = { id };
  for (const field of OBJECT_FIELDS[type]) row[field.name] = toColumn(values[field.name]);
  row.own = ownColumn(values);
  return row;
}

/** The values a detail row holds; null columns are left out. */
export function fromDetailRow(type: ObjectType, row: Readonly<Record<string, unknown>>): FieldValues {
  const values: Record<string, FieldValue> = {};
  for (const field of OBJECT_FIELDS[type]) {
    const column = row[field.name];
    if (column !== null && column !== undefined) values[field.name] = fromColumn(field, column as string | number);
  }
  return typeof row.own === 'string' ? { ...values, ...(JSON.parse(row.own) as FieldValues) } : values;
}

/** Values as they are read again once they were kept. */
export function asKept(type: ObjectType, values: FieldValues): FieldValues {
  return fromDetailRow(type, toDetailRow('', type, values));
}

// In the order of their names, so that the same values are the same text.
function ownColumn(values: FieldValues): string | null {
  const names = Object.keys(values).filter((name) => isOwnName(name) && values[name] !== null);
  return names.length === 0
    ? null
    : JSON.stringify(Object.fromEntries(names.toSorted().map((name) => [name, values[name]])));
}

function toColumn(value: FieldValue | undefined): string | number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object') return value.length === 0 ? null : JSON.stringify(value);
  return value;
}

function fromColumn(field: FieldDescriptor, column: string | number): FieldValue {
  if (field.type === 'boolean') return column !== 0;
  if (field.type === 'list') return JSON.parse(String(column)) as string[];
  return column;
}
