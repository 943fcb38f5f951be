import type { Agent } from '../../domain/description/agent.ts';
import type { Place } from '../../domain/description/place.ts';
import { present } from '../../domain/description/present.ts';
import type { Image } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { finding } from '../../domain/finding.ts';
import { readGeometry } from '../name-shaped/read-geometry.ts';
import { newReading } from '../reading/element-reader.ts';
import { leftoverMembers, MemberReader } from '../reading/member-reader.ts';
import { readDescription } from '../reading/read-description.ts';
import { type ReadIdentifier, readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { readLog, readRegistrant, readRelated } from './read-registration.ts';

/** The records of a document: one object, or a list of them. Empty for other syntaxes. */
export function recordsIn(source: SourceDocument): readonly unknown[] {
  if (source.syntax !== 'json') return [];
  return Array.isArray(source.value) ? source.value : [source.value];
}

/** The identifier of a record; without one a finding `no-identifier`. */
export function identifierOf(root: MemberReader): ReadIdentifier | undefined {
  const identifier = readIdentifier(root.text('igsn'));
  if (identifier === undefined)
    root.reading.findings.push(
      finding('no-identifier', 'The record names no identifier.', {
        field: `${root.path}/igsn`,
        rule: 'an IGSN',
        at: { file: root.reading.file },
      }),
    );
  return identifier;
}

/**
 * Reads the IGSN JSON prototype 0.1. Its `description` is free: what the published examples have in common is read by name,
 * everything else is kept as foreign.
 */
export function fromIgsnJson(source: SourceDocument): readonly RecordRead[] {
  return recordsIn(source).map((value, n) => {
    const isOne = source.syntax === 'json' && !Array.isArray(source.value);
    const root = new MemberReader(value, newReading(source.file, 'igsn-json'), isOne ? '' : `[${n + 1}]`);
    const identifier = identifierOf(root);
    root.take('@context');
    const log = readLog(root);
    const facts = { ...readRegistrant(root), ...(log.length > 0 && { log }) };
    const said = { ...readRelated(root), ...describedBy(root.object('description')) };
    const description = readDescription(identifier, { ...said, foreign: leftoverMembers(root) });
    return { description, facts, findings: root.reading.findings };
  });
}

function describedBy(text: MemberReader | undefined): Partial<SampleDescription> {
  if (text === undefined) return {};
  const collector = text.text('collector');
  const photograph = text.text('photograph');
  const agents: readonly Agent[] = collector === undefined ? [] : [{ name: collector, isCreator: true }];
  const images: readonly Image[] = photograph === undefined ? [] : [{ url: photograph }];
  return present({
    abstract: text.text('description') ?? text.text('sampleDescription'),
    sampleType: text.text('sampleType'),
    agents,
    images,
    currentArchiveContact: text.text('curator'),
    sampledFeatures: text.objects('isSampleOf').flatMap(featureOf),
    ...placeOf(text.object('samplingLocation')),
  });
}

function featureOf(element: MemberReader): readonly Concept[] {
  const id = element.text('id');
  const kind = element.text('kind') ?? '';
  if (id === undefined) return [];
  return [/^https?:/i.test(id) ? { label: id, uri: id } : { label: id, scheme: kind }];
}

/** A GeoJSON geometry: a point is the position, anything else a place. One that cannot be read stays untaken. */
function placeOf(location: MemberReader | undefined): Partial<SampleDescription> {
  const geometry = location?.object('geometry');
  const text = bracketed(geometry?.members.coordinates, 4);
  if (location === undefined || geometry === undefined || text === undefined) return {};
  const { place } = readGeometry(text, String(geometry.members.type ?? ''));
  if (place.stated !== undefined) return {};
  for (const [holder, name] of [
    [location, '@context'],
    [geometry, 'type'],
    [geometry, 'coordinates'],
  ] as const)
    takeWhole(holder, name);
  return positionOf(place);
}

function positionOf(place: Place): Partial<SampleDescription> {
  const [point] = place.points ?? [];
  return point !== undefined && place.points?.length === 1 ? { ...point } : { places: [place] };
}

/** Nested lists of numbers as the brackets of WKT; undefined for anything else or deeper than geometries are. */
function bracketed(value: unknown, depth: number): string | undefined {
  if (!Array.isArray(value) || depth === 0 || value.length === 0) return undefined;
  if (value.every((one) => typeof one === 'number')) return value.join(' ');
  const inner = value.map((one) => bracketed(one, depth - 1));
  return inner.every((one) => one !== undefined) ? `(${inner.join(', ')})` : undefined;
}

/** A list is taken with all lists and numbers in it. */
function takeWhole(holder: MemberReader, name: string): void {
  const mark = (value: unknown, path: string): void => {
    holder.reading.taken.add(path);
    if (!Array.isArray(value)) return;
    for (const [n, one] of value.entries()) mark(one, `${path}[${n + 1}]`);
  };
  mark(holder.members[name], `${holder.path}/${name}`);
}
