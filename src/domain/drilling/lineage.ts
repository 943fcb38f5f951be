import { samplesAlong, sampleWayAbove } from './nested-sample.ts';
import type { ObjectNames } from './object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';

const lineageOf = (type: ObjectType): ObjectType[] => {
  const above = new Set<ObjectType>();
  const climb = (one: ObjectType): void => {
    for (const parent of OBJECT_TYPE[one].parents) {
      if (parent === one) continue;
      above.add(parent);
      climb(parent);
    }
  };
  climb(type);
  return OBJECT_TYPES.filter((one) => above.has(one));
};

/** All types an object of a type may hang below, root first, itself left out even where its like may hang below each other. */
export const ANCESTORS = Object.fromEntries(OBJECT_TYPES.map((type) => [type, lineageOf(type)])) as unknown as Readonly<
  Record<ObjectType, readonly ObjectType[]>
>;

/** What the topmost of objects of a type may hang below: samples hang below each other, the first of them below something else. */
const ABOVE = Object.fromEntries(
  OBJECT_TYPES.map((type) => [type, OBJECT_TYPE[type].parents.filter((parent) => parent !== type)]),
) as unknown as Readonly<Record<ObjectType, readonly ObjectType[]>>;

const namedAbove = (type: ObjectType, names: ObjectNames): ObjectType | undefined =>
  ABOVE[type].find((parent) => names[parent] !== undefined);

/** An object that names name; `names` lead to it, and may hold others that stand beside the way. */
export interface NamedAbove {
  readonly type: ObjectType;
  readonly names: ObjectNames;
}

/** The nearest object above one of the type that its names name; undefined where none is named. */
export function nearestNamed(type: ObjectType, names: ObjectNames): NamedAbove | undefined {
  const way = type === 'sample' ? sampleWayAbove(names.sample ?? '') : undefined;
  if (way !== undefined) return { type: 'sample', names: { ...names, sample: way } };
  const above = ANCESTORS[type].findLast((one) => names[one] !== undefined);
  return above === undefined ? undefined : { type: above, names };
}

/** The names that lead to an object of the type and end with its own, out of those of something at or below it. */
export function namesTo(type: ObjectType, names: ObjectNames): ObjectNames {
  const way: Partial<Record<ObjectType, string>> = {};
  for (const above of ANCESTORS[type]) {
    const name = names[above];
    if (name !== undefined) way[above] = name;
  }
  const own = names[type];
  if (own !== undefined) way[type] = own;
  return way;
}

/**
 * The types whose name is missing between an object and its expedition, as the list of parents it could have; `undefined`
 * where the way up is whole. The program may be missing, since the store may know it.
 */
export function missingParents(type: ObjectType, names: ObjectNames): readonly ObjectType[] | undefined {
  if (type === 'program' || type === 'expedition') return undefined;
  const parent = namedAbove(type, names);
  return parent === undefined ? ABOVE[type] : missingParents(parent, names);
}

/** A step on the way from the program to an object. */
export interface PathStep {
  readonly type: ObjectType;
  readonly name: string;
}

/**
 * The way from the program down to an object, by the names a row states: at every type the first possible parent that is
 * named, and every sample of a way of samples (`10-15:P1`). Undefined when a needed ancestor is not named; `missing` then
 * tells which types would do.
 */
export function stepsTo(
  type: ObjectType,
  names: ObjectNames,
): { steps: PathStep[] } | { missing: readonly ObjectType[] } {
  const steps: PathStep[] = [];
  let at: ObjectType | undefined = type;
  while (at !== undefined) {
    const name = names[at];
    if (name === undefined) return { missing: [at] };
    steps.unshift(...stepsOf(at, name));
    const parents = ABOVE[at];
    if (parents.length === 0) return { steps };
    at = namedAbove(at, names);
    if (at === undefined) return { missing: parents };
  }
  return { steps };
}

const stepsOf = (type: ObjectType, name: string): PathStep[] =>
  type === 'sample' ? samplesAlong(name).map((one) => ({ type, name: one })) : [{ type, name }];
