import { type Finding, type FindingDetails, finding } from '../finding.ts';
import { OBJECT_FIELDS } from './object-fields.ts';
import type { ObjectRow } from './object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';

const LONGEST_SUBJECT = 200;

/** The names of an object as a person would say them, `5054 1 A 233`; empty when the row names nothing. */
export function spokenName(row: ObjectRow): string {
  return OBJECT_TYPES.map((type) => row.names[type])
    .filter((name) => name !== undefined)
    .join(' ');
}

/** A finding about a row, with its place in the file and the label of the field it is about. */
export function rowFinding(row: ObjectRow, code: string, message: string, details: FindingDetails = {}): Finding {
  const subject = `${OBJECT_TYPE[row.type].label} ${spokenName(row).slice(0, LONGEST_SUBJECT)}`.trim();
  return finding(code, `${subject}: ${message}`, { at: row.at, ...details });
}

/** Label of a field as people see it; the bare name where the type has no such field. */
export function labelOf(type: ObjectType, fieldName: string): string {
  return OBJECT_FIELDS[type].find((field) => field.name === fieldName)?.label ?? fieldName;
}
