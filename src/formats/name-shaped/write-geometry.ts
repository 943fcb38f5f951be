import type { Box, Place, Position, StatedGeometry } from '../../domain/description/place.ts';
import { geometryTypeOf, type WrittenGeometry, wktParts } from '../geometry/geometry-types.ts';
import { legalDecimal } from '../legal-values.ts';

/** The shapes of a place, one geometry each; boxes as rings. Empty for a place that has a name only. */
export function writtenGeometries(place: Place): readonly WrittenGeometry[] {
  const { points = [], boxes = [], lines = [], polygons = [], stated } = place;
  const written = [
    geometry(
      'Point',
      points.map((one) => [one]),
    ),
    geometry('LineString', lines),
    geometry('Polygon', [...boxes.map(ringOf), ...polygons.map(({ ring }) => ring)]),
    statedGeometry(stated),
  ];
  return written.filter((one) => one !== undefined);
}

/** `longitude latitude` in degrees, at most six places; undefined for what lies nowhere on earth. */
export function positionText(longitudeDeg: number | undefined, latitudeDeg: number | undefined): string | undefined {
  const longitude = legalDecimal(longitudeDeg, -180, 180);
  const latitude = legalDecimal(latitudeDeg, -90, 90);
  return longitude === undefined || latitude === undefined ? undefined : `${longitude} ${latitude}`;
}

function ringOf({ westDeg, eastDeg, southDeg, northDeg }: Box): readonly Position[] {
  return [
    { longitudeDeg: westDeg, latitudeDeg: southDeg },
    { longitudeDeg: eastDeg, latitudeDeg: southDeg },
    { longitudeDeg: eastDeg, latitudeDeg: northDeg },
    { longitudeDeg: westDeg, latitudeDeg: northDeg },
    { longitudeDeg: westDeg, latitudeDeg: southDeg },
  ];
}

/** WKT, but one point alone without word and brackets. A group with a position nowhere on earth is left out. */
function geometry(
  type: 'Point' | 'LineString' | 'Polygon',
  groups: readonly (readonly Position[])[],
): WrittenGeometry | undefined {
  const texts = groups
    .map((group) => group.map((one) => positionText(one.longitudeDeg, one.latitudeDeg)))
    .filter((group) => group.length > 0 && group.every((text) => text !== undefined))
    .map((group) => group.join(', '));
  const [first, ...others] = texts;
  if (first === undefined) return undefined;
  const bracketed = texts.map((text) => (type === 'Polygon' ? `((${text}))` : `(${text})`)).join(', ');
  if (others.length > 0) return { type: `Multi${type}`, text: `MULTI${type.toUpperCase()} (${bracketed})` };
  return { type, text: type === 'Point' ? first : `${type.toUpperCase()} ${bracketed}` };
}

/** The schema knows one reference system; another stands before the text, as EWKT has it, so that no reader takes it for degrees. */
function statedGeometry(stated: StatedGeometry | undefined): WrittenGeometry | undefined {
  if (stated === undefined || stated.text.trim() === '') return undefined;
  const word = wktParts(stated.text).word ?? stated.type ?? 'Point';
  const srid = stated.srid === undefined ? '' : /\d+$/.exec(stated.srid)?.[0];
  if (srid === undefined) return undefined;
  const type = geometryTypeOf(word) ?? 'Point';
  return { type, text: srid === '' ? stated.text : `SRID=${srid};${stated.text}` };
}
