import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { entryPath } from '../../domain/harvest/entry-path.ts';
import type { SearchRequest } from '../../domain/search/search-request.ts';
import { cslOf } from '../../formats/csl-json/csl-item.ts';
import { toRis } from '../../formats/ris/to-ris.ts';
import { findShownHarvested, itemKey } from '../../store/read/find-harvested-copies.ts';
import { type RecordRow, readRecords, recordsWithDescription, toRecord } from '../../store/read/find-record.ts';
import { type FoundEntry, findHits } from '../../store/search/find-hits.ts';
import type { Place } from '../../store/search/hit-order.ts';
import { readySearch } from '../../store/search/search-catalogue.ts';
import { harvestedPublic } from '../catalogue/harvested-public.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import { writeContext } from '../write-context.ts';
import { seenHit } from './seen-hit.ts';

/** As what results can be taken along: by file ending, with the media type. */
export const RESULT_FORMATS = {
  csv: 'text/csv; charset=utf-8; header=present',
  geojson: 'application/geo+json; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
} as const;

/** One of {@link RESULT_FORMATS}. */
export type ResultFormat = keyof typeof RESULT_FORMATS;

/** So many results are given at most, the first in the order asked for. */
export const MOST_EXPORTED = 10_000;

const PAGE = 500;
const COLUMNS = [
  'igsn',
  'url',
  'title',
  'object_type',
  'name',
  'expedition',
  'depth_top_m',
  'depth_bottom_m',
  'depth_scale',
  'latitude_deg',
  'longitude_deg',
  'country',
  'rock',
  'material',
  'year',
  'kept_at',
  'source',
  'state',
  'source_item',
] as const;

/** Writes the results of a search in their order, a page at a time, so that memory stays the same however many there are. */
export async function* exportResults(
  face: PublicFace,
  request: SearchRequest,
  format: ResultFormat,
): AsyncIterable<string> {
  if (format === 'csv') yield `${COLUMNS.join(',')}\r\n`;
  if (format === 'geojson') yield '{"type":"FeatureCollection","features":[';
  let isFirst = true;
  for await (const hits of pagesOf(face, request)) {
    const entries = await written(face, hits, format);
    const separator = format === 'geojson' ? ',\n' : '';
    const text = entries.join(separator);
    if (text !== '') yield `${isFirst ? '' : separator}${text}`;
    isFirst = isFirst && text === '';
  }
  if (format === 'geojson') yield ']}\n';
}

async function* pagesOf({ store }: PublicFace, request: SearchRequest): AsyncIterable<readonly FoundEntry[]> {
  const { prepared, count } = await readySearch(store.read, store.engine, request);
  let after: Place | undefined;
  for (let given = 0; given < MOST_EXPORTED; given += PAGE) {
    const limit = Math.min(PAGE, MOST_EXPORTED - given);
    const { hits, next } = await findHits(store.read, prepared, { sort: request.sort, after, limit, count });
    yield hits;
    if (next === undefined) return;
    after = next;
  }
}

async function written(
  face: PublicFace,
  hits: readonly FoundEntry[],
  format: ResultFormat,
): Promise<readonly string[]> {
  if (format === 'ris') return citations(face, hits);
  if (format === 'csv') return hits.map((hit) => `${csvRow(face, hit).join(',')}\r\n`);
  const seen = hits.map((hit) => seenHit(face.baseUrl, hit));
  if (format === 'ndjson') return seen.map((one) => `${JSON.stringify(one)}\n`);
  return seen.map(({ position, ...properties }) => JSON.stringify(feature(position, properties)));
}

function feature(
  position: { readonly latitudeDeg: number; readonly longitudeDeg: number } | undefined,
  properties: { readonly igsn: string | null; readonly url: string },
) {
  const coordinates = position && [position.longitudeDeg, position.latitudeDeg];
  const geometry = coordinates === undefined ? null : { type: 'Point', coordinates };
  return { type: 'Feature', id: properties.igsn ?? properties.url, geometry, properties };
}

function csvRow({ baseUrl }: PublicFace, hit: FoundEntry): readonly string[] {
  const { shown } = hit;
  const values = [
    hit.igsn,
    `${baseUrl}${entryPath(hit)}`,
    hit.title,
    OBJECT_TYPE[hit.type].label,
    shown.name,
    shown.expedition,
    hit.topM,
    hit.bottomM,
    hit.depthScale,
    hit.latitudeDeg,
    hit.longitudeDeg,
    shown.country,
    shown.rock,
    shown.material,
    hit.yearFrom,
    shown.keptAt,
    hit.source === '' ? 'own' : hit.source,
    hit.state,
    hit.item,
  ];
  return values.map(csvField);
}

/** A field by RFC 4180; what a spreadsheet would run as a formula is given as text. */
function csvField(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Citations need people and dates, which no result carries: the records are read. */
async function citations(face: PublicFace, hits: readonly FoundEntry[]): Promise<readonly string[]> {
  const { read, engine } = face.store;
  const own = hits.filter((hit) => hit.source === '').flatMap((hit) => hit.igsn ?? []);
  const rows: readonly RecordRow[] =
    own.length === 0 ? [] : await readRecords(read, recordsWithDescription(read).where('record.igsn', 'in', own));
  const ours = new Map(rows.map((row) => [row.igsn, row]));
  const items = hits.flatMap(({ source, item }) => (item === null ? [] : { source, item }));
  const foreign = await findShownHarvested(read, engine, items);
  const today = todayOf(face);
  const context = writeContext(face);
  return hits.flatMap(({ igsn, source, item }) => {
    const row = igsn === null || source !== '' ? undefined : ours.get(igsn);
    const copy = item === null ? undefined : foreign.get(itemKey({ source, item }));
    const record = row === undefined ? copy && harvestedPublic(copy, today) : publicRecord(toRecord(row), today);
    return record === undefined ? [] : [toRis(cslOf(record.description, record.facts, context))];
  });
}
