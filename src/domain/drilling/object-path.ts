import type { ObjectNames } from './object-row.ts';
import { OBJECT_TYPE, type ObjectType } from './object-type.ts';

const DIGITS = 10;

/** Part of the materialised path: type letter and the name with its numbers padded, so that byte order is natural order. */
export function pathSegment(type: ObjectType, name: string): string {
  const { segment } = OBJECT_TYPE[type];
  // Most names are a number or have none.
  if (/^\d+$/.test(name)) return segment + name.padStart(DIGITS, '0');
  const sortable = name.replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));
  return segment + sortable.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/** Half-open bounds of everything below a path, itself not included; byte order (`/` is followed by `0`). */
export function subtreeBounds(path: string): readonly [from: string, before: string] {
  return [`${path}/`, `${path}0`];
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
    const parents: readonly ObjectType[] = OBJECT_TYPE[at].parents;
    if (parents.length === 0) return { steps };
    at = parents.find((parent) => names[parent] !== undefined);
    if (at === undefined) return { missing: parents };
  }
  return { steps };
}

/** Path of the last of these steps. */
export function pathOfSteps(steps: readonly PathStep[]): string {
  return steps.map((step) => pathSegment(step.type, step.name)).join('/');
}

/** Number of the site and letter of the hole that a path leads through; absent where it does not reach them. */
export function holePlaceOf(path: string): { readonly site?: number; readonly hole?: string } {
  const [, , site, hole] = path.split('/', 4);
  if (!hole?.startsWith(OBJECT_TYPE.hole.segment)) return {};
  return { site: Number(site!.slice(1)), hole: hole.slice(1) };
}
