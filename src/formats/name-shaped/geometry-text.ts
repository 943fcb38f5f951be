import type { Place, Polygon, Position, StatedGeometry } from '../../domain/description/place.ts';
import { legalDecimal } from '../legal-values.ts';

/** The six words for the kind of a geometry in the IGSN description. */
export const GEOMETRY_TYPES = [
  'LineString',
  'MultiLineString',
  'Point',
  'MultiPoint',
  'Polygon',
  'MultiPolygon',
] as const;

/** One of {@link GEOMETRY_TYPES}. */
export type GeometryType = (typeof GEOMETRY_TYPES)[number];

/** A geometry as the schema holds it. */
export interface WrittenGeometry {
  readonly type: GeometryType;
  readonly text: string;
}

/** What a text says of places; `isSwapped` where latitude stood first, which only numbers over 90 give away. */
export interface GeometryRead {
  readonly place: Place;
  readonly isSwapped: boolean;
}

const BY_WORD = new Map<string, GeometryType>(GEOMETRY_TYPES.map((one) => [one.toLowerCase(), one]));
const EWKT = /^\s*srid\s*=\s*(\d+)\s*;/i;
const KEYWORD = /^\s*(multi(?:point|linestring|polygon)|point|linestring|polygon)(?=[\s(])/i;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * The places in the text of a `geometry`: `longitude latitude` as GFZ documents it, pairs in a row or between commas, or WKT,
 * whose own word for the kind goes before the attribute. What is not WGS 84 (`4326` or unsaid), has heights or holes, or
 * cannot be read, keeps its text in `stated`.
 */
export function readGeometry(text: string, type?: string, srid?: string): GeometryRead {
  const system = EWKT.exec(text)?.[1] ?? srid;
  const body = text.replace(EWKT, '');
  const kind = BY_WORD.get((KEYWORD.exec(body)?.[1] ?? type ?? 'Point').toLowerCase());
  const isWgs84 = system === undefined || /(?:^|\D)4326$/.test(system);
  const groups = kind === undefined || !isWgs84 ? undefined : groupsOf(body.replace(KEYWORD, ''));
  const isSwapped = groups?.flat().some((one) => Math.abs(one.latitudeDeg) > 90) ?? false;
  const straight = isSwapped ? groups?.map((group) => group.map(swapped)) : groups;
  const shape = straight?.flat().every(isOnEarth) ? shapeOf(kind, straight, body) : undefined;
  if (shape !== undefined) return { place: shape, isSwapped };
  return { place: { stated: statedOf(body.trim(), type, isWgs84 ? undefined : system) }, isSwapped: false };
}

/** The shapes of a place, one geometry each; boxes as rings. Empty for a place that has a name only. */
export function writtenGeometries({ points, boxes, lines, polygons, stated }: Place): readonly WrittenGeometry[] {
  const rings = [
    ...(boxes ?? []).map((box) => [
      { longitudeDeg: box.westDeg, latitudeDeg: box.southDeg },
      { longitudeDeg: box.eastDeg, latitudeDeg: box.southDeg },
      { longitudeDeg: box.eastDeg, latitudeDeg: box.northDeg },
      { longitudeDeg: box.westDeg, latitudeDeg: box.northDeg },
      { longitudeDeg: box.westDeg, latitudeDeg: box.southDeg },
    ]),
    ...(polygons ?? []).map(({ ring }) => ring),
  ];
  const bracketed = (groups: readonly string[], close = '') => groups.map((one) => `(${close}${one}`).join(', ');
  const written = [
    geometry(
      'Point',
      (points ?? []).map((one) => [one]),
      (texts) => (texts.length === 1 ? (texts[0] ?? '') : `MULTIPOINT (${bracketed(texts.map((one) => `${one})`))})`),
    ),
    geometry('LineString', lines ?? [], (texts) =>
      texts.length === 1 ? `LINESTRING (${texts[0]})` : `MULTILINESTRING (${bracketed(texts.map((one) => `${one})`))})`,
    ),
    geometry('Polygon', rings, (texts) =>
      texts.length === 1
        ? `POLYGON ((${texts[0]}))`
        : `MULTIPOLYGON (${bracketed(
            texts.map((one) => `${one}))`),
            '(',
          )})`,
    ),
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

function geometry(
  one: 'Point' | 'LineString' | 'Polygon',
  groups: readonly (readonly Position[])[],
  join: (texts: readonly string[]) => string,
): WrittenGeometry | undefined {
  const texts = groups.map((group) => group.map((one) => positionText(one.longitudeDeg, one.latitudeDeg)));
  const whole = texts.filter((group) => group.length > 0 && group.every((text) => text !== undefined));
  if (whole.length === 0) return undefined;
  return { type: whole.length === 1 ? one : `Multi${one}`, text: join(whole.map((group) => group.join(', '))) };
}

/** The schema knows one reference system; another stands before the text, as EWKT has it, so that no reader takes it for degrees. */
function statedGeometry(stated: StatedGeometry | undefined): WrittenGeometry | undefined {
  if (stated === undefined || stated.text.trim() === '') return undefined;
  const word = KEYWORD.exec(stated.text)?.[1] ?? stated.type ?? 'Point';
  const srid = stated.srid === undefined ? '' : /\d+$/.exec(stated.srid)?.[0];
  if (srid === undefined) return undefined;
  const type = BY_WORD.get(word.toLowerCase()) ?? 'Point';
  return { type, text: srid === '' ? stated.text : `SRID=${srid};${stated.text}` };
}

function statedOf(text: string, type: string | undefined, srid: string | undefined): StatedGeometry {
  return { text, ...(type !== undefined && { type }), ...(srid !== undefined && { srid }) };
}

/** The innermost brackets, each a row of positions; the whole text where there are none. Undefined for what are no pairs. */
function groupsOf(body: string): readonly (readonly Position[])[] | undefined {
  const inner = body.includes('(') ? [...body.matchAll(/\(([^()]*)\)/g)].map((one) => one[1] ?? '') : [body];
  const groups = inner.map(positionsOf);
  return groups.length > 0 && groups.every((one) => one !== undefined) ? groups : undefined;
}

function positionsOf(text: string): readonly Position[] | undefined {
  const pieces = text.split(/[,;]/).map((piece) => piece.trim().split(/\s+/));
  const numbers = pieces.flat();
  if (numbers.length % 2 !== 0 || !numbers.every((one) => NUMBER.test(one))) return undefined;
  const isInPairs = pieces.length === 1 || pieces.every((one) => one.length === (pieces[0]?.length === 1 ? 1 : 2));
  if (!isInPairs) return undefined;
  return Array.from({ length: numbers.length / 2 }, (_, n) => ({
    longitudeDeg: Number(numbers[2 * n]),
    latitudeDeg: Number(numbers[2 * n + 1]),
  }));
}

function shapeOf(
  kind: GeometryType | undefined,
  groups: readonly (readonly Position[])[],
  body: string,
): Place | undefined {
  const [first = []] = groups;
  switch (kind) {
    case 'Point':
      return groups.length === 1 && first.length === 1 ? { points: first } : undefined;
    case 'MultiPoint':
      return { points: groups.flat() };
    case 'LineString':
      return groups.length === 1 && first.length > 1 ? { lines: groups } : undefined;
    case 'MultiLineString':
      return groups.every((one) => one.length > 1) ? { lines: groups } : undefined;
    default:
      return kind === undefined || hasHoles(kind, groups, body) ? undefined : polygonsOf(groups);
  }
}

/** Between polygons two brackets close, between the rings of one only one. */
function hasHoles(kind: GeometryType, groups: readonly unknown[], body: string): boolean {
  return kind === 'Polygon' ? groups.length > 1 : /[^)\s]\s*\)\s*,\s*\(\s*[^(\s]/.test(body);
}

function polygonsOf(groups: readonly (readonly Position[])[]): Place | undefined {
  const polygons = groups.map(closed).filter((one) => one !== undefined);
  return polygons.length === groups.length ? { polygons } : undefined;
}

function closed(ring: readonly Position[]): Polygon | undefined {
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const isClosed = first.longitudeDeg === last.longitudeDeg && first.latitudeDeg === last.latitudeDeg;
  const whole = isClosed ? ring : [...ring, first];
  return whole.length < 4 ? undefined : { ring: whole };
}

function swapped({ longitudeDeg, latitudeDeg }: Position): Position {
  return { longitudeDeg: latitudeDeg, latitudeDeg: longitudeDeg };
}

function isOnEarth({ longitudeDeg, latitudeDeg }: Position): boolean {
  return Math.abs(longitudeDeg) <= 180 && Math.abs(latitudeDeg) <= 90;
}
