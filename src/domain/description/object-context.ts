import type { FieldValue, FieldValues } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import type { FamilyMember } from './sample-description.ts';

/** Depths of an object in metres, downwards positive, by scale: CSF-A and CSF-B below surface, DRF below the rig reference. */
export interface NodeDepths {
  readonly topCsfAM?: number | undefined;
  readonly bottomCsfAM?: number | undefined;
  readonly topCsfBM?: number | undefined;
  readonly bottomCsfBM?: number | undefined;
  readonly topDrfM?: number | undefined;
  readonly bottomDrfM?: number | undefined;
}

/** One object of the core tree with its values by field name. `combinedId` is the padded spelling. */
export interface TreeNode {
  readonly id: string;
  readonly type: ObjectType;
  readonly name: string;
  readonly combinedId: string;
  readonly igsn?: string | undefined;
  readonly values: Readonly<Record<string, FieldValue | undefined>>;
  readonly depths: NodeDepths;
}

/**
 * Everything that {@link describeObject} needs to know of one object. `ancestors` are nearest first, up to the program;
 * `parent` is the nearest registered ancestor. `contributors` and `relatedWorks` are those of the expedition, `request` the
 * sample request that the object answers. `today` (ISO date, UTC) decides whether a moratorium still runs.
 */
export interface ObjectContext {
  readonly igsn: string;
  readonly namespace: string;
  readonly object: TreeNode;
  readonly ancestors: readonly TreeNode[];
  readonly children: readonly FamilyMember[];
  readonly parent?: FamilyMember | undefined;
  readonly contributors: readonly FieldValues[];
  readonly relatedWorks: readonly FieldValues[];
  readonly request?: FieldValues | undefined;
  readonly today: string;
}
