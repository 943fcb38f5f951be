import type { PathStep } from './lineage.ts';
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
