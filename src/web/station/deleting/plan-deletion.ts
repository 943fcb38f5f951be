import { OBJECT_TYPE, OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';

/** Something that was chosen and cannot go, with what of it keeps it: itself, or what lies below it. */
export interface Staying {
  readonly object: StationObject;
  readonly because: readonly StationObject[];
}

/** What a deletion comes to before it is done: what goes, lowest first, and what of the chosen stays. */
export interface DeletionPlan {
  readonly goes: readonly StationObject[];
  readonly stays: readonly Staying[];
}

/**
 * Plans the deletion of objects with all that lies below each. What must be kept keeps everything above it too; what is chosen
 * beside it goes all the same. Nothing stands twice in the plan.
 */
export function planDeletion(
  chosen: readonly StationObject[],
  below: (id: string) => readonly StationObject[],
  isKept: (object: StationObject) => boolean,
): DeletionPlan {
  const goes = new Map<string, StationObject>();
  const stays: Staying[] = [];
  for (const object of chosen) {
    if (goes.has(object.id)) continue;
    const all = lowestFirst(object, below);
    const because = all.filter(isKept);
    if (because.length > 0) stays.push({ object, because });
    else for (const one of all) goes.set(one.id, one);
  }
  return { goes: [...goes.values()], stays };
}

function lowestFirst(object: StationObject, below: (id: string) => readonly StationObject[]): StationObject[] {
  return [...below(object.id).flatMap((one) => lowestFirst(one, below)), object];
}

/** How many of which type, root first: `1 core run, 4 sections`. Empty where there is none. */
export function typeWords(objects: readonly Pick<StationObject, 'type'>[]): string {
  const byType = Map.groupBy(objects, ({ type }) => type);
  return OBJECT_TYPES.flatMap((type) => {
    const count = byType.get(type)?.length ?? 0;
    const { label, plural } = OBJECT_TYPE[type];
    return count === 0 ? [] : [`${count} ${(count === 1 ? label : plural).toLowerCase()}`];
  }).join(', ');
}

/** Whether the register knows an object as more than a number that waits: such are withdrawn, not deleted. */
export function isInRegister({ recordState }: StationObject): boolean {
  return recordState !== null && recordState !== 'reserved';
}
