import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { StationObject } from '../../domain/station/station-object.ts';
import type { StationOutcome } from '../../domain/station/station-operation.ts';
import type { DetailedObject, NewObject } from '../tree-ports.ts';

/** What became of an operation, without the object, which is told as it stands when it is asked for. */
export interface KeptOutcome {
  readonly expeditionId: string;
  readonly account: string;
  readonly objectId: string | null;
  readonly outcome: Omit<StationOutcome, 'object'>;
}

/** An object that was deleted, as it was. Times are UTC, ISO 8601. */
export interface DeletedObject {
  readonly object: NewObject;
  readonly deletedAt: string;
  readonly deletedBy: string;
}

/** A line of the audit trail about an object; `after` holds the fields it changed, by name. */
export interface ObjectChange {
  readonly at: string;
  readonly by: string;
  readonly after: FieldValues;
}

/** What the station side of the store offers inside one unit of work. */
export interface StationPort {
  /** Objects of an expedition as stations know them, in no order; those it does not have are left out. */
  readonly objects: (expeditionId: string, ids: readonly string[]) => Promise<StationObject[]>;
  readonly outcomes: (ids: readonly string[]) => Promise<Map<string, KeptOutcome>>;
  readonly keepOutcomes: (kept: readonly KeptOutcome[], at: string) => Promise<void>;
  /** Forgets outcomes that are older than a moment; how many. */
  readonly forgetOutcomes: (before: string) => Promise<number>;
  readonly deleted: (ids: readonly string[]) => Promise<Map<string, DeletedObject>>;
  /** Takes an object out of the tree and keeps it among the deleted. It must have no children. */
  readonly remove: (object: NewObject, at: string, by: string) => Promise<void>;
  /** Forgets that an object was deleted, since it is in the tree again. */
  readonly forgetDeletion: (id: string) => Promise<void>;
  readonly countChildren: (id: string) => Promise<number>;
  /** The core runs of a hole that reach between two depths (driller's, m). */
  readonly runsBetween: (holeId: string, topDrfM: number, bottomDrfM: number) => Promise<DetailedObject[]>;
  /** What was changed of an object, the latest first, as far back as a hundred lines. */
  readonly changesOf: (objectId: string) => Promise<ObjectChange[]>;
  /** Who holds a key of a counter; undefined where it lies in no block. */
  readonly leaseHolder: (prefix: string, key: number) => Promise<string | undefined>;
}
