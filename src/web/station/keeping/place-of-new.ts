import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { NewPlace } from '../../../domain/station/new-place.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { lengthM, type ReadableTree } from './local-depths.ts';

/** Types whose forms count what the rig did. */
const OF_RIG: ReadonlySet<ObjectType> = new Set(['bit_run', 'driller_report', 'daily_report']);

/** Where a new object of a type is to be, as its form begins from it; `now` is the moment with the offset of the place. */
export function placeOfNew(
  tree: ReadableTree,
  type: ObjectType,
  parent: StationObject,
  { person, now }: Pick<NewPlace, 'person' | 'now'>,
): NewPlace {
  const below = tree.below(parent.id);
  const section = sectionAbove(tree, parent);
  return {
    parentType: parent.type,
    parent: parent.values,
    siblings: below.filter((one) => one.type === type),
    ...(section !== undefined && { endCm: Math.round(lengthM(section) * 10_000) / 100 }),
    ...(OF_RIG.has(type) && {
      runs: below
        .filter((one) => one.type === 'core_run')
        .map((run) => ({
          values: run.values,
          sections: tree.below(run.id).filter((one) => one.type === 'section').length,
        })),
      bitRuns: below.filter((one) => one.type === 'bit_run'),
      reports: below.filter((one) => one.type === 'driller_report'),
    }),
    person,
    now,
  };
}

/** The section that an object is or was cut from; undefined where there is none. */
export function sectionAbove(tree: ReadableTree, from: StationObject): StationObject | undefined {
  let at: StationObject | undefined = from;
  while (at !== undefined && at.type !== 'section') at = tree.get(at.parentId);
  return at;
}
