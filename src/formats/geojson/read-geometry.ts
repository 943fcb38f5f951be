import type { Place, Position } from '../../domain/description/place.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { isObject } from '../canonical-json/shape.ts';

type Said = Pick<
  SampleDescription,
  | 'latitudeDeg'
  | 'longitudeDeg'
  | 'latitudeEndDeg'
  | 'longitudeEndDeg'
  | 'elevationM'
  | 'elevationEndM'
  | 'verticalDatum'
  | 'places'
>;

/** What of a geometry has no place of its own: polygons with holes are kept as text, heights of shapes left out, inner rings not read. */
export type GeometryNote = 'holes-kept-as-text' | 'heights-left-out' | 'hole-not-read';

/** The position and shapes of a geometry, and what could not be said by them. */
export interface GeometryRead {
  readonly said: Said;
  readonly notes: ReadonlySet<GeometryNote>;
}

const DEEPEST = 8;

/** From where RFC 7946 measures heights. */
const ELLIPSOID = 'WGS 84 ellipsoid';

/** A position with its third number, m above the ellipsoid. */
interface Spot extends Position {
  readonly heightM?: number;
}

/**
 * The position and shapes of a geometry: the first point is the position, a line of two positions has its other end too, both
 * with their heights; everything else is a place, a polygon with holes its text as WKT. Undefined for what is no geometry or
 * off the globe; a null geometry says nothing.
 */
export function readGeometry(value: unknown): GeometryRead | undefined {
  const notes = new Set<GeometryNote>();
  if (value === null || value === undefined) return { said: {}, notes };
  const shapes = shapesIn(value, notes, 0);
  if (shapes === undefined) return undefined;
  const [first, ...rest] = shapes;
  const main = first === undefined ? undefined : mainOf(first);
  const others = main === undefined ? shapes : rest;
  if (others.some(({ spots }) => spots.some((one) => one.heightM !== undefined))) notes.add('heights-left-out');
  const places = others.map((one) => one.place);
  return { said: { ...main, ...(places.length > 0 && { places }) }, notes };
}

/** A simple shape as a place of its own, with its positions. */
interface Shape {
  readonly place: Place;
  readonly spots: readonly Spot[];
}

function mainOf({ place, spots }: Shape): Said | undefined {
  const [from, to, further] = spots;
  if (from === undefined) return undefined;
  if (place.points !== undefined) return start(from);
  if (place.lines === undefined || to === undefined || further !== undefined) return undefined;
  const end = { latitudeEndDeg: to.latitudeDeg, longitudeEndDeg: to.longitudeDeg };
  const elevation = to.heightM === undefined ? {} : { elevationEndM: to.heightM, verticalDatum: ELLIPSOID };
  return { ...start(from), ...end, ...elevation };
}

function start({ latitudeDeg, longitudeDeg, heightM }: Spot): Said {
  if (heightM === undefined) return { latitudeDeg, longitudeDeg };
  return { latitudeDeg, longitudeDeg, elevationM: heightM, verticalDatum: ELLIPSOID };
}

function shapesIn(value: unknown, notes: Set<GeometryNote>, depth: number): readonly Shape[] | undefined {
  if (!isObject(value) || depth > DEEPEST) return undefined;
  const { type, coordinates, geometries } = value;
  const area = (one: unknown) => polygon(one, notes);
  switch (type) {
    case 'Point':
      return all([coordinates], point);
    case 'MultiPoint':
      return all(coordinates, point);
    case 'LineString':
      return all([coordinates], lineShape);
    case 'MultiLineString':
      return all(coordinates, lineShape);
    case 'Polygon':
      return all([coordinates], area);
    case 'MultiPolygon':
      return all(coordinates, area);
    case 'GeometryCollection':
      return all(geometries, (one) => shapesIn(one, notes, depth + 1))?.flat();
    default:
      return undefined;
  }
}

function all<T>(values: unknown, read: (value: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(values)) return undefined;
  const found = values.map(read);
  return found.every((one) => one !== undefined) ? found : undefined;
}

function spot(value: unknown): Spot | undefined {
  if (!Array.isArray(value)) return undefined;
  const [longitudeDeg, latitudeDeg, height]: readonly unknown[] = value;
  if (typeof longitudeDeg !== 'number' || typeof latitudeDeg !== 'number') return undefined;
  if (Math.abs(longitudeDeg) > 180 || Math.abs(latitudeDeg) > 90) return undefined;
  const heightM = typeof height === 'number' && Number.isFinite(height) ? { heightM: height } : {};
  return { longitudeDeg, latitudeDeg, ...heightM };
}

const flat = ({ longitudeDeg, latitudeDeg }: Spot): Position => ({ longitudeDeg, latitudeDeg });

function point(value: unknown): Shape | undefined {
  const at = spot(value);
  return at === undefined ? undefined : { place: { points: [flat(at)] }, spots: [at] };
}

function line(value: unknown): readonly Spot[] | undefined {
  const found = all(value, spot);
  return found !== undefined && found.length > 1 ? found : undefined;
}

function lineShape(value: unknown): Shape | undefined {
  const along = line(value);
  return along === undefined ? undefined : { place: { lines: [along.map(flat)] }, spots: along };
}

function ringIn(value: unknown): readonly Spot[] | undefined {
  const ring = line(value);
  return ring !== undefined && ring.length > 3 ? ring : undefined;
}

/** The description knows rings without holes: one that has some would be another area than the one stated. */
function polygon(value: unknown, notes: Set<GeometryNote>): Shape | undefined {
  const [outer, ...inner]: readonly unknown[] = Array.isArray(value) ? value : [];
  const ring = ringIn(outer);
  if (ring === undefined) return undefined;
  const holes = inner.map(ringIn).filter((one) => one !== undefined);
  if (holes.length < inner.length) notes.add('hole-not-read');
  if (holes.length === 0) return { place: { polygons: [{ ring: ring.map(flat) }] }, spots: ring };
  notes.add('holes-kept-as-text');
  const text = `POLYGON (${[ring, ...holes].map(ringText).join(', ')})`;
  return { place: { stated: { text } }, spots: [...ring, ...holes.flat()] };
}

function ringText(ring: readonly Spot[]): string {
  return `(${ring.map(({ longitudeDeg, latitudeDeg }) => `${longitudeDeg} ${latitudeDeg}`).join(', ')})`;
}
