import type { Box, Place, Polygon, Position } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { placeName } from '../place-name.ts';
import type { DataciteBox, DatacitePlace, DatacitePoint, DatacitePolygon } from './datacite-record.ts';

/** The own position with the names of the place, the box of a line, and the further places. Positions off the globe are left out. */
export function placesIn(description: SampleDescription): readonly DatacitePlace[] {
  const { latitudeDeg, longitudeDeg, latitudeEndDeg, longitudeEndDeg, primaryLocationName, places = [] } = description;
  const own = pointOf({ latitudeDeg, longitudeDeg });
  const end = pointOf({ latitudeDeg: latitudeEndDeg, longitudeDeg: longitudeEndDeg });
  const name = placeName(description) ?? primaryLocationName;
  return [
    present({ geoLocationPlace: name, points: own && [own] }),
    ...(own && end ? [{ boxes: [boxAround([own, end])] }] : []),
    ...places.map(placeOf),
  ].filter((place) => Object.keys(place).length > 0);
}

function placeOf({ name, points, boxes, lines, polygons }: Place): DatacitePlace {
  const ways = (lines ?? []).map((line) => line.map(pointOf).filter((one) => one !== undefined));
  return present({
    geoLocationPlace: name,
    points: filled(points?.map(pointOf).filter((one) => one !== undefined)),
    boxes: filled([...(boxes ?? []).flatMap(boxOf), ...ways.filter((way) => way.length > 0).map(boxAround)]),
    polygons: filled(polygons?.flatMap(polygonOf)),
  });
}

type Stated<T> = { readonly [K in keyof T]: T[K] | undefined };

function pointOf({ latitudeDeg, longitudeDeg }: Stated<Position>): DatacitePoint | undefined {
  if (!isWithin(latitudeDeg, 90) || !isWithin(longitudeDeg, 180)) return undefined;
  return { pointLongitude: longitudeDeg, pointLatitude: latitudeDeg };
}

function boxOf({ westDeg, eastDeg, southDeg, northDeg }: Box): readonly DataciteBox[] {
  const isOnGlobe =
    [westDeg, eastDeg].every((one) => isWithin(one, 180)) && [southDeg, northDeg].every((one) => isWithin(one, 90));
  if (!isOnGlobe) return [];
  return [
    {
      westBoundLongitude: westDeg,
      eastBoundLongitude: eastDeg,
      southBoundLatitude: southDeg,
      northBoundLatitude: northDeg,
    },
  ];
}

function boxAround(points: readonly DatacitePoint[]): DataciteBox {
  const longitudes = points.map((one) => one.pointLongitude);
  const latitudes = points.map((one) => one.pointLatitude);
  return {
    westBoundLongitude: Math.min(...longitudes),
    eastBoundLongitude: Math.max(...longitudes),
    southBoundLatitude: Math.min(...latitudes),
    northBoundLatitude: Math.max(...latitudes),
  };
}

function polygonOf({ ring, inside }: Polygon): readonly DatacitePolygon[] {
  const points = ring.map(pointOf).filter((one) => one !== undefined);
  if (points.length < 4 || points.length < ring.length) return [];
  return [present({ points, inPolygonPoint: inside && pointOf(inside) })];
}

function isWithin(value: number | undefined, limit: number): value is number {
  return value !== undefined && value >= -limit && value <= limit;
}

function filled<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}
