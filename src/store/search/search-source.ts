import { type RawBuilder, sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { SourceItem } from '../../domain/harvest/entry-path.ts';
import { withPublications } from '../../domain/publication/with-publications.ts';
import type {
  Below,
  HarvestedRecord,
  OwnRecord,
  RecordsOfIgsn,
  SearchSource,
} from '../../operations/search/search-ports.ts';
import { isOneOf, placesOf } from '../engine/set-based.ts';
import { privacyOf } from '../ports/privacy-columns.ts';
import { findLastChange } from '../read/find-last-change.ts';
import { type RecordRow, readRecords, recordsWithDescription } from '../read/find-record.ts';
import { readLinkedWorks, relatedBy } from '../read/linked-works.ts';
import { readRecordImages } from '../read/record-images.ts';
import type { Engine, Queries } from '../store.ts';
import { allIgsnsBelow } from './below-record.ts';

/** The register and what was harvested, as the search index reads them. */
export function searchSource(db: Queries, engine: Engine): SearchSource {
  return {
    changedAfter: (seq, limit) => changedAfter(db, seq, limit),
    pathsWithChildren: (igsns) => pathsWithChildren(db, engine, igsns),
    leftOutAbove: (igsns) => leftOutAbove(db, engine, igsns),
    igsnsBelow: (top, after, limit) => igsnsBelow(db, top, after, limit),
    recordsOf: async (igsns) => {
      const [own, harvested] = await Promise.all([ownRecords(db, engine, igsns), harvestedRecords(db, engine, igsns)]);
      return igsns.map((igsn) => together(igsn, own.get(igsn), harvested.get(igsn)));
    },
    namelessOf: (items) => namelessRecords(db, engine, items),
  };
}

function together(igsn: string, own: OwnRecord | undefined, harvested: HarvestedRecord | undefined): RecordsOfIgsn {
  return { igsn, ...(own !== undefined && { own }), ...(harvested !== undefined && { harvested }) };
}

// Both lists are read alike and cut at the same number. Neither looks beyond the last change there was before: what is committed
// between the two would be passed over.
async function changedAfter(db: Queries, seq: number, limit: number) {
  const through = await findLastChange(db);
  const own = db
    .selectFrom('record')
    .select(['igsn', 'changed_seq'])
    .where('changed_seq', '>', seq)
    .where('changed_seq', '<=', through)
    .orderBy('changed_seq')
    .limit(limit);
  const harvested = db
    .selectFrom('harvested_record')
    .select(['igsn', 'changed_seq', 'source', 'item'])
    .where('changed_seq', '>', seq)
    .where('changed_seq', '<=', through)
    .orderBy('changed_seq')
    .limit(limit);
  const rows: readonly ChangedRow[] = [...(await own.execute()), ...(await harvested.execute())]
    .toSorted((one, other) => one.changed_seq - other.changed_seq)
    .slice(0, limit);
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const igsns = new Set(rows.flatMap(({ igsn }) => (igsn === null || igsn === '' ? [] : [igsn])));
  const items = rows.flatMap(({ source, item }) =>
    source === undefined || item === undefined ? [] : { source, item },
  );
  return { throughSeq: last.changed_seq, igsns: [...igsns], items };
}

interface ChangedRow {
  readonly igsn: string | null;
  readonly changed_seq: number;
  readonly source?: string;
  readonly item?: string;
}

async function pathsWithChildren(db: Queries, engine: Engine, igsns: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('tree_object as top')
    .select('top.path')
    .where(isOneOf(engine, 'top.igsn', igsns))
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('tree_object as child').select('child.id').whereRef('child.parent_id', '=', 'top.id')),
    )
    .orderBy('top.path')
    .execute();
  const pushed = await db
    .selectFrom('search_parent as s')
    .select('s.parent')
    .distinct()
    .where(isOneOf(engine, 's.parent', igsns))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('tree_object as t').select('t.id').whereRef('t.igsn', '=', 's.parent'))),
    )
    .orderBy('s.parent')
    .execute();
  return [...rows.map(({ path }) => path), ...pushed.map(({ parent }) => PUSHED + parent)];
}

async function leftOutAbove(db: Queries, engine: Engine, igsns: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('search_parent as s')
    .innerJoin('search_entry as e', 'e.igsn', 's.igsn')
    .select('s.parent')
    .distinct()
    .where(isOneOf(engine, 's.parent', igsns))
    .where('s.is_public', '=', 0)
    .execute();
  return rows.map((row) => row.parent);
}

/** Before the IGSN of a record without an object here; no path begins so. */
const PUSHED = '=';

async function igsnsBelowPushed(db: Queries, igsn: string, after: string, limit: number): Promise<Below> {
  const { rows } = await sql<{ igsn: string }>`select distinct b.igsn from ${allIgsnsBelow(igsn)} as b
    where b.igsn > ${after} order by b.igsn limit ${limit}`.execute(db);
  return { igsns: rows.map((one) => one.igsn), last: rows.length < limit ? undefined : rows.at(-1)?.igsn };
}

async function igsnsBelow(db: Queries, top: string, after: string, limit: number): Promise<Below> {
  if (top.startsWith(PUSHED)) return igsnsBelowPushed(db, top.slice(PUSHED.length), after, limit);
  // Paths sort by bytes, and what lies below begins with a stroke, behind which comes the nought.
  const rows = await db
    .selectFrom('tree_object')
    .select(['igsn', 'path'])
    .where('path', '>', after === '' ? `${top}/` : after)
    .where('path', '<', `${top}0`)
    .where('igsn', 'is not', null)
    .orderBy('path')
    .limit(limit)
    .execute();
  return { igsns: rows.flatMap(({ igsn }) => igsn ?? []), last: rows.length < limit ? undefined : rows.at(-1)?.path };
}

async function ownRecords(db: Queries, engine: Engine, igsns: readonly string[]): Promise<Map<string, OwnRecord>> {
  const rows = await readRecords(db, recordsWithDescription(db).where(isOneOf(engine, 'record.igsn', igsns)));
  return new Map(
    rows.map((row) => [
      row.igsn,
      {
        state: row.state,
        agentSymbol: row.agent_symbol,
        changedSeq: row.changed_seq,
        privacy: privacyOf(row),
        relatives: row.relatives,
        images: readRecordImages(row.image_files),
        description: withWorks(row),
      },
    ]),
  );
}

/** The description with the publications it is found by; read only where there are any. */
function withWorks({ description, linked_works }: RecordRow): string {
  if (linked_works === null) return description;
  const stated = JSON.parse(description) as SampleDescription;
  return JSON.stringify(withPublications(stated, relatedBy(readLinkedWorks(linked_works))));
}

async function harvestedRecords(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
): Promise<Map<string, HarvestedRecord>> {
  const rows = await readShown(db, placesOf(engine, igsns), sql<boolean>`h.igsn = q.igsn`);
  return new Map(rows.map((row) => [row.igsn ?? '', toHarvested(row)]));
}

async function namelessRecords(
  db: Queries,
  engine: Engine,
  items: readonly SourceItem[],
): Promise<readonly RecordsOfIgsn[]> {
  const found: ShownRow[] = [];
  for (const [source, some] of Map.groupBy(items, (one) => one.source)) {
    const names = some.map((one) => one.item);
    const isOfSource = sql<boolean>`h.source = ${source} and h.item = q.igsn and h.igsn is null`;
    found.push(...(await readShown(db, placesOf(engine, names), isOfSource)));
  }
  return found.map((row) => ({ igsn: null, harvested: toHarvested(row) }));
}

interface ShownRow {
  readonly igsn: string | null;
  readonly source: string;
  readonly item: string;
  readonly title: string;
  readonly changed_seq: number;
  readonly landing_url: string | null;
  readonly description: string;
}

/**
 * Shown records by their names, the table `q`, in the order of change. The join, in this order, which SQLite keeps to, looks each name
 * up; `in (…)` with an order let SQLite read a whole source, and PostgreSQL compare every name with every record, for each batch anew.
 */
async function readShown(
  db: Queries,
  names: RawBuilder<unknown>,
  isNamed: RawBuilder<boolean>,
): Promise<readonly ShownRow[]> {
  const { rows } =
    await sql<ShownRow>`select h.igsn, h.source, h.item, s.title, h.changed_seq, h.landing_url, h.description
    from ${names} cross join harvested_record as h inner join harvest_source as s on s.name = h.source
    where ${isNamed} and h.is_shown = 1 and h.state = 'present' and h.description <> ''`.execute(db);
  return rows.toSorted((one, other) => one.changed_seq - other.changed_seq);
}

function toHarvested(row: ShownRow): HarvestedRecord {
  return {
    source: row.source,
    item: row.item,
    sourceTitle: row.title,
    changedSeq: row.changed_seq,
    landingUrl: row.landing_url,
    description: row.description,
  };
}
