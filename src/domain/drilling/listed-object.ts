import type { ObjectType } from './object-type.ts';

/** An object with its IGSN and how its record stands, null where it has none. Depths are metres on the scale their name says; null is not known. */
export interface ListedObject {
  readonly igsn: string | null;
  readonly type: ObjectType;
  readonly combinedId: string;
  readonly state: string | null;
  readonly topDrfM: number | null;
  readonly bottomDrfM: number | null;
  readonly topCsfAM: number | null;
  readonly bottomCsfAM: number | null;
  readonly topCsfBM: number | null;
  readonly bottomCsfBM: number | null;
}
