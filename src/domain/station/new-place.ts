import type { FieldValues } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import type { Sibling } from './next-object.ts';
import type { CountedRun } from './rig-counts.ts';

/** Where a new object is to be, and what its form begins with is taken from. */
export interface NewPlace {
  readonly parentType: ObjectType;
  readonly parent: FieldValues;
  /** Those of the same type below the same parent, in the order of the tree. */
  readonly siblings: readonly Sibling[];
  /** Of what is cut from core: the length of its section, cm. */
  readonly endCm?: number;
  /** Of what the rig did: the core runs, bit runs and driller's reports of the hole. */
  readonly runs?: readonly CountedRun[];
  readonly bitRuns?: readonly Sibling[];
  readonly reports?: readonly Sibling[];
  /** Who is signed in; empty where not known. */
  readonly person: string;
  /** The moment, ISO 8601 with the offset of the place. */
  readonly now: string;
}
