import { normalPlaceCode, placeSegment } from './storage-place.ts';

const LONGEST = 40;

/**
 * The code a place gets where none is stated: that of the place it lies in, and what is left of its name in letters and digits,
 * `BSR-H2-R14`. A long one keeps its end, which tells it from its neighbours. Empty where nothing is left of the name.
 */
export function proposePlaceCode(name: string, above: string | undefined): string {
  const own = normalPlaceCode(name.normalize('NFD').replace(/\p{M}/gu, '')).replace(/[^A-Z0-9]+/g, '');
  if (own === '') return '';
  return (above === undefined ? own : `${above}-${own}`).slice(-LONGEST).replace(/^[^A-Z0-9]+/, '');
}

/** The path of a place in another, or of one that lies in none. */
export function placePath(name: string, above: string | undefined): string {
  const segment = placeSegment(name);
  return above === undefined ? segment : `${above}/${segment}`;
}

/** The paths of the places that a place lies in, itself the last: from the widest down. */
export function pathsDownTo(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.map((_, at) => segments.slice(0, at + 1).join('/'));
}

/** Whether a path lies in another, or is it. */
export function isInPlace(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}
