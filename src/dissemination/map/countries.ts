import { geoBounds, geoContains } from 'd3-geo';
import type { Position } from '../../domain/description/place.ts';
import { type Country, worldCountries } from '../drawing/map/world.ts';
import { boundedMemo } from '../frame/bounded-memo.ts';
import type { MapFrame } from './map-view.ts';

const MOST_KEPT = 5000;
const bounds = new WeakMap<Country, [[number, number], [number, number]]>();

/** The countries whose box meets a frame. */
export function countriesIn({ westDeg, eastDeg, southDeg, northDeg }: MapFrame): readonly Country[] {
  return worldCountries().filter((country) => {
    const [[west, south], [east, north]] = boundsOf(country);
    return north >= southDeg && south <= northDeg && meets(west, east, westDeg, eastDeg - westDeg);
  });
}

/** The English name of the country that a position lies in, by coasts and borders at 1:50 million; undefined at sea. */
export function countryAt({ longitudeDeg, latitudeDeg }: Position): string | undefined {
  return lookUp(`${longitudeDeg.toFixed(2)} ${latitudeDeg.toFixed(2)}`);
}

const lookUp = boundedMemo(MOST_KEPT, (key) => {
  const [longitude = 0, latitude = 0] = key.split(' ').map(Number);
  const near = worldCountries().filter((country) => {
    const [[west, south], [east, north]] = boundsOf(country);
    return latitude >= south && latitude <= north && meets(west, east, longitude, 0);
  });
  return near.find((country) => geoContains(country, [longitude, latitude]))?.properties.name;
});

function boundsOf(country: Country): [[number, number], [number, number]] {
  const box = bounds.get(country) ?? geoBounds(country);
  bounds.set(country, box);
  return box;
}

/** Whether a stretch of longitudes (west may be greater than east, over the 180th meridian) meets another, given by its west and width. */
function meets(west: number, east: number, otherWest: number, otherWidth: number): boolean {
  if (east - west >= 360) return true;
  const width = (east - west + 360) % 360;
  const offset = (((otherWest - west) % 360) + 360) % 360;
  return offset <= width || offset + otherWidth >= 360;
}
