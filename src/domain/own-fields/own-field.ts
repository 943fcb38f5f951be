import type { FieldValue } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import type { FieldDescriptor } from '../field.ts';

/** With what the name of every own field begins, so that none meets a field that a later version of Corestone brings. */
export const OWN_PREFIX = 'x_';

/**
 * A field that the people of an installation gave to a type of object beside those that Corestone knows. `defaultValue` fills
 * forms. A retired field keeps the values it has, and is no longer offered or asked for.
 */
export interface OwnField {
  readonly objectType: ObjectType;
  readonly field: FieldDescriptor;
  readonly defaultValue?: FieldValue;
  readonly isRetired: boolean;
}

/** Whether a name is that of an own field, wherever it stands. */
export function isOwnName(name: string): boolean {
  return name.startsWith(OWN_PREFIX);
}

/** The own fields of an installation by type, in the order in which they were given. */
export class OwnFields {
  readonly #byType: ReadonlyMap<ObjectType, readonly OwnField[]>;

  constructor(fields: readonly OwnField[]) {
    this.#byType = Map.groupBy(fields, (one) => one.objectType);
  }

  /** Those that are offered and asked for; none for a type without any. */
  inUse(type: ObjectType): readonly FieldDescriptor[] {
    return this.known(type)
      .filter((one) => !one.isRetired)
      .map((one) => one.field);
  }

  /** All that values may stand in, retired ones too. */
  known(type: ObjectType): readonly OwnField[] {
    return this.#byType.get(type) ?? [];
  }

  /** Every own field, by type. */
  all(): readonly OwnField[] {
    return [...this.#byType.values()].flat();
  }
}

/** An installation without own fields. */
export const NO_OWN_FIELDS = new OwnFields([]);
