import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';

/**
 * Half-open bounds between which the paths of all objects of one type directly under a path lie, whatever their names; the
 * types' letters keep them together. What stands below those objects lies between the bounds as well.
 */
export function childBounds(parentPath: string, type: ObjectType): readonly [from: string, before: string] {
  const letter = OBJECT_TYPE[type].segment;
  const next = String.fromCharCode(letter.charCodeAt(0) + 1);
  return [`${parentPath}/${letter}`, `${parentPath}/${next}`];
}
