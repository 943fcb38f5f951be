import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { readCombinedId } from '../../domain/identifier/combined-id.ts';
import type { CombinedId } from '../../domain/identifier/combined-id-parts.ts';
import { readName } from './object-name.ts';

const PATH: readonly ObjectType[] = ['expedition', 'site', 'hole', 'core_run', 'section', 'split'];

/**
 * The names in the combined id of a parent, by type; `undefined` when it is none. Ids joined by `_` (`5054_1_A_233_2`,
 * `5054_1_A_233Z_2_W:10-15`) may have any names, in the case in which they are printed; those joined by `-`
 * (`5054-1-A-233`, `318-U1357A-1H-CC`) are read by the rules of identifiers, where they have one reading only.
 */
export function namesOfParent(text: string): ObjectNames | undefined {
  const [reading, ...others] = text.includes('_') ? [] : readCombinedId(text);
  return reading === undefined || others.length > 0 ? underscored(text) : placesOf(reading);
}

function underscored(text: string): ObjectNames | undefined {
  const [path = '', sample, ...rest] = text.trim().split(':');
  const parts = path.split('_');
  if (rest.length > 0 || parts.length > PATH.length || parts.includes('')) return undefined;
  const names = parts.map((part, index) => [PATH[index]!, readName(PATH[index]!, part)] as const);
  if (names.some(([, reading]) => !reading.ok)) return undefined;
  return {
    ...Object.fromEntries(names.map(([type, reading]) => [type, reading.ok ? reading.name : ''])),
    ...(sample === undefined ? {} : { sample }),
  };
}

function placesOf(id: CombinedId): ObjectNames {
  const { expedition, site, hole, core, section, split, topOffsetCm, bottomOffsetCm } = id;
  const sample = topOffsetCm === undefined ? undefined : `${topOffsetCm}-${bottomOffsetCm}`;
  const names = { expedition, site, hole, core_run: core, section, split, sample };
  const given = Object.entries(names).filter(([, name]) => name !== undefined);
  return Object.fromEntries(given.map(([type, name]) => [type, String(name)]));
}
