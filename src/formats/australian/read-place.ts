import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { wktParts } from '../geometry/geometry-types.ts';
import type { Spot } from '../geometry/main-geometry.ts';
import { readWkt, type WktRead } from '../geometry/read-wkt.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { DEGREES, DEPTH_UNDER_SEA, EPSG, HEIGHT_OVER_SEA, WGS84 } from './reference-systems.ts';

type Said = { readonly [K in keyof SampleDescription]?: SampleDescription[K] | undefined };

/** The place of a resource: locality, and the geometry as position, shape, or text where it is not understood. */
export function readLocation(resource: ElementReader): Said {
  const location = resource.child('location');
  const locality = location?.child('locality');
  return {
    locality: locality?.own(),
    localityUri: locality?.attribute('localityURI'),
    ...(location && readGeometry(location)),
  };
}

/** The time of a resource: an instant is when it was collected. */
export function readDate(resource: ElementReader): Said {
  const date = resource.child('date');
  const period = date?.child('timePeriod');
  return {
    collectedFrom: period?.text('start') ?? date?.text('timeInstant'),
    collectedTo: period?.text('end'),
  };
}

function readGeometry(location: ElementReader): Said {
  const element = location.child('geometry');
  const text = element?.own();
  const uri = element?.attribute('geometryURI');
  if (element === undefined || (text === undefined && uri === undefined)) return {};
  const { srid: own, wkt } = wktParts(text ?? '');
  const srid = own === undefined ? element.attribute('srid') : `${EPSG}${own}`;
  const read = DEGREES.has(srid ?? WGS84) ? readWkt(wkt) : undefined;
  const shape = read && shapeOf(read, element.attribute('verticalDatum'));
  if (shape === undefined) {
    if (text !== undefined) element.find('geometry-not-read', 'The geometry is kept as text.', { value: text });
    return { places: [{ stated: present({ text: wkt, srid, uri }) }] };
  }
  if (read?.isSwapped)
    element.find('swapped-position', 'Latitude stands before longitude.', { value: wkt, rule: 'longitude latitude' });
  const { places = [], ...position } = shape;
  const linked = uri === undefined ? [] : [{ stated: { text: wkt, uri } }];
  return { coordinateSystem: srid === WGS84 ? undefined : srid, ...position, places: [...places, ...linked] };
}

/** A point or a line between two as position, anything else as a place; undefined where heights would be lost. */
function shapeOf({ hasHeights, isSwapped: _, ...shapes }: WktRead, datum: string | undefined): Said | undefined {
  const [path = shapes.points ?? [], ...others] = shapes.lines ?? [];
  const [from, to] = path;
  const isPosition = others.length === 0 && from !== undefined && path.length === (shapes.lines ? 2 : 1);
  if (!isPosition) return hasHeights ? undefined : { places: [shapes] };
  return {
    ...startOf(from, datum),
    ...(to && { latitudeEndDeg: to.latitudeDeg, longitudeEndDeg: to.longitudeDeg, elevationEndM: heightOf(to, datum) }),
  };
}

function startOf(at: Spot, datum: string | undefined): Said {
  return {
    latitudeDeg: at.latitudeDeg,
    longitudeDeg: at.longitudeDeg,
    elevationM: heightOf(at, datum),
    verticalDatum: datum === HEIGHT_OVER_SEA || datum === DEPTH_UNDER_SEA ? undefined : datum,
  };
}

/** Height above its datum: a depth below the sea counts downwards. */
function heightOf({ elevationM }: Spot, datum: string | undefined): number | undefined {
  return elevationM !== undefined && datum === DEPTH_UNDER_SEA ? 0 - elevationM : elevationM;
}
