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
import { OBJECT_TYPE, type ObjectType } from './object-type.ts';

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
  const asked = askedOf(type, ownFields);
  return [
    ...checkUnknown(asked, row),
    ...checkRequired(asked, row, stage),
    // What a row says of a place by the way is never all there is to say of it.
    ...(row.aside === true ? [] : checkRecommended(asked, row, stage)),
    ...checkValues(asked, row, vocabularies),
    ...checkRowPairs(row),
    ...checkOwnRules(row, ownFields),
  ];
}

/** What is asked of the rows of a type. */
interface Asked {
  /** All that may be stated, by name, also retired own fields. */
  readonly known: ReadonlyMap<string, FieldDescriptor>;
  readonly required: readonly FieldDescriptor[];
  readonly recommended: readonly FieldDescriptor[];
}

/** Put together once: an import asks for every row. */
const ASKED = new WeakMap<OwnFields, Map<ObjectType, Asked>>();

function askedOf(type: ObjectType, ownFields: OwnFields): Asked {
  const ofTypes = ASKED.get(ownFields) ?? new Map<ObjectType, Asked>();
  ASKED.set(ownFields, ofTypes);
  const asked = ofTypes.get(type) ?? makeAsked(type, ownFields);
  ofTypes.set(type, asked);
  return asked;
}

function makeAsked(type: ObjectType, ownFields: OwnFields): Asked {
  const inUse = [...OBJECT_FIELDS[type], ...ownFields.inUse(type)];
  const known = [...OBJECT_FIELDS[type], ...ownFields.known(type).map((one) => one.field)];
  return {
    known: new Map(known.map((field) => [field.name, field])),
    required: inUse.filter((field) => field.entry === 'required'),
    recommended: inUse.filter((field) => field.entry === 'recommended'),
  };
}

function checkValues({ known }: Asked, row: ObjectRow, vocabularies: Vocabularies): Finding[] {
  const findings: Finding[] = [];
  for (const field of known.values()) {
    const value = row.values[field.name];
    if (value !== undefined && value !== null) findings.push(...checkRowValue(row, field, vocabularies));
  }
  return findings;
}

function checkUnknown({ known }: Asked, row: ObjectRow): Finding[] {
  return Object.keys(row.values)
    .filter((name) => !known.has(name))
    .map((name) =>
      rowFinding(row, 'unknown-field', `there is no field ${name}`, { field: name, rule: 'a field of the type' }),
    );
}

function checkRequired({ required }: Asked, row: ObjectRow, stage: RowStage): Finding[] {
  return required
    .filter((field) => isMissing(row, field, stage))
    .map(({ label }) => rowFinding(row, 'missing-field', `${label} is missing`, { field: label, rule: 'required' }));
}

function checkRecommended({ recommended }: Asked, row: ObjectRow, stage: RowStage): Finding[] {
  const missing = recommended.filter((field) => isMissing(row, field, stage));
  if (missing.length === 0) return [];
  const field = missing.map(({ label }) => label).join(', ');
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
