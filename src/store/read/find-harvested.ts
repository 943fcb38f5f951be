import { type Selectable, sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { HarvestedRecordTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

/** A harvested record as pages show it. `description` is absent for a deleted or unreadable one; `sourceTitle` names the source. */
export interface HarvestedFound {
  readonly source: string;
  readonly sourceTitle: string;
  readonly sourceUrl: string;
  readonly item: string;
  readonly igsn: string | null;
  readonly state: string;
  readonly isShown: boolean;
  readonly datestamp: string;
  readonly sets: readonly string[];
  readonly format: string;
  readonly mediaType: string;
  readonly title: string;
  readonly objectType: string;
  readonly expedition: string;
  readonly landingUrl: string | null;
  readonly likeness: string | null;
  readonly origin: unknown;
  readonly description: SampleDescription | undefined;
  readonly changedAt: string;
  readonly firstSeenAt: string;
  readonly seenAt: string;
}

/** Every harvested record of an IGSN from sources that were not removed, the shown one first, then by source. */
export async function findHarvestedByIgsn(db: Queries, igsn: string): Promise<HarvestedFound[]> {
  const rows = await found(db)
    .where('r.igsn', '=', igsn)
    .orderBy('r.is_shown', 'desc')
    .orderBy('r.source')
    .orderBy('r.item')
    .limit(100)
    .execute();
  return rows.map(toFound);
}

/** The record of a source by the source's own name for it; undefined for none. */
export async function findHarvestedItem(
  db: Queries,
  source: string,
  item: string,
): Promise<HarvestedFound | undefined> {
  const row = await found(db).where('r.source', '=', source).where('r.item', '=', item).executeTakeFirst();
  return row === undefined ? undefined : toFound(row);
}

/** The document of a harvested record as it was received; undefined where none is kept. */
export async function findHarvestedDocument(
  db: Queries,
  source: string,
  item: string,
): Promise<{ readonly mediaType: string; readonly document: Uint8Array } | undefined> {
  const row = await db
    .selectFrom('harvested_record')
    .select(['media_type as mediaType', 'document'])
    .where('source', '=', source)
    .where('item', '=', item)
    .executeTakeFirst();
  const { mediaType, document } = row ?? {};
  return mediaType === undefined || document === undefined || document === null ? undefined : { mediaType, document };
}

/** A record that is the same sample as another one, or looks like it: our own where `source` is null. */
export interface LinkedRecord {
  readonly source: string | null;
  readonly sourceTitle: string | null;
  readonly item: string;
  readonly igsn: string | null;
  readonly title: string;
  readonly landingUrl: string | null;
  /** `igsn` for the same IGSN, `likeness` for one that only looks like it. */
  readonly link: 'igsn' | 'likeness';
}

/**
 * Everything that is the same sample as the asked one or looks like it, among our own public records and the present records of
 * all active sources: first by IGSN, then by likeness, at most 100 each. The asked record itself (an own one by its IGSN, a
 * harvested one by source and item) is left out.
 */
export async function findLinkedRecords(
  db: Queries,
  asked: {
    readonly igsn: string | null;
    readonly likeness: string | null;
    readonly source: string | null;
    readonly item: string;
  },
): Promise<LinkedRecord[]> {
  const byIgsn = asked.igsn === null ? [] : await linked(db, sql<boolean>`igsn = ${asked.igsn}`, 'igsn');
  const isAlike = sql<boolean>`likeness is not null and likeness = ${asked.likeness}`;
  const alike = asked.likeness === null ? [] : await linked(db, isAlike, 'likeness');
  const keyOf = (one: Pick<LinkedRecord, 'source' | 'item'>) => JSON.stringify([one.source, one.item]);
  const seen = new Set([keyOf(asked), ...byIgsn.map(keyOf)]);
  return [...byIgsn.filter((one) => keyOf(one) !== keyOf(asked)), ...alike.filter((one) => !seen.has(keyOf(one)))];
}

async function linked(
  db: Queries,
  which: ReturnType<typeof sql<boolean>>,
  link: LinkedRecord['link'],
): Promise<LinkedRecord[]> {
  // A record under embargo has a title that is not for all; its own IGSN names it.
  const own = await db
    .selectFrom('record')
    .select(['igsn', 'title', 'open_title', 'landing_url as landingUrl'])
    .where('state', '=', 'registered')
    .where(which)
    .orderBy('igsn')
    .limit(100)
    .execute();
  const harvested = await found(db)
    .where('r.state', '=', 'present')
    .where('s.is_active', '=', 1)
    .where(({ eb, selectFrom }) =>
      eb(
        sql`(r.source, r.item)`,
        'in',
        selectFrom('harvested_record').select(['source', 'item']).where(which).limit(100),
      ),
    )
    .orderBy('r.source')
    .orderBy('r.item')
    .execute();
  return [
    ...own.map(({ igsn, title, open_title, landingUrl }) => {
      const shown = { igsn, title: open_title ?? title, landingUrl };
      return { source: null, sourceTitle: null, item: igsn, ...shown, link };
    }),
    ...harvested.map((row) => {
      const { source, sourceTitle, item, igsn, title, landingUrl } = toFound(row);
      return { source, sourceTitle, item, igsn, title, landingUrl, link };
    }),
  ];
}

function found(db: Queries) {
  return db
    .selectFrom('harvested_record as r')
    .innerJoin('harvest_source as s', 's.name', 'r.source')
    .select(['s.title as sourceTitle', 's.url as sourceUrl'])
    .select(['r.source', 'r.item', 'r.igsn', 'r.state', 'r.is_shown', 'r.datestamp', 'r.sets', 'r.format'])
    .select(['r.media_type', 'r.title', 'r.object_type', 'r.expedition', 'r.landing_url', 'r.likeness', 'r.origin'])
    .select(['r.description', 'r.changed_at', 'r.first_seen_at', 'r.seen_at'])
    .where('s.removed_at', 'is', null);
}

type Row = Pick<
  Selectable<HarvestedRecordTable>,
  | 'source'
  | 'item'
  | 'igsn'
  | 'state'
  | 'is_shown'
  | 'datestamp'
  | 'sets'
  | 'format'
  | 'media_type'
  | 'title'
  | 'object_type'
  | 'expedition'
  | 'landing_url'
  | 'likeness'
  | 'origin'
  | 'description'
  | 'changed_at'
  | 'first_seen_at'
  | 'seen_at'
> & { readonly sourceTitle: string; readonly sourceUrl: string };

function toFound(row: Row): HarvestedFound {
  const { source, sourceTitle, sourceUrl, item, igsn, state, datestamp, format, title, expedition, likeness } = row;
  return {
    ...{ source, sourceTitle, sourceUrl, item, igsn, state, datestamp, format, title, expedition, likeness },
    isShown: row.is_shown === 1,
    sets: JSON.parse(row.sets) as string[],
    mediaType: row.media_type,
    objectType: row.object_type,
    landingUrl: row.landing_url,
    origin: row.origin === null ? null : (JSON.parse(row.origin) as unknown),
    description: row.description === null ? undefined : (JSON.parse(row.description) as SampleDescription),
    changedAt: row.changed_at,
    firstSeenAt: row.first_seen_at,
    seenAt: row.seen_at,
  };
}
