import { OBJECT_FIELDS } from './object-fields.ts';
import type { FieldValues } from './object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';

const NUMBERED: ReadonlySet<ObjectType> = new Set(
  OBJECT_TYPES.filter((type) =>
    OBJECT_FIELDS[type].some((field) => field.name === OBJECT_TYPE[type].nameField && field.type === 'integer'),
  ),
);

/** The field that names the object; a name that is no number (section `CC`) leaves a number field as the row states it. */
export function ownName(type: ObjectType, name: string): FieldValues {
  const { nameField } = OBJECT_TYPE[type];
  if (!NUMBERED.has(type)) return { [nameField]: name };
  return /^\d+$/.test(name) ? { [nameField]: Number(name) } : {};
}
