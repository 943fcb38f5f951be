import { type Finding, type FindingDetails, finding } from '../finding.ts';
import { OBJECT_FIELDS } from './object-fields.ts';
import type { ObjectNames, ObjectRow } from './object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';

const LONGEST_SUBJECT = 200;

/** The names of an object as a person would say them, `5054 1 A 233`; empty when there are none. */
export function spokenName(names: ObjectNames): string {
  return OBJECT_TYPES.map((type) => names[type])
    .filter((name) => name !== undefined)
    .join(' ');
}

/** An object as a person would call it, `Core run 5054 1 A 233`; the label alone where nothing is named. Cut where it is long. */
export function spokenSubject(type: ObjectType, names: ObjectNames): string {
  return `${OBJECT_TYPE[type].label} ${spokenName(names).slice(0, LONGEST_SUBJECT)}`.trim();
}

/** A finding about a row, with its place in the file and the label of the field it is about. */
export function rowFinding(row: ObjectRow, code: string, message: string, details: FindingDetails = {}): Finding {
  return finding(code, `${spokenSubject(row.type, row.names)}: ${message}`, { at: row.at, ...details });
}

/** Label of a field as people see it; the bare name where the type has no such field. */
export function labelOf(type: ObjectType, fieldName: string): string {
  return OBJECT_FIELDS[type].find((field) => field.name === fieldName)?.label ?? fieldName;
}
