import type { Place } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Geometry, Spot } from '../geometry/main-geometry.ts';
import { fromWkt } from '../geometry/wkt.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { DEGREES, DEPTH_UNDER_SEA, HEIGHT_OVER_SEA, WGS84 } from './reference-systems.ts';

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
  const srid = element?.attribute('srid');
  const uri = element?.attribute('geometryURI');
  const datum = element?.attribute('verticalDatum');
  if (element === undefined || (text === undefined && uri === undefined)) return {};
  const geometry = text !== undefined && DEGREES.has(srid ?? WGS84) ? fromWkt(text) : undefined;
  const place = (shape: Omit<Place, 'stated'>): readonly Place[] => [shape];
  if (geometry === undefined) {
    if (text !== undefined) element.find('geometry-not-read', 'The geometry is kept as text.', { value: text });
    return { places: [{ stated: present({ text: text ?? '', srid, uri }) as { text: string } }] };
  }
  const coordinateSystem = srid === undefined || srid === WGS84 ? undefined : srid;
  const linked = uri === undefined ? [] : [{ stated: { text: text ?? '', uri } }];
  return { coordinateSystem, ...shapeOf(geometry, datum, place, linked) };
}

function shapeOf(
  geometry: Geometry,
  datum: string | undefined,
  place: (shape: Omit<Place, 'stated'>) => readonly Place[],
  linked: readonly Place[],
): Said {
  if (geometry.kind === 'polygon') return { places: [...place({ polygons: [{ ring: geometry.ring }] }), ...linked] };
  if (geometry.kind === 'box') return { places: [...place({ boxes: [geometry.box] }), ...linked] };
  if (geometry.kind === 'point') return { ...startOf(geometry.at, datum), places: linked };
  const [from, to] = geometry.along;
  if (geometry.along.length !== 2 || from === undefined || to === undefined)
    return { places: [...place({ lines: [geometry.along.map(flat)] }), ...linked] };
  return {
    ...startOf(from, datum),
    latitudeEndDeg: to.latitudeDeg,
    longitudeEndDeg: to.longitudeDeg,
    elevationEndM: heightOf(to, datum),
    places: linked,
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

function flat({ longitudeDeg, latitudeDeg }: Spot) {
  return { longitudeDeg, latitudeDeg };
}
