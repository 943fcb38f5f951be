import { FLAT_ELEMENTS } from './elements.ts';
import type { FlatReader, Said } from './flat-element.ts';
import { withTitles } from './url-elements.ts';

/**
 * What a list says of its object: every element of the table by its codec. Where several elements state one member, lists are
 * joined, parts are put together, and else the first in the order of the table holds.
 */
export function readFlat(list: FlatReader): Said {
  let said: Said = {};
  for (const { read } of FLAT_ELEMENTS) {
    if (read !== undefined) said = joined(said, read(list));
  }
  return said.relatedWorks === undefined ? said : { ...said, relatedWorks: withTitles(said.relatedWorks) };
}

/** The statements of both; the first holds where both say one thing. */
function joined(first: Said, second: Said): Said {
  const all: Record<string, unknown> = { ...first };
  for (const [member, value] of Object.entries(second)) all[member] = both(all[member], value);
  return all;
}

function both(first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  return isParts(first) && isParts(second) ? { ...second, ...first } : first;
}

function isParts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
