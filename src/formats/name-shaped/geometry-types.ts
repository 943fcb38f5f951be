/** The six words for the kind of a geometry in the IGSN description. */
const GEOMETRY_TYPES = ['LineString', 'MultiLineString', 'Point', 'MultiPoint', 'Polygon', 'MultiPolygon'] as const;

/** One of the six words. */
export type GeometryType = (typeof GEOMETRY_TYPES)[number];

/** A geometry as the schema holds it. */
export interface WrittenGeometry {
  readonly type: GeometryType;
  readonly text: string;
}

const BY_WORD = new Map<string, GeometryType>(GEOMETRY_TYPES.map((one) => [one.toLowerCase(), one]));
const KEYWORD = /^\s*(multi(?:point|linestring|polygon)|point|linestring|polygon)(?=[\s(])/i;

/** The kind that a word names in any case; undefined for any other word. */
export function geometryTypeOf(word: string): GeometryType | undefined {
  return BY_WORD.get(word.toLowerCase());
}

/** The word of WKT with which a text begins, and the text behind it. */
export function wktParts(text: string): { readonly word: string | undefined; readonly body: string } {
  const found = KEYWORD.exec(text);
  return { word: found?.[1], body: text.slice(found?.[0].length ?? 0) };
}
