import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { readCombinedId } from '../../domain/identifier/combined-id.ts';
import type { CombinedId } from '../../domain/identifier/combined-id-parts.ts';
import { readName } from './object-name.ts';

const PATH: readonly ObjectType[] = ['expedition', 'site', 'hole', 'core_run', 'section', 'split'];

/** The names in a parent's combined id, by type, and the core type it shows. */
export interface ParentNames {
  readonly names: ObjectNames;
  readonly coreType?: string;
}

/**
 * The names in the combined id of a parent; `undefined` when it is none. Ids joined by `_` (`5054_1_A_233_2`,
 * `5054_1_A_233Z_2_W:10-15`, `5054_1_A_233_2_W:10-15:P1`) may have any names, in the case in which they are printed; those joined by `-`
 * (`5054-1-A-233`, `318-U1357A-1H-CC`) are read by the rules of identifiers, where they have one reading only. The site of a
 * LacCore id keeps its locality (`GLAD9-PET06-1A` is site `PET06-1`), since every lake of an expedition has a site 1.
 */
export function namesOfParent(text: string): ParentNames | undefined {
  const [reading, ...others] = text.includes('_') ? [] : readCombinedId(text);
  return reading === undefined || others.length > 0 ? underscored(text) : placesOf(reading);
}

function underscored(text: string): ParentNames | undefined {
  const [path = '', ...samples] = text.trim().split(':');
  const parts = path.split('_');
  if (samples.includes('') || parts.length > PATH.length || parts.includes('')) return undefined;
  const names: Partial<Record<ObjectType, string>> = samples.length === 0 ? {} : { sample: samples.join(':') };
  let coreType: string | undefined;
  for (const [index, part] of parts.entries()) {
    const reading = readName(PATH[index]!, part);
    if (!reading.ok) return undefined;
    names[PATH[index]!] = reading.name;
    if (typeof reading.values.core_type === 'string') coreType = reading.values.core_type;
  }
  return coreType === undefined ? { names } : { names, coreType };
}

function placesOf(id: CombinedId): ParentNames {
  const { expedition, locality, hole, core, coreType, section, split, topOffsetCm, bottomOffsetCm } = id;
  const site = locality === undefined || id.site === undefined ? id.site : `${locality}-${id.site}`;
  const sample = topOffsetCm === undefined ? undefined : `${topOffsetCm}-${bottomOffsetCm}`;
  const given = Object.entries({ expedition, site, hole, core_run: core, section, split, sample });
  const names = Object.fromEntries(
    given.filter(([, name]) => name !== undefined).map(([type, name]) => [type, String(name)]),
  );
  return coreType === undefined ? { names } : { names, coreType };
}
