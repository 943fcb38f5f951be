import type { InventoryDifferences } from '../../domain/curation/inventory.ts';
import { placesAlong, placeWords } from './place-words.ts';
import type { StoragePort } from './storage-ports.ts';

/** How each place is called that the outcome of an inventory names, by its key; two questions for any number. */
export async function inventoryWords(
  storage: Pick<StoragePort, 'findPlaces' | 'findPlacesByPath'>,
  { right, missing, misplaced, unknown }: InventoryDifferences,
): Promise<(id: string) => string> {
  const ids = [
    ...[...right, ...missing, ...unknown].map((one) => one.placeId),
    ...misplaced.flatMap((one) => [one.foundPlaceId, ...(one.statedPlaceId === null ? [] : [one.statedPlaceId])]),
  ];
  const places = await storage.findPlaces([...new Set(ids)]);
  const along = await placesAlong(storage, places);
  const words = new Map(places.map((one) => [one.id, placeWords(one, along)]));
  return (id) => words.get(id) ?? 'a place that is gone';
}
