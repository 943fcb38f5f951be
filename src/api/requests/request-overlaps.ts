import type { House } from '../../context.ts';
import { type WantedStretch, type WishOverlap, wishOverlaps } from '../../domain/curation/wish-overlaps.ts';
import type { CurationRequest } from '../../operations/curation/requests/request-ports.ts';
import {
  findOtherWishes,
  findTakenBetween,
  findWishes,
  type ShownWish,
  type TakenPiece,
} from '../../store/read/request-surroundings.ts';

/** What is wanted of one hole by a request, by others, and what was taken there. */
export interface HoleWishes {
  readonly holePath: string;
  readonly topM: number;
  readonly bottomM: number;
  readonly own: readonly WantedStretch[];
  readonly others: readonly WantedStretch[];
  readonly taken: readonly TakenPiece[];
  readonly overlaps: readonly WishOverlap[];
}

/** The wishes of a request, and by hole where they meet those of others and what was taken. */
export async function readWishOverlaps(
  { store }: Pick<House, 'store'>,
  request: Pick<CurationRequest, 'id' | 'expeditionId'>,
): Promise<{ readonly wishes: readonly ShownWish[]; readonly holes: readonly HoleWishes[] }> {
  const wishes = await findWishes(store.read, request.id);
  const others = await findOtherWishes(store.read, request);
  const byHole = Map.groupBy(stretches(wishes), (one) => one.holePath);
  const foreign = Map.groupBy(stretches(others), (one) => one.holePath);
  const holes: HoleWishes[] = [];
  for (const [holePath, own] of byHole) {
    const topM = Math.min(...own.map((one) => one.topM));
    const bottomM = Math.max(...own.map((one) => one.bottomM));
    const near = (foreign.get(holePath) ?? []).filter((one) => one.topM < bottomM && one.bottomM > topM);
    const taken = await findTakenBetween(store.read, holePath, { topM, bottomM });
    const overlaps = wishOverlaps(own, [...near, ...taken.flatMap(gone)]);
    holes.push({ holePath, topM, bottomM, own, others: near, taken, overlaps });
  }
  return { wishes, holes };
}

/** Wishes that have a place in a hole; a path begins with those of program, expedition, site and hole. */
function stretches(wishes: readonly ShownWish[]): (WantedStretch & { readonly holePath: string })[] {
  return wishes.flatMap(({ id, number, objectPath, topM, bottomM, sharePc }) => {
    if (objectPath === null || topM === null || bottomM === null) return [];
    const holePath = objectPath.split('/').slice(0, 4).join('/');
    return [{ id, who: number === null ? 'draft' : `request ${number}`, topM, bottomM, sharePc, holePath }];
  });
}

function gone({ id, name, topM, bottomM, sharePc }: TakenPiece): WantedStretch[] {
  return topM === null || bottomM === null ? [] : [{ id, who: `sample ${name}`, topM, bottomM, sharePc }];
}
