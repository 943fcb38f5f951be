import type { Place } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { readGeometry } from './geometry-text.ts';

/** Where a description says its object comes from. */
export type PlacesRead = Pick<SampleDescription, 'latitudeDeg' | 'longitudeDeg' | 'places'>;

/**
 * The geometries and toponyms of elements that hold them: the first single point is the position, everything else a place.
 * Findings: `swapped-position` where latitude stands first, `unreadable-geometry` for what is kept as text.
 */
export function readPlaces(holders: readonly ElementReader[]): PlacesRead {
  const found = holders.flatMap((one) => [
    ...one.children('geometry').flatMap(geometryOf),
    ...one.children('toponym').flatMap(toponymOf),
  ]);
  const first = found.findIndex(({ name, points }) => name === undefined && points?.length === 1);
  const position = found[first]?.points?.[0];
  return {
    ...(position !== undefined && { latitudeDeg: position.latitudeDeg, longitudeDeg: position.longitudeDeg }),
    places: found.filter((_, n) => n !== first),
  };
}

function geometryOf(element: ElementReader): readonly Place[] {
  const text = element.own();
  const type = element.attribute('type');
  const srid = element.attribute('sridType');
  if (text === undefined) return [];
  const { place, isSwapped } = readGeometry(text, type, srid);
  if (isSwapped)
    element.find('swapped-position', 'Latitude stands before longitude.', { value: text, rule: 'longitude latitude' });
  if (place.stated !== undefined && place.stated.srid === undefined)
    element.find('unreadable-geometry', 'The geometry is kept as text.', {
      value: text,
      rule: 'longitude latitude in degrees, or WKT without heights and holes',
    });
  return [place];
}

function toponymOf(element: ElementReader): readonly Place[] {
  const identifier = element.child('identifier');
  const name = element.text('name') ?? element.own();
  const place = present({ name, identifier: identifier?.own(), identifierType: identifier?.attribute('type') });
  return place.name === undefined && place.identifier === undefined ? [] : [place];
}
