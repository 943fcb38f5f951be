import type { FieldValues } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';

/**
 * An object of the core tree as stations know it. Depths are metres on the scale their name says (driller's depth below the
 * rig reference, CSF-A and CSF-B below surface); null where not known. `seq` is the place of its last change in the order of
 * all changes of its expedition, recalculated depths included; `changedAt` is UTC, ISO 8601; `changedBy` says who, and is
 * empty where nobody is known. `values` holds stated fields only: what is absent is empty.
 */
export interface StationObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly parentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  /** State of its registration (`reserved`, `pending`, `registered` …); null while it has no record. */
  readonly recordState: string | null;
  readonly values: FieldValues;
  readonly topDrfM: number | null;
  readonly bottomDrfM: number | null;
  readonly topCsfAM: number | null;
  readonly bottomCsfAM: number | null;
  readonly topCsfBM: number | null;
  readonly bottomCsfBM: number | null;
  readonly seq: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

/**
 * What changed after a seq: objects in the order of their seq, each once with what it is now, and ids of those deleted
 * since. Asked again with `throughSeq` until `isAll`; an object may come twice when it changes meanwhile.
 */
export interface ChangedObjects {
  readonly objects: readonly StationObject[];
  readonly deleted: readonly string[];
  readonly throughSeq: number;
  readonly isAll: boolean;
}
