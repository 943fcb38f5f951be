import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { blocksFor, leftIn, type StationBlock, takeIgsn } from '../../../domain/station/leased-block.ts';
import type { KeptBlock } from './kept.ts';

/** Below so many numbers the station asks for another block while it can, and says how many are left. */
export const FEW_LEFT = 50;

/** How many numbers of a kind the station takes with it. */
export const BLOCK_SIZE = 400;

const nextKey = (block: StationBlock): number => (block as KeptBlock).nextKey;

/** How many numbers objects of a type at a path may still take. */
export function leftFor(blocks: readonly KeptBlock[], type: ObjectType, path: string): number {
  return leftIn(blocksFor(blocks, type, '', path), nextKey);
}

/**
 * Takes the next number for an object: its IGSN, and the blocks as they are afterwards. Undefined where it gets none or none
 * is left; the server then gives the number when it is back.
 */
export function giveIgsn(
  blocks: readonly KeptBlock[],
  type: ObjectType,
  name: string,
  path: string,
): { readonly igsn: string; readonly blocks: readonly KeptBlock[] } | undefined {
  const taken = takeIgsn(blocksFor(blocks, type, name, path), nextKey);
  if (taken === undefined) return undefined;
  const rest = blocks.map((one) =>
    one.prefix === taken.prefix && one.firstKey <= taken.key && taken.key <= one.lastKey
      ? { ...one, nextKey: taken.key + 1 }
      : one,
  );
  return { igsn: taken.igsn, blocks: rest };
}
