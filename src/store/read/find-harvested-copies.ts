import { sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { SourceItem } from '../../domain/harvest/entry-path.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/**
 * A record as a source gave it. `state` is present, deleted or unreadable; `isShown` is true for the one that stands for its IGSN
 * among all sources. `description` is absent where nothing could be read. Times are UTC, ISO 8601.
 */
export interface HarvestedCopy {
  readonly source: string;
  readonly sourceTitle: string;
  readonly sourceUrl: string;
  readonly sourceKind: string;
  readonly item: string;
  /** Null where it has none. */
  readonly igsn: string | null;
  readonly state: string;
  readonly isShown: boolean;
  readonly datestamp: string;
  readonly format: string;
  readonly mediaType: string;
  readonly landingUrl: string | null;
  /** Whether the document was kept as it came. */
  readonly hasDocument: boolean;
  readonly seenAt: string;
  readonly changedAt: string;
  readonly firstSeenAt: string;
  readonly description: SampleDescription | undefined;
}

/** Every copy of an IGSN that a source holds or held, the one that stands for it first. */
export async function findHarvested(db: Queries, igsn: string): Promise<readonly HarvestedCopy[]> {
  const rows = await copies(db)
    .where('h.igsn', '=', igsn)
    .orderBy('h.is_shown', 'desc')
    .orderBy('s.priority')
    .execute();
  return rows.map(toCopy);
}

/** The copy that a source holds or held under its own name for it, or undefined. */
export async function findHarvestedCopy(db: Queries, source: string, item: string): Promise<HarvestedCopy | undefined> {
  const row = await copies(db).where('h.source', '=', source).where('h.item', '=', item).executeTakeFirst();
  return row && toCopy(row);
}

/** Those of these items of sources that the catalogue shows, by {@link itemKey}. */
export async function findShownHarvested(
  db: Queries,
  engine: Engine,
  items: readonly SourceItem[],
): Promise<ReadonlyMap<string, HarvestedCopy>> {
  const found = new Map<string, HarvestedCopy>();
  for (const [source, some] of Map.groupBy(items, (one) => one.source)) {
    const names = some.map((one) => one.item);
    const ofSource = copies(db)
      .where('h.source', '=', source)
      .where(isOneOf(engine, 'h.item', names));
    const rows = await ofSource.where('h.is_shown', '=', 1).where('h.state', '=', 'present').execute();
    for (const row of rows) found.set(itemKey(row), toCopy(row));
  }
  return found;
}

/** By what items of all sources are told apart; names of sources have no blanks. */
export function itemKey({ source, item }: SourceItem): string {
  return `${source} ${item}`;
}

function copies(db: Queries) {
  return (
    db
      .selectFrom('harvested_record as h')
      .innerJoin('harvest_source as s', 's.name', 'h.source')
      .select(['h.source', 's.title as source_title', 's.url as source_url', 's.kind', 'h.item', 'h.igsn', 'h.state'])
      .select(['h.is_shown', 'h.datestamp', 'h.format', 'h.media_type', 'h.landing_url', 'h.seen_at', 'h.changed_at'])
      .select(['h.first_seen_at', 'h.description'])
      .select(sql<number>`case when h.document is null then 0 else 1 end`.as('has_document'))
      // What is switched off is kept, and not shown.
      .where('s.is_active', '=', 1)
      .where('s.removed_at', 'is', null)
  );
}

type CopyRow = Awaited<ReturnType<ReturnType<typeof copies>['execute']>>[number];

function toCopy(row: CopyRow): HarvestedCopy {
  return {
    source: row.source,
    sourceTitle: row.source_title,
    sourceUrl: row.source_url,
    sourceKind: row.kind,
    item: row.item,
    igsn: row.igsn,
    state: row.state,
    isShown: row.is_shown === 1,
    datestamp: row.datestamp,
    format: row.format,
    mediaType: row.media_type,
    landingUrl: row.landing_url,
    hasDocument: row.has_document === 1,
    seenAt: row.seen_at,
    changedAt: row.changed_at,
    firstSeenAt: row.first_seen_at,
    description:
      row.description === null || row.description === ''
        ? undefined
        : (JSON.parse(row.description) as SampleDescription),
  };
}
