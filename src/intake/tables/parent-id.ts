import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { readName } from './object-name.ts';

const PATH: readonly ObjectType[] = ['expedition', 'site', 'hole', 'core_run', 'section', 'split'];

/**
 * The names in the combined id of a parent (`5054_1_A_233_2`, `5054_1_A_233Z_2_W:10-15`), by type; `undefined` when it is
 * none. Reads the spellings of mDIS and of the legacy system (drilling-information-system 1.5). The parser of combined ids
 * among the identifier rules is to take this over.
 */
export function namesOfParent(text: string): ObjectNames | undefined {
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
