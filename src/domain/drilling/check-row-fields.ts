import type { FieldDescriptor } from '../field.ts';
import type { Finding } from '../finding.ts';
import { checkOwnRules } from '../own-fields/check-own-rules.ts';
import { NO_OWN_FIELDS, type OwnFields } from '../own-fields/own-field.ts';
import { BUILT_IN, type Vocabularies } from '../vocabulary/vocabularies.ts';
import { rowFinding } from './check-row-finding.ts';
import { checkRowPairs } from './check-row-pairs.ts';
import { checkRowValue } from './check-row-value.ts';
import { OBJECT_FIELDS } from './object-fields.ts';
import type { ObjectRow } from './object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';

/** Whether the row makes a new object, which must be complete, or changes one, where absent fields stay as they are. */
export type RowStage = 'new' | 'change';

/**
 * Checks the fields of one row by itself, against the descriptors of its type, the installation's own fields
 * and the vocabularies in use. All findings at once; an implied row states
 * none. Codes: `missing-field` (required) and as warning `recommended-missing` (one finding for all of them),
 * `unknown-field`, and those of {@link checkRowValue}, {@link checkRowPairs} and {@link checkOwnRules}.
 */
export function checkRowFields(
  type: ObjectType,
  row: ObjectRow,
  stage: RowStage = 'new',
  vocabularies: Vocabularies = BUILT_IN,
  ownFields: OwnFields = NO_OWN_FIELDS,
): Finding[] {
  if (row.implied) return [];
  const fields = [...OBJECT_FIELDS[type], ...ownFields.inUse(type)];
  return [
    ...checkUnknown(type, row, ownFields),
    ...checkRequired(fields, row, stage),
    // What a row says of a place by the way is never all there is to say of it.
    ...(row.aside === true ? [] : checkRecommended(fields, row, stage)),
    // Also those of retired fields, which may still be stated.
    ...checkValues([...OBJECT_FIELDS[type], ...ownFields.known(type).map((one) => one.field)], row, vocabularies),
    ...checkRowPairs(row),
    ...checkOwnRules(row, ownFields),
  ];
}

function checkValues(fields: readonly FieldDescriptor[], row: ObjectRow, vocabularies: Vocabularies): Finding[] {
  const findings: Finding[] = [];
  for (const field of fields) {
    const value = row.values[field.name];
    if (value !== undefined && value !== null) findings.push(...checkRowValue(row, field, vocabularies));
  }
  return findings;
}

const KNOWN = new Map(OBJECT_TYPES.map((type) => [type, new Set(OBJECT_FIELDS[type].map((field) => field.name))]));

function checkUnknown(type: ObjectType, row: ObjectRow, ownFields: OwnFields): Finding[] {
  const known = KNOWN.get(type)!;
  const own = new Set(ownFields.known(type).map((one) => one.field.name));
  return Object.keys(row.values)
    .filter((name) => !known.has(name) && !own.has(name))
    .map((name) =>
      rowFinding(row, 'unknown-field', `there is no field ${name}`, { field: name, rule: 'a field of the type' }),
    );
}

function checkRequired(fields: readonly FieldDescriptor[], row: ObjectRow, stage: RowStage): Finding[] {
  return fields
    .filter((field) => field.entry === 'required' && isMissing(row, field, stage))
    .map(({ label }) => rowFinding(row, 'missing-field', `${label} is missing`, { field: label, rule: 'required' }));
}

function checkRecommended(fields: readonly FieldDescriptor[], row: ObjectRow, stage: RowStage): Finding[] {
  const labels = fields
    .filter((field) => field.entry === 'recommended' && isMissing(row, field, stage))
    .map((field) => field.label);
  if (labels.length === 0) return [];
  const field = labels.join(', ');
  return [
    rowFinding(row, 'recommended-missing', `without ${field}`, { severity: 'warning', field, rule: 'recommended' }),
  ];
}

function isMissing(row: ObjectRow, field: FieldDescriptor, stage: RowStage): boolean {
  const value = row.values[field.name];
  if (value === undefined) return stage === 'new' && !isNamed(row, field);
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The field that names the object may stand among the names alone. */
function isNamed(row: ObjectRow, field: FieldDescriptor): boolean {
  return field.name === OBJECT_TYPE[row.type].nameField && row.names[row.type] !== undefined;
}
