/** The six words for the kind of a geometry, in WKT and in the IGSN description. */
const GEOMETRY_TYPES = ['LineString', 'MultiLineString', 'Point', 'MultiPoint', 'Polygon', 'MultiPolygon'] as const;

/** One of the six words. */
export type GeometryType = (typeof GEOMETRY_TYPES)[number];

/** A geometry as a schema holds it. */
export interface WrittenGeometry {
  readonly type: GeometryType;
  readonly text: string;
}

/** A text taken apart: the number of a reference system before it (EWKT), the word for the kind, the word for further coordinates. */
export interface WktParts {
  readonly srid?: string;
  readonly word?: string;
  readonly dimensions?: 'z' | 'm' | 'zm';
  /** The text without the number before it. */
  readonly wkt: string;
  /** What stands behind the words. */
  readonly body: string;
}

const BY_WORD = new Map<string, GeometryType>(GEOMETRY_TYPES.map((one) => [one.toLowerCase(), one]));
const EWKT = /^\s*srid\s*=\s*(\d+)\s*;/i;
const KEYWORD = /^\s*((?:multi)?(?:point|linestring|polygon))(?:\s*(zm?|m)(?=[\s(])|(?=[\s(]))/i;

/** The kind that a word names in any case; undefined for any other word. */
export function geometryTypeOf(word: string): GeometryType | undefined {
  return BY_WORD.get(word.toLowerCase());
}

/** The words with which a text of WKT or EWKT begins, and what is behind them; a text without has the body alone. */
export function wktParts(text: string): WktParts {
  const system = EWKT.exec(text);
  const wkt = text.slice(system?.[0].length ?? 0).trim();
  const found = KEYWORD.exec(wkt);
  return {
    ...(system?.[1] !== undefined && { srid: system[1] }),
    ...(found?.[1] !== undefined && { word: found[1] }),
    ...(found?.[2] !== undefined && { dimensions: found[2].toLowerCase() as 'z' | 'm' | 'zm' }),
    wkt,
    body: wkt.slice(found?.[0].length ?? 0),
  };
}
