import type { MovedFields, MovedValue } from './merge-row.ts';
import type { MovedTable } from './moved-tables.ts';

/** A row as a table has it. */
export type MovedRow = Readonly<Record<string, string | number | Uint8Array | null>>;

/** Before the names of an installation's own fields, which stand together in one column as JSON. */
const OWN = 'own.';

/** The key of a row as one text. */
export function keyOf({ key }: Pick<MovedTable, 'key'>, row: MovedRow): string {
  return key.length === 1 ? String(row[key[0]!]) : JSON.stringify(key.map((column) => row[column]));
}

/** The values of a key in the order of its columns. */
export function keyParts({ key }: Pick<MovedTable, 'key'>, text: string): readonly (string | number)[] {
  return key.length === 1 ? [text] : (JSON.parse(text) as (string | number)[]);
}

/** What of a row is compared: everything but its key and what each installation counts for itself. Own fields come one by one. */
export function fieldsOf(table: MovedTable, row: MovedRow): MovedFields {
  const fields: Record<string, MovedValue> = {};
  for (const [column, value] of Object.entries(row)) {
    if (table.key.includes(column) || table.own.includes(column)) continue;
    if (column === 'own' && table.way === 'merged') Object.assign(fields, ownFieldsOf(value));
    else fields[column] = value instanceof Uint8Array ? { bytes: value.length } : value;
  }
  return fields;
}

function ownFieldsOf(value: MovedRow[string]): MovedFields {
  if (typeof value !== 'string') return {};
  const all = JSON.parse(value) as Record<string, MovedValue>;
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [`${OWN}${name}`, one]));
}

/** A row with some fields set to others. */
export function withFields(row: MovedRow, fields: MovedFields): MovedRow {
  const columns: Record<string, MovedRow[string]> = { ...row };
  const own: Record<string, MovedValue> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (field.startsWith(OWN)) own[field.slice(OWN.length)] = value;
    else columns[field] = value as MovedRow[string];
  }
  if (Object.keys(own).length > 0) columns.own = joinedOwn(row.own ?? null, own);
  return columns;
}

function joinedOwn(before: MovedRow[string], changed: MovedFields): string | null {
  const all = { ...(typeof before === 'string' ? (JSON.parse(before) as MovedFields) : {}), ...changed };
  const kept = Object.entries(all)
    .filter(([, value]) => value !== null)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return kept.length === 0 ? null : JSON.stringify(Object.fromEntries(kept));
}
