import { parcelName } from '../../domain/curation/parcel.ts';
import { type ThingFate, thingFate } from '../../domain/curation/thing-fate.ts';
import type { Work } from '../ports.ts';

/** What became of a thing, with the parcel it was in then; null where that was none. */
export interface KnownFate extends ThingFate {
  readonly parcelId: string | null;
  readonly parcel: string | null;
}

/**
 * What became of those of these things of which anything was said, by their keys; as `thingFate` decides. Says nothing of where a thing
 * stands: who asks knows that it stands nowhere. Three questions for any number.
 */
export async function findFates(
  work: Pick<Work, 'parcels' | 'storage'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownFate>> {
  const settled = await work.parcels.lastSettled(ids);
  const moves = await work.storage.lastMoves(ids);
  const found = await work.parcels.find([...new Set([...settled.values()].map((one) => one.parcelId))]);
  const parcels = new Map(found.map((one) => [one.id, parcelName(one)]));
  return new Map(
    ids.flatMap((id) => {
      const item = settled.get(id);
      const fate = thingFate(item && { ...item, settledAt: item.settledAt ?? '' }, moves.get(id));
      if (fate === undefined) return [];
      const parcelId = fate.how === 'taken-out' ? null : (item?.parcelId ?? null);
      return [[id, { ...fate, parcelId, parcel: parcels.get(parcelId ?? '') ?? null }]];
    }),
  );
}
