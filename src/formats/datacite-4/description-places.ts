import type { Place, Polygon, Position } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { DataciteBox, DatacitePlace, DatacitePoint, DatacitePolygon, DataciteRecord } from './datacite-record.ts';

/** The first geoLocation is the own position where it is no more than a name and a point; all others are places. */
export function placesOf({ geoLocations = [] }: DataciteRecord) {
  const [first, ...further] = geoLocations;
  if (first === undefined || !isOwnPosition(first)) return { places: geoLocations.map(placeOf) };
  const point = first.points?.[0];
  return {
    latitudeDeg: point?.pointLatitude,
    longitudeDeg: point?.pointLongitude,
    locality: first.geoLocationPlace,
    places: further.map(placeOf),
  };
}

function isOwnPosition({ points = [], boxes, polygons }: DatacitePlace): boolean {
  return points.length < 2 && boxes === undefined && polygons === undefined;
}

function placeOf({ geoLocationPlace, points, boxes, polygons }: DatacitePlace): Place {
  return present({
    name: geoLocationPlace,
    points: points?.map(positionOf),
    boxes: boxes?.map(boxOf),
    polygons: polygons?.map(polygonOf),
  });
}

function positionOf({ pointLongitude, pointLatitude }: DatacitePoint): Position {
  return { longitudeDeg: pointLongitude, latitudeDeg: pointLatitude };
}

function boxOf(box: DataciteBox) {
  return {
    westDeg: box.westBoundLongitude,
    eastDeg: box.eastBoundLongitude,
    southDeg: box.southBoundLatitude,
    northDeg: box.northBoundLatitude,
  };
}

function polygonOf({ points, inPolygonPoint }: DatacitePolygon): Polygon {
  return present({ ring: points.map(positionOf), inside: inPolygonPoint && positionOf(inPolygonPoint) });
}
