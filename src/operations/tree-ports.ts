import type { FamilyMember } from '../domain/description/sample-description.ts';
import type { FieldValues } from '../domain/drilling/object-row.ts';
import type { ObjectType } from '../domain/drilling/object-type.ts';

/** An object of the core tree without its typed fields. Depths are metres on the scale their name says; null is unknown. */
export interface TreeObject {
  readonly id: string;
  readonly expeditionId: string | null;
  readonly type: ObjectType;
  readonly parentId: string | null;
  readonly registeredParentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly combinedId: string;
  readonly registrable: boolean;
  readonly igsn: string | null;
  readonly topDrfM: number | null;
  readonly bottomDrfM: number | null;
  readonly topCsfAM: number | null;
  readonly bottomCsfAM: number | null;
  readonly topCsfBM: number | null;
  readonly bottomCsfBM: number | null;
}

/** An object with its typed fields by name. */
export interface DetailedObject extends TreeObject {
  readonly values: FieldValues;
}

/** A new object; depths are the store's to fill. */
export interface NewObject {
  readonly id: string;
  readonly expeditionId: string | null;
  readonly type: ObjectType;
  readonly parentId: string | null;
  readonly registeredParentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly combinedId: string;
  readonly registrable: boolean;
  /** Given with the object, or later. */
  readonly igsn?: string | null;
  readonly values: FieldValues;
}

/** New values of an existing object: the whole set of its typed fields. */
export interface ChangedObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly values: FieldValues;
}

/**
 * Which depths are calculated again: `run` is core runs, `core` what was cut from them, `stated` what states its own depth,
 * `hole` the foot of holes.
 */
export type DepthLevel = 'run' | 'core' | 'stated' | 'hole';

/**
 * Where depths are calculated again: at and below a path; with the level `hole` alone only at the path itself. `types` says
 * what lies there, where that is known.
 */
export interface DepthScope {
  readonly path: string;
  readonly levels: readonly DepthLevel[];
  readonly types?: readonly ObjectType[] | undefined;
}

/** What was cut from a section or anything of it, and states where: offsets in cm from the top of the section. */
export interface PieceOfSection {
  readonly sectionId: string;
  readonly id: string;
  readonly type: ObjectType;
  readonly path: string;
  readonly name: string;
  readonly values: Pick<FieldValues, 'top_offset_cm' | 'bottom_offset_cm'>;
}

/** What the tree side of the store offers to operations; every call is a bounded number of statements. */
export interface TreePort {
  readonly findByPaths: (paths: readonly string[]) => Promise<TreeObject[]>;
  readonly findByIds: (ids: readonly string[]) => Promise<TreeObject[]>;
  /** Names of all programs, in the order of their making. */
  readonly programNames: () => Promise<string[]>;
  /** Samples of an expedition that have one of these old numbers, as they are written. */
  readonly findByFormerNumbers: (
    expeditionId: string,
    numbers: readonly string[],
  ) => Promise<{ readonly path: string; readonly combinedId: string; readonly number: string }[]>;
  readonly findExpeditions: (code: string) => Promise<TreeObject[]>;
  readonly valuesOf: (type: ObjectType, ids: readonly string[]) => Promise<Map<string, FieldValues>>;
  readonly childrenWithValues: (parentIds: readonly string[], type: ObjectType) => Promise<DetailedObject[]>;
  /** What was cut from these sections and states an offset, by section in the order of the paths. */
  readonly piecesBelow: (
    sections: readonly { readonly id: string; readonly path: string }[],
  ) => Promise<PieceOfSection[]>;
  readonly registeredChildren: (ids: readonly string[]) => Promise<Map<string, FamilyMember[]>>;
  /** Makes objects, parents before their children; `by` says who to those who look at them. */
  readonly insert: (objects: readonly NewObject[], at: string, by: string) => Promise<void>;
  readonly change: (objects: readonly ChangedObject[], at: string, by: string) => Promise<void>;
  /** Gives objects their IGSNs; `expeditionId` where all of them are of one expedition, which then need not be asked for. */
  readonly giveIgsns: (
    given: readonly { readonly id: string; readonly igsn: string }[],
    at: string,
    expeditionId?: string,
  ) => Promise<void>;
  /** Objects below (and at) a path that get an IGSN, in path order after `afterPath`. */
  readonly registrableBelow: (
    path: string,
    afterPath: string,
    limit: number,
    only: 'all' | 'without-igsn',
  ) => Promise<TreeObject[]>;
  readonly countRegistrable: (path: string, only: 'all' | 'without-igsn') => Promise<number>;
  /**
   * Waits until nobody else changes objects of an expedition, and keeps others waiting until the unit of work ends; the
   * number of its last change. Whoever takes keys of its counters too holds it first.
   */
  readonly holdExpedition: (id: string) => Promise<number>;
  /** Recalculates the depths at and below a path; the number of objects whose depths changed. */
  readonly recalculateDepths: (path: string) => Promise<number>;
}
