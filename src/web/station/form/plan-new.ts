import type { FieldValue, FieldValues } from '../../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import type { NewPlace } from '../../../domain/station/new-place.ts';
import { proposeObject } from '../../../domain/station/propose-object.ts';
import { standingFindings } from '../../../domain/station/standing-findings.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { Override } from '../../../domain/station/station-operation.ts';
import { readCell } from '../grid/read-cell.ts';
import { checkHere } from '../keeping/check-here.ts';
import type { ReadableTree } from '../keeping/local-depths.ts';
import { withoutEmpty } from '../keeping/new-objects.ts';
import { placeOfNew } from '../keeping/place-of-new.ts';

/** What was typed into fields, by name of the field; an empty text is a value that is left out on purpose. */
export type Typed = Readonly<Record<string, string>>;

/** A new object as it would be. `standing` keeps it from being made until it is answered. */
export interface NewPlan {
  readonly name: string;
  readonly values: FieldValues;
  readonly findings: readonly Finding[];
  readonly standing: readonly Finding[];
}

/** A new object that somebody is about to make. */
export interface NewDraft {
  readonly type: ObjectType;
  readonly parent: StationObject;
  readonly fields: readonly FieldDescriptor[];
  readonly typed: Typed;
  /** Values it begins with, such as those of the object it is a duplicate of. */
  readonly given?: FieldValues;
  readonly reasons?: Typed;
}

/** Reads and checks a new object by the rules of the server; what nobody typed is filled in. */
export function planNew(
  tree: ReadableTree,
  { type, parent, fields, typed, given = {}, reasons = {} }: NewDraft,
  who: Pick<NewPlace, 'person' | 'now'>,
): NewPlan {
  const stated = { ...given, ...readTyped(fields, typed) };
  const { name, values } = proposeObject(type, placeOfNew(tree, type, parent, who), stated);
  const findings = findNew(tree, { type, parent, name, values: withoutEmpty(values) });
  const overrides = overridesOf(reasons);
  return { name, values, findings, standing: standingFindings(findings, overrides) };
}

/** The values that were typed, as their fields read them. */
export function readTyped(fields: readonly FieldDescriptor[], typed: Typed): Record<string, FieldValue> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = typed[field.name];
      return text === undefined ? [] : [[field.name, readCell(field, text)]];
    }),
  );
}

/** Reasons by code as the server takes them. */
export function overridesOf(reasons: Typed): Override[] {
  return Object.entries(reasons).map(([code, reason]) => ({ code, reason }));
}

interface Wanted {
  readonly type: ObjectType;
  readonly parent: StationObject;
  readonly name: string;
  readonly values: FieldValues;
}

function findNew(tree: ReadableTree, { type, parent, name, values }: Wanted): readonly Finding[] {
  const { label } = OBJECT_TYPE[type];
  if (name === '') return [unnamed(type)];
  const found = checkHere(tree, { type, name, parentId: parent.id, values });
  const isTaken = tree.below(parent.id).some((one) => one.type === type && one.name === name);
  const told = found.filter(({ severity }) => severity !== 'info');
  if (!isTaken) return told;
  const message = `${label} ${name} of ${parent.combinedId} is there already.`;
  const rule = `a name that no other ${label.toLowerCase()} there has`;
  return [finding('name-taken', message, { field: OBJECT_TYPE[type].nameField, value: name, rule }), ...told];
}

/** In which field the interval begins that names an object. */
const INTERVAL_FIELD: Readonly<Partial<Record<ObjectType, string>>> = {
  sample: 'top_offset_cm',
  cuttings: 'top_depth_m',
};

/** What is named by its interval lacks the interval rather than the name. */
function unnamed(type: ObjectType): Finding {
  const { label, nameField } = OBJECT_TYPE[type];
  const interval = INTERVAL_FIELD[type];
  const isInterval = interval !== undefined;
  const message = isInterval ? `${label}: where does it begin and end?` : `${label}: it needs a name.`;
  return finding('missing-field', message, {
    field: interval ?? nameField,
    rule: isInterval ? 'top and bottom' : 'a name among its siblings',
  });
}
