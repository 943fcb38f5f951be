import type { Place, Position } from '../../domain/description/place.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { isObject } from '../canonical-json/shape.ts';

type Said = Pick<SampleDescription, 'latitudeDeg' | 'longitudeDeg' | 'latitudeEndDeg' | 'longitudeEndDeg' | 'places'>;

const DEEPEST = 8;

/**
 * The position and shapes of a geometry: the first point is the position, a line of two positions has its other end too,
 * everything else is a place. Undefined for what is no geometry or off the globe; a null geometry says nothing.
 */
export function readGeometry(value: unknown): Said | undefined {
  if (value === null || value === undefined) return {};
  const places = placesOf(value, 0);
  if (places === undefined) return undefined;
  const [first, ...rest] = places;
  const [at] = first?.points ?? [];
  const [line] = first?.lines ?? [];
  const [from, to] = line ?? [];
  const others = rest.length === 0 ? {} : { places: rest };
  if (at !== undefined) return { ...start(at), ...others };
  if (line?.length === 2 && from !== undefined && to !== undefined)
    return { ...start(from), latitudeEndDeg: to.latitudeDeg, longitudeEndDeg: to.longitudeDeg, ...others };
  return places.length === 0 ? {} : { places };
}

function start({ latitudeDeg, longitudeDeg }: Position): Said {
  return { latitudeDeg, longitudeDeg };
}

/** Every simple shape of a geometry as a place of its own. */
function placesOf(value: unknown, depth: number): readonly Place[] | undefined {
  if (!isObject(value) || depth > DEEPEST) return undefined;
  const { type, coordinates, geometries } = value;
  switch (type) {
    case 'Point':
      return all([coordinates], position, (at) => ({ points: [at] }));
    case 'MultiPoint':
      return all(coordinates, position, (at) => ({ points: [at] }));
    case 'LineString':
      return all([coordinates], line, (along) => ({ lines: [along] }));
    case 'MultiLineString':
      return all(coordinates, line, (along) => ({ lines: [along] }));
    case 'Polygon':
      return all([coordinates], outerRing, (ring) => ({ polygons: [{ ring }] }));
    case 'MultiPolygon':
      return all(coordinates, outerRing, (ring) => ({ polygons: [{ ring }] }));
    case 'GeometryCollection':
      return all(geometries, (one) => placesOf(one, depth + 1), undefined)?.flat();
    default:
      return undefined;
  }
}

function all<T>(values: unknown, read: (value: unknown) => T | undefined, make: undefined): readonly T[] | undefined;
function all<T>(
  values: unknown,
  read: (value: unknown) => T | undefined,
  make: (one: T) => Place,
): readonly Place[] | undefined;
function all<T>(
  values: unknown,
  read: (value: unknown) => T | undefined,
  make: ((one: T) => Place) | undefined,
): readonly (T | Place)[] | undefined {
  if (!Array.isArray(values)) return undefined;
  const found = values.map(read);
  if (!found.every((one) => one !== undefined)) return undefined;
  return make === undefined ? found : found.map(make);
}

function position(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined;
  const [longitudeDeg, latitudeDeg]: readonly unknown[] = value;
  if (typeof longitudeDeg !== 'number' || typeof latitudeDeg !== 'number') return undefined;
  return Math.abs(longitudeDeg) <= 180 && Math.abs(latitudeDeg) <= 90 ? { longitudeDeg, latitudeDeg } : undefined;
}

function line(value: unknown): readonly Position[] | undefined {
  const found = all(value, position, undefined);
  return found !== undefined && found.length > 1 ? found : undefined;
}

function outerRing(value: unknown): readonly Position[] | undefined {
  const ring = Array.isArray(value) ? line(value[0]) : undefined;
  return ring !== undefined && ring.length > 3 ? ring : undefined;
}
