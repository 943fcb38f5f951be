import type { Place } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import { wktParts } from '../geometry/geometry-types.ts';
import { readWkt } from '../geometry/read-wkt.ts';

/** What a text says of places; `isSwapped` where latitude stood first, which only numbers over 90 give away. */
export interface GeometryRead {
  readonly place: Place;
  readonly isSwapped: boolean;
}

/**
 * The places in the text of a `geometry`: `longitude latitude` as GFZ documents it, pairs in a row or between commas, or WKT,
 * whose own word for the kind goes before the attribute. What is not WGS 84 (`4326` or unsaid), has heights or holes, or
 * cannot be read, keeps its text in `stated`.
 */
export function readGeometry(text: string, type?: string, srid?: string): GeometryRead {
  const { srid: own, wkt } = wktParts(text);
  const system = own ?? srid;
  const isWgs84 = system === undefined || /(?:^|\D)4326$/.test(system);
  const { hasHeights = true, isSwapped = false, ...place } = (isWgs84 ? readWkt(wkt, type) : undefined) ?? {};
  if (!hasHeights) return { place, isSwapped };
  return { place: { stated: present({ text: wkt, type, srid: isWgs84 ? undefined : system }) }, isSwapped: false };
}
