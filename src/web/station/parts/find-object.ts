import type { StationObject } from '../../../domain/station/station-object.ts';

/** What can be searched. */
export interface SearchableTree {
  readonly all: () => Iterable<StationObject>;
}

const MOST = 12;

/** A text as identifiers and names are compared: the last part of an address, upper case, without blanks. */
export function plainName(text: string): string {
  const last = /^https?:/i.test(text.trim()) ? text.trim().replace(/\/+$/, '').split('/').at(-1)! : text;
  return decodeLoosely(last)
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^IGSN:/, '');
}

/** The object that a scanned label names by its IGSN or its combined id, exactly; undefined where none does. */
export function findScanned(tree: SearchableTree, text: string): StationObject | undefined {
  const wanted = plainName(text);
  if (wanted === '') return undefined;
  for (const one of tree.all())
    if (one.igsn?.toUpperCase() === wanted || one.combinedId.toUpperCase() === wanted) return one;
  return undefined;
}

/** Objects whose IGSN or combined id contains the text, exact ones first, then the shorter names; at most twelve. */
export function findObjects(tree: SearchableTree, text: string): StationObject[] {
  const wanted = plainName(text);
  if (wanted === '') return [];
  const found: StationObject[] = [];
  for (const one of tree.all())
    if (one.igsn?.toUpperCase().includes(wanted) || one.combinedId.toUpperCase().includes(wanted)) found.push(one);
  const rank = (one: StationObject) => (one.igsn === wanted || one.combinedId === wanted ? 0 : one.combinedId.length);
  return found.sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
