import { present } from '../../domain/description/present.ts';
import { entryPath } from '../../domain/harvest/entry-path.ts';
import type { FoundEntry } from '../../store/search/find-hits.ts';

/** A result as machines get it: one line of NDJSON, one item of the API. Depths in metres on their scale; positions WGS 84. */
export function seenHit(baseUrl: string, hit: FoundEntry) {
  const {
    igsn,
    item,
    type,
    title,
    source,
    state,
    depthScale,
    topM,
    bottomM,
    latitudeDeg,
    longitudeDeg,
    yearFrom,
    shown,
  } = hit;
  return present({
    igsn,
    url: `${baseUrl}${entryPath(hit)}`,
    item: item ?? undefined,
    title,
    objectType: type,
    source: source === '' ? 'own' : source,
    state: state ?? undefined,
    depth: topM === null || bottomM === null ? undefined : { scale: depthScale, topM, bottomM },
    position: latitudeDeg === null || longitudeDeg === null ? undefined : { latitudeDeg, longitudeDeg },
    year: yearFrom ?? undefined,
    ...shown,
  });
}
