import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { OwnField } from '../../domain/own-fields/own-field.ts';

/** The installation's own fields. They are added, changed and retired, never taken away: values may stand in them. */
export interface OwnFieldPort {
  /** All, by type and position. */
  readonly all: () => Promise<readonly OwnField[]>;
  /** Adds these or changes them; a new one goes behind the others of its type. */
  readonly keep: (fields: readonly OwnField[], at: string, by: string) => Promise<void>;
  /** How many objects of the type have a value in the field. */
  readonly countValues: (objectType: ObjectType, name: string) => Promise<number>;
}
