import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../drilling/object-type.ts';

/** Expeditions, sites and holes are set up in the administration, with what goes with them. */
const SET_UP: ReadonlySet<ObjectType> = new Set(['program', 'expedition', 'site', 'hole']);

/** The types of object that are made at a station. */
export const MADE_AT_STATION: readonly ObjectType[] = OBJECT_TYPES.filter((type) => !SET_UP.has(type));

/** What can be made below an object of a type, in the order of the tree. */
export function madeBelow(parent: ObjectType): readonly ObjectType[] {
  return MADE_AT_STATION.filter((type) => OBJECT_TYPE[type].parents.includes(parent));
}
