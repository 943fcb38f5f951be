import { FLAT_ELEMENTS } from './elements.ts';
import type { FlatElement, FlatReader, Said } from './flat-element.ts';
import { type Unsaid, unsaid } from './unsaid.ts';
import { withTitles } from './url-elements.ts';

/**
 * What a list says of its object: every element of the table by its codec. Where several elements state one member, lists are
 * joined, parts are put together, and else the first in the order of the table holds. No member is undefined.
 */
export function readFlat(list: FlatReader): Said {
  const all: Record<string, unknown> = {};
  const { said: otherwise, askers } = unsaid(list.dialect);
  const isAsked = list.occurring && askedFor(list.occurring, askers);
  for (let place = 0; place < FLAT_ELEMENTS.length; place++) {
    if (isAsked?.[place] === 0) {
      const value = otherwise[place];
      if (value !== undefined) addTo(all, value);
      continue;
    }
    const { members, read, readOne } = FLAT_ELEMENTS[place] as FlatElement;
    if (readOne !== undefined) addOne(all, members[0] as string, readOne(list));
    else if (read !== undefined) addTo(all, read(list));
  }
  const said: Said = { ...all };
  if (said.relatedWorks !== undefined && said.relatedWorks.length > 1)
    said.relatedWorks = withTitles(said.relatedWorks);
  return said;
}

/** A one for every place of the table whose element asks for something that occurs. */
function askedFor(occurring: ReadonlySet<string>, askers: Unsaid['askers']): Uint8Array {
  const places = new Uint8Array(FLAT_ELEMENTS.length);
  for (const name of occurring) for (const place of askers.get(name) ?? []) places[place] = 1;
  return places;
}

function addTo(all: Record<string, unknown>, said: Said): void {
  for (const member in said) addOne(all, member, said[member as keyof Said]);
}

function addOne(all: Record<string, unknown>, member: string, value: unknown): void {
  if (value !== undefined) all[member] = both(all[member], value);
}

function both(first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  return isParts(first) && isParts(second) ? { ...second, ...first } : first;
}

function isParts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
