import { present } from '../../domain/description/present.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import type { DataciteBox, DatacitePlace, DatacitePoint, DatacitePolygon } from './datacite-record.ts';

/**
 * One geoLocation; further names of it become places of their own. Polygons may stand in a wrapper `geoLocationPolygons`, as
 * an example of DataCite has them (metadata-schemas 6.3). Shapes with a coordinate off the globe are findings and left out.
 */
export function readPlace(one: ElementReader): readonly DatacitePlace[] {
  const [name, ...names] = one.texts('geoLocationPlace');
  const polygons = [...one.children('geoLocationPolygon'), ...one.list('geoLocationPolygons', 'geoLocationPolygon')];
  const place = present({
    geoLocationPlace: name,
    points: filled(one.children('geoLocationPoint').flatMap(readPoint)),
    boxes: filled(one.children('geoLocationBox').flatMap(readBox)),
    polygons: filled(polygons.flatMap(readPolygon)),
  });
  const further = names.map((geoLocationPlace) => ({ geoLocationPlace }));
  return Object.keys(place).length === 0 ? further : [place, ...further];
}

function readPoint(one: ElementReader): readonly DatacitePoint[] {
  const pointLongitude = degrees(one, 'pointLongitude', 180);
  const pointLatitude = degrees(one, 'pointLatitude', 90);
  return pointLongitude === undefined || pointLatitude === undefined ? [] : [{ pointLongitude, pointLatitude }];
}

function readBox(one: ElementReader): readonly DataciteBox[] {
  const westBoundLongitude = degrees(one, 'westBoundLongitude', 180);
  const eastBoundLongitude = degrees(one, 'eastBoundLongitude', 180);
  const southBoundLatitude = degrees(one, 'southBoundLatitude', 90);
  const northBoundLatitude = degrees(one, 'northBoundLatitude', 90);
  if (westBoundLongitude === undefined || eastBoundLongitude === undefined) return [];
  if (southBoundLatitude === undefined || northBoundLatitude === undefined) return [];
  return [{ westBoundLongitude, eastBoundLongitude, southBoundLatitude, northBoundLatitude }];
}

function readPolygon(one: ElementReader): readonly DatacitePolygon[] {
  const corners = one.children('polygonPoint');
  const points = corners.flatMap(readPoint);
  const inPolygonPoint = one.children('inPolygonPoint').flatMap(readPoint)[0];
  const isWhole = points.length === corners.length && points.length >= 4;
  if (!isWhole)
    one.find('broken-polygon', 'A polygon has too few points.', {
      value: points.length,
      rule: 'four points or more, all on the globe',
    });
  return isWhole ? [present({ points, inPolygonPoint })] : [];
}

function degrees(one: ElementReader, name: string, limit: number): number | undefined {
  const value = one.decimal(name);
  if (value === undefined || Math.abs(value) <= limit) return value;
  one.find('off-the-globe', `${name} is off the globe.`, { value, rule: `-${limit} to ${limit} degrees` });
  return undefined;
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
