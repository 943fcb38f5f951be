import { present } from '../../domain/description/present.ts';
import type { DataciteBox, DatacitePlace, DatacitePoint, DatacitePolygon } from '../datacite-4/datacite-record.ts';
import { isObject, listOf, ObjectReader } from './json-reader.ts';

/** One geoLocation. A polygon is a list of points, or a list of such lists; coordinates are numbers or texts. */
export function readPlace(one: ObjectReader): readonly DatacitePlace[] {
  const polygons = polygonsIn(one.member('geoLocationPolygon', 'geoLocationPolygons'));
  const place = present({
    geoLocationPlace: one.text('geoLocationPlace'),
    points: filled(one.objects('geoLocationPoint', 'point').flatMap(readPoint)),
    boxes: filled(one.objects('geoLocationBox', 'box').flatMap(readBox)),
    polygons: filled(polygons.flatMap((polygon) => readPolygon(polygon, one))),
  });
  return Object.keys(place).length === 0 ? [] : [place];
}

function polygonsIn(value: unknown): readonly (readonly unknown[])[] {
  const all = listOf(value);
  if (all.length === 0) return [];
  return all.every((one) => Array.isArray(one)) ? all : [all];
}

function readPoint(one: ObjectReader): readonly DatacitePoint[] {
  const pointLongitude = one.degrees('pointLongitude', 180);
  const pointLatitude = one.degrees('pointLatitude', 90);
  return pointLongitude === undefined || pointLatitude === undefined ? [] : [{ pointLongitude, pointLatitude }];
}

function readBox(one: ObjectReader): readonly DataciteBox[] {
  const westBoundLongitude = one.degrees('westBoundLongitude', 180);
  const eastBoundLongitude = one.degrees('eastBoundLongitude', 180);
  const southBoundLatitude = one.degrees('southBoundLatitude', 90);
  const northBoundLatitude = one.degrees('northBoundLatitude', 90);
  if (westBoundLongitude === undefined || eastBoundLongitude === undefined) return [];
  if (southBoundLatitude === undefined || northBoundLatitude === undefined) return [];
  return [{ westBoundLongitude, eastBoundLongitude, southBoundLatitude, northBoundLatitude }];
}

function readPolygon(members: readonly unknown[], place: ObjectReader): readonly DatacitePolygon[] {
  const named = (name: string) =>
    members
      .map((one) => (isObject(one) ? one[name] : undefined))
      .filter(isObject)
      .flatMap((one) => readPoint(new ObjectReader(one, `${place.path}/geoLocationPolygon`, place.findings, '')));
  const points = named('polygonPoint');
  const inPolygonPoint = named('inPolygonPoint')[0];
  if (points.length >= 4) return [present({ points, inPolygonPoint })];
  place.find(
    'broken-polygon',
    'A polygon has too few points.',
    'geoLocationPolygon',
    points.length,
    'four points or more',
  );
  return [];
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
