import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { DepthScale } from '../../domain/field.ts';
import type { EntryName } from '../../domain/harvest/entry-path.ts';
import type { ShownEntry } from '../../domain/search/search-entry.ts';
import type { Queries } from '../store.ts';
import { fromFew } from './few-hits.ts';
import type { HitPage, HitRow, Place } from './hit-order.ts';
import { isOfEntry, isStillPublic } from './is-still-public.ts';
import { COUNTED } from './look-at-matches.ts';
import { fromMany } from './many-hits.ts';
import type { Prepared } from './matching.ts';

/** A result. `source` is empty for our own records, and `path` is the place of our own in the core tree. Depths in metres. */
export interface FoundEntry extends EntryName {
  readonly type: ObjectType;
  /** How our own record stands now; null for a harvested one. */
  readonly state: 'registered' | 'withdrawn' | null;
  readonly title: string;
  readonly depthScale: DepthScale | 'other' | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly yearFrom: number | null;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly path: string | null;
  readonly shown: ShownEntry;
}

/** A page of results, behind what the next one begins, and before what the one before ends; undefined on the last and the first. */
export interface HitsFound {
  readonly hits: readonly FoundEntry[];
  readonly next: Place | undefined;
  readonly previous: Place | undefined;
}

/** One page of results in their order; a page costs the same wherever it lies. */
export async function findHits(db: Queries, prepared: Prepared, page: HitPage): Promise<HitsFound> {
  const isBack = page.after === undefined && page.before !== undefined;
  const way = { from: page.after ?? page.before, isBack };
  const isRanked = way.from?.isRanked ?? page.count <= COUNTED;
  const more = { ...page, limit: page.limit + 1 };
  const rows = isRanked ? await fromFew(db, prepared, more, way) : await fromMany(db, prepared, more, way);
  const isCut = rows.length > page.limit;
  const read = rows.slice(0, page.limit);
  const shown = isBack ? read.toReversed() : read;
  const placeOf = (row: HitRow | undefined) => row && { key: row.sort_key, id: row.id, isRanked };
  return {
    hits: await shownHits(
      db,
      shown.map((row) => row.id),
    ),
    next: isBack || isCut ? placeOf(shown.at(-1)) : undefined,
    previous: (isBack ? isCut : way.from !== undefined) ? placeOf(shown[0]) : undefined,
  };
}

/** The results as they are shown; one of our own that is no longer public is not among them, though the index may not know yet. */
async function shownHits(db: Queries, ids: readonly number[]): Promise<readonly FoundEntry[]> {
  if (ids.length === 0) return [];
  const found = await db
    .selectFrom('search_entry as e')
    .innerJoin('search_shown as s', 's.id', 'e.id')
    .leftJoin('record as r', (join) => join.on(isOfEntry(db)))
    .leftJoin('tree_object as t', 't.id', 'r.object_id')
    .select(['e.id', 'e.igsn', 'e.source', 'e.item', 'e.object_type', 's.title', 's.shown', 'e.depth_scale', 'e.top_m'])
    .select(['r.state', 'e.bottom_m', 'e.year_from', 'e.latitude_deg', 'e.longitude_deg', 't.path'])
    .where('e.id', 'in', ids)
    .where(isStillPublic)
    .execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const shown = JSON.parse(row.shown) as ShownEntry;
    return [
      {
        igsn: row.igsn,
        source: row.source,
        item: row.item,
        type: row.object_type as ObjectType,
        state: row.source === '' ? (row.state as FoundEntry['state']) : null,
        title: row.title,
        depthScale: row.depth_scale as FoundEntry['depthScale'],
        topM: row.top_m,
        bottomM: row.bottom_m,
        yearFrom: row.year_from,
        latitudeDeg: row.latitude_deg,
        longitudeDeg: row.longitude_deg,
        path: row.source === '' ? row.path : null,
        shown,
      },
    ];
  });
}
