import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { tree, vocabularies } from '../keeping/station-state.ts';
import { choicesOf, usedValues } from '../parts/offered-values.ts';

const MOST = 40;
/** Of longer vocabularies the browser would show a wall. */
const MOST_TERMS = 300;

/** What a field is chosen from, else what others of the type say in it, for an input that names this list. */
export function CellValues(given: { type: ObjectType; field: FieldDescriptor; id?: string }) {
  const { type, field, id = 'cell-values' } = given;
  const offered =
    choicesOf(field, vocabularies.value)?.slice(0, MOST_TERMS) ??
    (field.type === 'text' ? usedValues(ofType(type), field, MOST) : []);
  return (
    <datalist id={id}>
      {offered.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </datalist>
  );
}

function* ofType(type: ObjectType): Generator<StationObject> {
  for (const one of tree.value.all()) if (one.type === type) yield one;
}
