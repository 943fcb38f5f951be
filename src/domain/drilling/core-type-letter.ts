import { CORE_TYPES } from '../vocabulary/core-types.ts';

/** Acronyms of coring tools and the core type they stand for (drilling-information-system 1.4). */
const TOOLS: ReadonlyMap<string, string> = new Map([
  ['APC', 'H'],
  ['HPC', 'H'],
  ['XCB', 'X'],
  ['RCB', 'R'],
  ['ADCB', 'Z'],
]);

const BY_LABEL = new Map(CORE_TYPES.map(({ label, letter }) => [label.toUpperCase(), letter]));

/**
 * The one-letter core type that a text means: `H`, `apc`, `Advanced piston corer`, `H - advanced piston`; any single letter
 * counts, listed or not. `undefined` where there is none.
 */
export function coreTypeLetter(text: string | undefined): string | undefined {
  const upper = text?.trim().toUpperCase() ?? '';
  if (/^[A-Z]$/.test(upper)) return upper;
  return TOOLS.get(upper) ?? BY_LABEL.get(upper) ?? /^([A-Z])\s*[-:(]/.exec(upper)?.[1];
}
