import { toRecord } from '../../store/read/find-record.ts';
import { isAnythingKeptBack } from '../../store/read/find-relatives.ts';
import { type FeatureMark, FIRST_MARK, listFeatures, type Stretch } from '../../store/read/list-features.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import type { FeatureCollection } from './collections.ts';
import { isWithinBox, stretchesOf } from './read-bbox.ts';
import type { ItemsCursor, ItemsRequest } from './read-items-request.ts';
import { type Feature, toFeature } from './to-feature.ts';

/** A page of features; `next` is where the next one begins, undefined behind the last. */
export interface FeaturePage {
  readonly features: readonly Feature[];
  readonly next: ItemsCursor | undefined;
}

/** A position that is withheld may be shown rounded to a whole degree, so half a degree from where it is. */
const ROUNDED_BY_DEG = 0.5;
const MOST_ROUNDS = 20;

interface Found {
  readonly feature: Feature;
  readonly mark: ItemsCursor;
}

/**
 * The features that a request asks for. The store selects by what is kept; what is handed out is judged once more by what is
 * public, so that nothing withheld is told by being found. A page is filled as far as {@link MOST_ROUNDS} readings go and may then be
 * short, which the standard allows: `next` leads on.
 */
export async function findFeatures(
  face: PublicFace,
  { types }: FeatureCollection,
  request: ItemsRequest,
): Promise<FeaturePage> {
  const { bbox, days, expedition, igsn, objectType, limit, after } = request;
  const margin = bbox !== undefined && (await isAnythingKeptBack(face.store.read)) ? ROUNDED_BY_DEG : 0;
  const stretches: readonly (Stretch | undefined)[] = bbox === undefined ? [undefined] : stretchesOf(bbox, margin);
  const asked = objectType === undefined ? types : types.filter((type) => type === objectType);
  const found: Found[] = [];
  let mark: ItemsCursor = after;
  for (let round = 0; round < MOST_ROUNDS && found.length <= limit && mark.part < stretches.length; round++) {
    const selection = { types: asked, stretch: stretches[mark.part], days, expedition, igsn };
    const rows = asked.length === 0 ? [] : await listFeatures(face.store.read, selection, mark, limit + 1);
    const part = mark.part;
    found.push(...rows.flatMap((row) => publicFeature(face, request, row, part)));
    const last = rows.at(-1);
    mark = rows.length <= limit || last === undefined ? nextPart(part) : { part, ...markOf(last) };
  }
  const features = found.slice(0, limit).map((one) => one.feature);
  if (found.length > limit) return { features, next: found[limit - 1]?.mark };
  return { features, next: mark.part < stretches.length ? mark : undefined };
}

type Row = Parameters<typeof toRecord>[0];

function publicFeature(face: PublicFace, request: ItemsRequest, row: Row, part: number): Found[] {
  const record = readable(row);
  if (record === undefined) return [];
  const feature = toFeature(face, publicRecord(record, todayOf(face)));
  return isAskedFor(feature, request) ? [{ feature, mark: { part, ...markOf(row) } }] : [];
}

// A description that cannot be read spoils one feature, not the page.
function readable(row: Row): ReturnType<typeof toRecord> | undefined {
  try {
    return toRecord(row);
  } catch {
    return undefined;
  }
}

function isAskedFor({ geometry, properties }: Feature, { bbox, days, expedition }: ItemsRequest): boolean {
  const { takenFrom, takenTo } = properties;
  const isInBox = bbox === undefined || (geometry !== null && isWithinBox(bbox, ...geometry.coordinates));
  const isTimed = typeof takenFrom === 'string' && typeof takenTo === 'string';
  const isInTime =
    days === undefined || (isTimed && takenFrom <= (days.to ?? takenFrom) && takenTo >= (days.from ?? takenTo));
  return isInBox && isInTime && (expedition === undefined || properties.expedition === expedition);
}

function markOf(row: Row): FeatureMark {
  return { longitudeDeg: row.longitude_deg ?? FIRST_MARK.longitudeDeg, seq: row.changed_seq };
}

function nextPart(part: number): ItemsCursor {
  return { part: part + 1, ...FIRST_MARK };
}
