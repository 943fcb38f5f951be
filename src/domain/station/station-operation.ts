import type { FieldValue, FieldValues } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import type { Finding } from '../finding.ts';
import type { StationObject } from './station-object.ts';

/** A warning that a person takes responsibility for: the code of the finding, and why (kept in the audit trail). */
export interface Override {
  readonly code: string;
  readonly reason: string;
}

/** A new object as the station made it: `id` is a UUIDv7, `igsn` one of a block leased to the station. */
export interface CreatedObject {
  readonly id: string;
  readonly type: ObjectType;
  /** Id of the object it hangs below; null for a program alone. */
  readonly parentId: string | null;
  /** As the tree calls it: `7`, `CC`, `W`, `10-15`. */
  readonly name: string;
  readonly igsn?: string;
  readonly values: FieldValues;
}

/** One field of a change: what the person saw, and what it is to be; null is empty. */
export interface FieldChange {
  readonly from: FieldValue;
  readonly to: FieldValue;
}

/** What every operation carries: a UUIDv7 of its own, and when the person did it (UTC, ISO 8601). */
interface Stated {
  readonly id: string;
  readonly at: string;
  readonly overrides?: readonly Override[];
}

/** Makes an object. `insteadOf` is the name it had first, where another had that already; the audit trail keeps it. */
export type CreateOperation = Stated & {
  readonly kind: 'create';
  readonly object: CreatedObject;
  readonly insteadOf?: string;
};

/** Changes fields of an object, by field name. */
export type ChangeOperation = Stated & {
  readonly kind: 'change';
  readonly objectId: string;
  readonly changes: Readonly<Record<string, FieldChange>>;
};

/**
 * Deletes an object, or brings a deleted one back as it was. With `below` also all that lies below it, all or nothing; a restore then
 * brings back what was deleted below it at the same moment.
 */
export type LifeOperation = Stated & {
  readonly kind: 'delete' | 'restore';
  readonly objectId: string;
  readonly below?: boolean;
};

/** One thing a person did; the same `id` sent again has the outcome of the first time and does nothing. */
export type StationOperation = CreateOperation | ChangeOperation | LifeOperation;

/** A field that was changed by somebody else meanwhile. `now` is what is kept; by whom and when (UTC), as far as known. */
export interface FieldConflict {
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
  readonly now: FieldValue;
  readonly nowBy: string;
  readonly nowAt: string;
}

/**
 * What became of an operation. `done`: all of it is kept. `partly`: what did not collide is kept, `conflicts` tells the rest.
 * `conflict`: nothing is kept, every field collided. `refused`: nothing is kept, `findings` say why. `object` is as it stands
 * now, absent where there is none (any more).
 */
export interface StationOutcome {
  readonly id: string;
  readonly result: 'done' | 'partly' | 'conflict' | 'refused';
  readonly object?: StationObject;
  readonly findings: readonly Finding[];
  readonly conflicts?: readonly FieldConflict[];
}

/** The most operations one batch may hold. */
export const MOST_OPERATIONS = 500;
