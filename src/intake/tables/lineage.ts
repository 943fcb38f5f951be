import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';

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
 * The type whose name is missing between an object and its expedition, as the list of parents it could have; `undefined`
 * where the way up is whole. The program may be missing, since the store may know it.
 */
export function missingParents(type: ObjectType, names: ObjectNames): readonly ObjectType[] | undefined {
  if (type === 'program' || type === 'expedition') return undefined;
  const { parents } = OBJECT_TYPE[type];
  const parent = parents.find((one) => names[one] !== undefined);
  return parent === undefined ? parents : missingParents(parent, names);
}
