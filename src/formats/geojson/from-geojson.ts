import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { finding } from '../../domain/finding.ts';
import { DESCRIPTION } from '../canonical-json/description-shape.ts';
import { isObject, type ShapeCheck } from '../canonical-json/shape.ts';
import { readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { ReadFacts, RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { type GeometryNote, readGeometry } from './read-geometry.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Properties of ours that repeat what others say or belong to the register. */
const OURS = new Set(['doi', 'handle', 'url', 'registrant', 'state', 'registeredAt', 'changedAt']);

/** Two positions closer than this are the same, degrees; about 10 cm. */
const SAME_DEG = 1e-6;

/** Whether a document is a Feature or a FeatureCollection. */
export function isGeoJson(source: SourceDocument): boolean {
  if (source.syntax !== 'json' || !isObject(source.value)) return false;
  return source.value.type === 'Feature' || source.value.type === 'FeatureCollection';
}

/**
 * Reads every Feature. Properties named as members of the description are those, others are kept as foreign; where geometry
 * and properties name different positions, the geometry is right, and where they name different heights the properties, with a
 * finding; so has what of a geometry is kept as text or left out. The identifier is `igsn`, else `doi`,
 * `handle`, `identifier` or the `id` of the feature.
 */
export function fromGeoJson(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'json' || !isObject(source.value)) return [];
  const { type, features } = source.value;
  const all: readonly unknown[] =
    type !== 'FeatureCollection' ? [source.value] : Array.isArray(features) ? features : [];
  return all.map((feature, index) => readFeature(feature, all.length > 1 ? `features[${index}].` : '', source.file));
}

function readFeature(feature: unknown, path: string, file: string): RecordRead {
  const check: ShapeCheck = { file, findings: [], unknown: [] };
  const outer = isObject(feature) ? feature : {};
  const properties = isObject(outer.properties) ? outer.properties : {};
  const known = Object.fromEntries(
    Object.entries(properties).filter(([name, value]) => !OURS.has(name) && value !== null),
  );
  const said = DESCRIPTION(known, `${path}properties`, check) ?? {};
  const identifier = identifierOf(outer, properties);
  if (identifier === undefined) check.findings.push(noIdentifier(`${path}id`, file));
  const description = readDescription(identifier, {
    ...said,
    ...placed(said, outer.geometry, `${path}geometry`, check),
    foreign: [
      ...(said.foreign ?? []),
      ...check.unknown.map(({ path: at, value }) => ({ format: 'geojson', path: at, content: JSON.stringify(value) })),
    ],
  });
  // Paths of several features begin from the whole document.
  const from = path === '' ? { readFrom: outer } : {};
  return { description, facts: factsOf(properties), findings: check.findings, ...from };
}

function placed(
  said: Partial<SampleDescription>,
  geometry: unknown,
  path: string,
  check: ShapeCheck,
): Partial<SampleDescription> {
  const read = readGeometry(geometry);
  if (read === undefined) {
    check.findings.push(geometryFinding('geometry-not-read', 'The geometry is none of RFC 7946.', path, check.file));
    return {};
  }
  const { places, elevationM, elevationEndM, verticalDatum, ...position } = read.said;
  const isSaid = said.latitudeDeg !== undefined && said.longitudeDeg !== undefined;
  // Shapes that the properties name with more words than coordinates are there already.
  if (said.places !== undefined && !isSaid) return {};
  for (const note of read.notes) check.findings.push(noteFinding(note, path, check.file));
  const heights = heightsIn(said, present({ elevationM, elevationEndM, verticalDatum }), path, check);
  const shapes = said.places === undefined && places !== undefined ? { places } : {};
  if (!isSaid || isSame(said, position))
    return isSaid ? { ...heights, ...shapes } : { ...position, ...heights, ...shapes };
  if (position.latitudeDeg === undefined) return shapes;
  check.findings.push(
    geometryFinding('position-differs', 'Geometry and properties name different positions.', path, check.file),
  );
  return { ...position, ...heights, ...shapes };
}

type Heights = Pick<SampleDescription, 'elevationM' | 'elevationEndM' | 'verticalDatum'>;

/** Heights of the geometry, m above the ellipsoid; those that the properties say, mostly above the sea, stay. */
function heightsIn(said: Partial<SampleDescription>, read: Heights, path: string, check: ShapeCheck): Heights {
  if (read.elevationM === undefined && read.elevationEndM === undefined) return {};
  const isSaid = said.elevationM !== undefined || said.elevationEndM !== undefined || said.verticalDatum !== undefined;
  if (!isSaid) return read;
  if (said.elevationM !== read.elevationM || said.elevationEndM !== read.elevationEndM)
    check.findings.push(
      geometryFinding('height-differs', 'The properties name another height than the geometry.', path, check.file),
    );
  return {};
}

const NOTES: Readonly<Record<GeometryNote, string>> = {
  'holes-kept-as-text': 'A polygon has holes; it is kept as text and is not drawn.',
  'heights-left-out': 'Heights of lines, areas and further points are left out.',
  'hole-not-read': 'A hole of a polygon is no ring and is left out.',
};

function noteFinding(note: GeometryNote, path: string, file: string) {
  return geometryFinding(note, NOTES[note], path, file);
}

function isSame(said: Partial<SampleDescription>, position: Partial<SampleDescription>): boolean {
  const isNear = (one = Number.NaN, other = Number.NaN) => Math.abs(one - other) <= SAME_DEG;
  return isNear(said.latitudeDeg, position.latitudeDeg) && isNear(said.longitudeDeg, position.longitudeDeg);
}

function identifierOf({ id }: Properties, { igsn, prefix, doi, handle, identifier }: Properties) {
  if (typeof igsn === 'string' && igsn.trim() !== '') {
    const read = readIdentifier(igsn);
    return read && typeof prefix === 'string' ? { ...read, prefix } : read;
  }
  const text = [doi, handle, identifier, id].find((one) => typeof one === 'string' && one.trim() !== '');
  return typeof text === 'string' ? readIdentifier(text) : undefined;
}

function factsOf({ registrant, registeredAt, changedAt }: Properties): ReadFacts {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return present({
    registrant: text(registrant),
    registeredAt: text(registeredAt),
    changedAt: text(changedAt),
  });
}

function geometryFinding(code: string, message: string, field: string, file: string) {
  return finding(code, message, {
    severity: 'warning',
    field,
    rule: 'a geometry in degrees, longitude first',
    at: { file },
  });
}

function noIdentifier(field: string, file: string) {
  return finding('no-identifier', 'The record names no identifier.', { field, rule: 'an IGSN', at: { file } });
}
