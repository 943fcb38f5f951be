import { FLAT_ELEMENTS } from './elements.ts';
import type { FlatReader, Said } from './flat-element.ts';
import { withTitles } from './url-elements.ts';

/**
 * What a list says of its object: every element of the table by its codec. Where several elements state one member, lists are
 * joined, parts are put together, and else the first in the order of the table holds.
 */
export function readFlat(list: FlatReader): Said {
  const all: Record<string, unknown> = {};
  for (const { read } of FLAT_ELEMENTS) {
    if (read === undefined) continue;
    for (const [member, value] of Object.entries(read(list))) {
      if (value !== undefined) all[member] = both(all[member], value);
    }
  }
  const said: Said = all;
  return said.relatedWorks === undefined ? said : { ...said, relatedWorks: withTitles(said.relatedWorks) };
}

function both(first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  return isParts(first) && isParts(second) ? { ...second, ...first } : first;
}

function isParts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
