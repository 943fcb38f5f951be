import { subtreeBounds } from '../drilling/object-path.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../drilling/object-type.ts';

/** What somebody may be in a part of the core tree. */
export const TREE_ROLES = ['curator', 'technician', 'scientist', 'reader'] as const;

/** One of {@link TREE_ROLES}. */
export type TreeRole = (typeof TREE_ROLES)[number];

/**
 * A role for the object at a path (a program, an expedition, a site or a hole) and all below it; `types` narrows it to objects of these
 * types, none narrows it to nothing.
 */
export interface TreeGrant {
  readonly role: TreeRole;
  readonly path: string;
  readonly types: readonly ObjectType[];
}

/** A part of the core tree: what lies at or below a path, `''` for everything, as far as it is of these types; null is any. */
export interface TreePart {
  readonly path: string;
  readonly types: readonly ObjectType[] | null;
}

/** What somebody may see and enter; whoever may enter something sees it too. */
export interface TreeRights {
  readonly reads: readonly TreePart[];
  readonly enters: readonly TreePart[];
}

/** The whole tree, as those have it who read or deposit for the client. */
export const WHOLE_TREE: readonly TreePart[] = [{ path: '', types: null }];

/** Which roles enter objects of a type. Program and expedition are set up by an administrator. */
const ENTERED_BY: Readonly<Record<ObjectType, readonly TreeRole[]>> = {
  program: [],
  expedition: [],
  site: ['curator'],
  hole: ['curator'],
  core_run: ['curator', 'technician'],
  section: ['curator', 'technician'],
  split: ['curator', 'technician'],
  sample: ['curator'],
  cuttings: ['curator', 'technician'],
  mud: ['curator', 'technician'],
  fluid: ['curator', 'technician'],
  gas: ['curator', 'technician'],
  water: ['curator', 'technician'],
  bottle: ['curator', 'technician'],
  bit_run: ['curator', 'technician'],
  driller_report: ['curator', 'technician'],
  daily_report: ['curator', 'technician'],
  thin_section: ['curator', 'scientist'],
  smear_slide: ['curator', 'scientist'],
  sidewall_core: ['curator', 'technician'],
  core_box: ['curator'],
  sample_request: ['curator'],
  lithology: ['curator', 'scientist'],
  structure: ['curator', 'scientist'],
  contributor: ['curator'],
  related_work: ['curator'],
};

/** Whether a text is one of {@link TREE_ROLES}. */
export function isTreeRole(text: string): text is TreeRole {
  return (TREE_ROLES as readonly string[]).includes(text);
}

/** The types of which a role enters objects, root first. */
export function typesEnteredBy(role: TreeRole): readonly ObjectType[] {
  return OBJECT_TYPES.filter((type) => ENTERED_BY[type].includes(role));
}

/** What grants allow in the expedition at a path; nothing where none of them lies in it. */
export function treeRights(grants: readonly TreeGrant[], expeditionPath: string): TreeRights {
  const here = grants.flatMap((one) => {
    if (isAtOrBelow(one.path, expeditionPath)) return [one];
    // A role for a whole program is one for each of its expeditions.
    return isAtOrBelow(expeditionPath, one.path) ? [{ ...one, path: expeditionPath }] : [];
  });
  return {
    reads: here.map(({ path, types }) => ({ path, types: types.length === 0 ? null : withThoseAbove(types) })),
    enters: here.flatMap(({ role, path, types }) => {
      const entered = typesEnteredBy(role).filter((one) => types.length === 0 || types.includes(one));
      return entered.length === 0 ? [] : [{ path, types: entered }];
    }),
  };
}

/** Whether somebody who has these roles on the core tree has one just so; a list may bring thousands. */
export function treeGrantsIn(grants: readonly TreeGrant[]): (wanted: TreeGrant) => boolean {
  const keyOf = ({ role, path, types }: TreeGrant) => JSON.stringify([role, path, types]);
  const known = new Set(grants.map(keyOf));
  return (wanted) => known.has(keyOf(wanted));
}

/** An object as rights look at it. */
export interface TreePlace {
  readonly type: ObjectType;
  readonly path: string;
}

/** Whether an object may be entered, changed or deleted: it lies in one of the parts. */
export function liesInParts(parts: readonly TreePart[], { type, path }: TreePlace): boolean {
  return parts.some((one) => isAtOrBelow(path, one.path) && (one.types === null || one.types.includes(type)));
}

/**
 * Whether an object may be seen: it lies in one of the parts, or a part lies in it, as a hole says nothing to who does not know
 * its site and expedition.
 */
export function isReadIn(parts: readonly TreePart[], place: TreePlace): boolean {
  return liesInParts(parts, place) || parts.some((one) => isAtOrBelow(one.path, place.path));
}

/** Whether objects of a type may be entered anywhere at or below a path, or in what it lies in: whether numbers are needed there. */
export function couldEnter(parts: readonly TreePart[], type: ObjectType, path: string): boolean {
  const touches = (one: TreePart) => isAtOrBelow(path, one.path) || isAtOrBelow(one.path, path);
  return parts.some((one) => touches(one) && (one.types === null || one.types.includes(type)));
}

/** Paths of what a part lies in, its own path included. */
export function pathsTo(path: string): readonly string[] {
  const steps = path.split('/');
  return path === '' ? [] : steps.map((_, at) => steps.slice(0, at + 1).join('/'));
}

function isAtOrBelow(path: string, above: string): boolean {
  if (above === '' || path === above) return true;
  const [from] = subtreeBounds(above);
  return path.startsWith(from);
}

/** Types with all that objects of them may lie in: a sample cannot be read without its section. */
function withThoseAbove(types: readonly ObjectType[]): readonly ObjectType[] {
  const all = new Set(types);
  for (const type of all) for (const parent of OBJECT_TYPE[type].parents) all.add(parent);
  return OBJECT_TYPES.filter((type) => all.has(type));
}
