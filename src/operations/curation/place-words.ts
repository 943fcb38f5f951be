import { pathsDownTo } from '../../domain/curation/place-code.ts';
import { PLACE_SEPARATOR } from '../../domain/curation/storage-place.ts';
import type { StoragePlace, StoragePort } from './storage-ports.ts';

/** Places with those they lie in, by path. One question for any number. */
export async function placesAlong(
  storage: Pick<StoragePort, 'findPlacesByPath'>,
  places: readonly StoragePlace[],
): Promise<ReadonlyMap<string, StoragePlace>> {
  const paths = new Set(places.flatMap((one) => pathsDownTo(one.path)));
  const found = await storage.findPlacesByPath([...paths]);
  return new Map(found.map((one) => [one.path, one]));
}

/** A place as people write it, `Spandau / Hall 2 / Rack 14`, out of what {@link placesAlong} found. */
export function placeWords(place: StoragePlace, along: ReadonlyMap<string, StoragePlace>): string {
  return pathsDownTo(place.path)
    .map((path) => along.get(path)?.name ?? '…')
    .join(PLACE_SEPARATOR);
}
