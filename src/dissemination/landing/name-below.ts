import type { ObjectType } from '../../domain/drilling/object-type.ts';

/** Types whose number is padded in a combined id. */
const NUMBERED: readonly ObjectType[] = ['core_run', 'section'];
const CATCHER = /^CC$/i;

/**
 * What an object is called below its parent, from the combined ids of both: `5054_1_A_019_2` below `5054_1_A_019` is `2`, run `019` is
 * `19`. A name that does not begin with that of the parent stays whole. `isCatcher` tells a core catcher.
 */
export function nameBelow(
  name: string,
  parentName: string | undefined,
  type: ObjectType,
): { readonly name: string; readonly isCatcher: boolean } {
  const rest = parentName !== undefined && name.startsWith(parentName) ? name.slice(parentName.length) : '';
  const own = /^[_:.-](.+)$/.exec(rest)?.[1];
  if (own === undefined) return { name, isCatcher: false };
  const shown = NUMBERED.includes(type) ? own.replace(/^0+(?=\d)/, '') : own;
  return { name: shown, isCatcher: type === 'section' && CATCHER.test(shown) };
}
