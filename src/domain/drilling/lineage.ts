import type { ObjectNames } from './object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';

const lineageOf = (type: ObjectType): ObjectType[] => {
  const above = new Set<ObjectType>();
  const climb = (one: ObjectType): void => {
    for (const parent of OBJECT_TYPE[one].parents) {
      above.add(parent);
      climb(parent);
    }
  };
  climb(type);
  return OBJECT_TYPES.filter((one) => above.has(one));
};

/** All types an object of a type may hang below, root first, itself left out. */
export const ANCESTORS = Object.fromEntries(OBJECT_TYPES.map((type) => [type, lineageOf(type)])) as unknown as Readonly<
  Record<ObjectType, readonly ObjectType[]>
>;

/** The type of parent that an object hangs below by the names it states: the first possible one that is named. */
export function namedParent(type: ObjectType, names: ObjectNames): ObjectType | undefined {
  return OBJECT_TYPE[type].parents.find((parent) => names[parent] !== undefined);
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
  const parent = namedParent(type, names);
  return parent === undefined ? OBJECT_TYPE[type].parents : missingParents(parent, names);
}

/** A step on the way from the program to an object. */
export interface PathStep {
  readonly type: ObjectType;
  readonly name: string;
}

/**
 * The way from the program down to an object, by the names a row states: at every type the first possible parent that is
 * named. Undefined when a needed ancestor is not named; `missing` then tells which types would do.
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
    steps.unshift({ type: at, name });
    const { parents }: { readonly parents: readonly ObjectType[] } = OBJECT_TYPE[at];
    if (parents.length === 0) return { steps };
    at = namedParent(at, names);
    if (at === undefined) return { missing: parents };
  }
  return { steps };
}
