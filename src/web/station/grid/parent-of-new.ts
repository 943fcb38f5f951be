import { combinedIdOf } from '../../../domain/drilling/combined-id-of.ts';
import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';

/** Everything that an object of a type may lie below, by combined id. */
export function parentsOf(all: Iterable<StationObject>, type: ObjectType): ReadonlyMap<string, StationObject> {
  const { parents } = OBJECT_TYPE[type];
  const found = new Map<string, StationObject>();
  for (const one of all) if (parents.includes(one.type)) found.set(one.combinedId, one);
  return found;
}

/**
 * What a new row lies below until somebody says otherwise: the parent of the last row, else the deepest that there is of the
 * types that come first; undefined where there is none.
 */
export function usualParent(
  parents: ReadonlyMap<string, StationObject>,
  type: ObjectType,
  lastRow: StationObject | undefined,
): StationObject | undefined {
  const ids = new Map([...parents.values()].map((one) => [one.id, one]));
  const ofLast = lastRow?.parentId == null ? undefined : ids.get(lastRow.parentId);
  if (ofLast !== undefined) return ofLast;
  for (const wanted of OBJECT_TYPE[type].parents) {
    const deepest = [...parents.values()]
      .filter((one) => one.type === wanted)
      .reduce<StationObject | undefined>(
        (last, one) => (last === undefined || one.path > last.path ? one : last),
        undefined,
      );
    if (deepest !== undefined) return deepest;
  }
  return undefined;
}

/**
 * Reads what names a new object: `5054_1_A_012_3` is section 3 of the run that the rest names; any other text is a name below
 * the usual parent. An empty one is for the station to propose.
 */
export function readNewName(
  text: string,
  type: ObjectType,
  parents: ReadonlyMap<string, StationObject>,
): { readonly name: string; readonly parent?: StationObject } {
  const plain = text.trim();
  for (let at = plain.length - 1; at > 0; at--) {
    if (!'_:'.includes(plain[at]!)) continue;
    const parent = parents.get(plain.slice(0, at));
    const name = parent === undefined ? undefined : nameBehind(plain, type, parent.combinedId);
    if (parent !== undefined && name !== undefined) return { name, parent };
  }
  return { name: plain };
}

function nameBehind(text: string, type: ObjectType, parentId: string): string | undefined {
  if (type === 'core_run') {
    const digits = /^_(\d{1,5})$/.exec(text.slice(parentId.length))?.[1];
    return digits === undefined ? undefined : String(Number(digits));
  }
  const before = combinedIdOf(type, '', parentId);
  return text.startsWith(before) && text.length > before.length ? text.slice(before.length) : undefined;
}
