import { holePlaceOf } from '../drilling/object-path.ts';
import { isRegistrable, type ObjectType } from '../drilling/object-type.ts';
import { highestKey } from '../identifier/check-convention.ts';
import { fromCodedPattern } from '../identifier/coded-pattern.ts';
import type { Igsn } from '../identifier/igsn.ts';
import { counterPrefix, encodeIgsn } from '../identifier/igsn-convention.ts';
import type { IgsnSpec } from '../identifier/igsn-spec.ts';
import { OBJECT_TAGS, objectKindsOfTag } from '../identifier/object-tag.ts';

/**
 * A block of counter keys that only one station may use, both ends included. `spec` says how its IGSNs are built: kinds that
 * share a tag share the block, and where the convention names site and hole a block is for that hole alone.
 */
export interface StationBlock {
  readonly prefix: string;
  readonly types: readonly ObjectType[];
  readonly spec: IgsnSpec;
  readonly firstKey: number;
  readonly lastKey: number;
}

/** A place in a block: the IGSN, and which key of which block is now used. */
export interface TakenIgsn {
  readonly igsn: Igsn;
  readonly prefix: string;
  readonly key: number;
}

/** The types of object that a block of this specification serves. */
export function typesOfSpec(spec: IgsnSpec): readonly ObjectType[] {
  // The number of a fixed prefix says nothing of the kind, so one counter serves all.
  const tags = spec.convention === 'fixed-prefix' ? OBJECT_TAGS : [spec.tag];
  return tags.flatMap((tag): readonly ObjectType[] => objectKindsOfTag(tag));
}

/** The blocks that an object of a type at a path may take its IGSN from, in the order given; none where it gets none. */
export function blocksFor(
  blocks: readonly StationBlock[],
  type: ObjectType,
  name: string,
  path: string,
): StationBlock[] {
  if (!isRegistrable(type, name)) return [];
  const { site, hole } = holePlaceOf(path);
  return blocks.filter(({ types, spec }) => {
    const isHere = spec.convention !== 'icdp-2021' || (spec.site === site && spec.hole === hole);
    return isHere && types.includes(type);
  });
}

/**
 * The next IGSN of the first block that has one left. `nextKey` says, by first key of the block and its prefix, which key is
 * next; a block not asked for yet begins at its first key. Undefined when all are used up.
 */
export function takeIgsn(
  blocks: readonly StationBlock[],
  nextKey: (block: StationBlock) => number,
): TakenIgsn | undefined {
  for (const block of blocks) {
    const key = Math.max(block.firstKey, nextKey(block));
    if (key <= block.lastKey) return { igsn: encodeIgsn(block.spec, key), prefix: block.prefix, key };
  }
  return undefined;
}

/** The key that makes this IGSN by a specification; undefined where none does. */
export function keyOfIgsn(spec: IgsnSpec, igsn: Igsn): number | undefined {
  const prefix = counterPrefix(spec);
  if (!igsn.startsWith(prefix)) return undefined;
  const rest = igsn.slice(prefix.length);
  const coded = spec.convention === 'fixed-prefix' ? undefined : fromCodedPattern(rest);
  const key = coded === undefined ? Number(rest) : coded.ok ? coded.value : Number.NaN;
  return Number.isSafeInteger(key) && key <= highestKey(spec) && encodeIgsn(spec, key) === igsn ? key : undefined;
}

/** How many IGSNs blocks still hold. */
export function leftIn(blocks: readonly StationBlock[], nextKey: (block: StationBlock) => number): number {
  return blocks.reduce(
    (sum, block) => sum + Math.max(0, block.lastKey - Math.max(block.firstKey, nextKey(block)) + 1),
    0,
  );
}
