import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { isRight, type PreparedKey, preparedOctets } from './list-prepared.ts';
import {
  HARVESTED,
  type HarvestedHeader,
  type HarvestedSelection,
  isGone,
  selectNotShown,
  selectShown,
} from './select-harvested.ts';

/** A harvested record with what was received of it and what was understood; each null where there is none. */
export interface HarvestedRow extends HarvestedHeader {
  readonly state: string;
  readonly media_type: string;
  readonly received: Uint8Array | null;
  readonly description: string | null;
}

/** A harvested record with its prepared document; null where there is none that is right. */
export interface PreparedHarvested extends HarvestedHeader {
  readonly document: Uint8Array | null;
}

/** Up to `limit` shown records of a selection, in order of change, with their documents as received. */
export function listHarvested(db: Queries, selection: HarvestedSelection, limit: number): Promise<HarvestedRow[]> {
  return selectShown(db, selection)
    .select(HARVESTED)
    .select(['harvested_record.state', 'harvested_record.media_type', 'harvested_record.description'])
    .select('harvested_record.document as received')
    .orderBy('harvested_record.changed_seq')
    .limit(limit)
    .execute();
}

/** The same with their headers alone. */
export function listHarvestedHeaders(
  db: Queries,
  selection: HarvestedSelection,
  limit: number,
): Promise<HarvestedHeader[]> {
  return selectShown(db, selection).select(HARVESTED).orderBy('harvested_record.changed_seq').limit(limit).execute();
}

/** The same with what is prepared of them, as long as their source has the address and title it was prepared with. */
export async function listPreparedHarvested(
  db: Queries,
  selection: HarvestedSelection,
  key: PreparedKey,
  limit: number,
): Promise<PreparedHarvested[]> {
  const rows = await selectShown(db, selection)
    .leftJoin('prepared_document as p', (join) =>
      join
        .onRef('p.changed_seq', '=', 'harvested_record.changed_seq')
        .on(isRight(key))
        .on(sql<boolean>`p.depends = harvest_source.url || ${'\n'} || harvest_source.title`),
    )
    .select(HARVESTED)
    .select('p.document')
    .orderBy('harvested_record.changed_seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, document: row.document && preparedOctets(row.document) }));
}

/** Rows, and up to which change they are all there are; without a change they are all of the selection. */
export interface Stretch<Row> {
  readonly rows: readonly Row[];
  readonly throughSeq?: number;
}

const MOST_ROUNDS = 10;

/**
 * Records of a selection that are gone: not shown, and nobody shows their IGSN. Many of those that are not shown are only doubles, so
 * that this looks at ten times `limit` at most and says how far it came.
 */
export async function listGone(
  db: Queries,
  selection: HarvestedSelection,
  limit: number,
): Promise<Stretch<HarvestedHeader>> {
  const rows: HarvestedHeader[] = [];
  let { afterSeq } = selection;
  for (let round = 0; round < MOST_ROUNDS && rows.length < limit; round++) {
    const some = await selectNotShown(db, { ...selection, afterSeq })
      .select(HARVESTED)
      .select(isGone(selection.source).as('is_gone'))
      .orderBy('harvested_record.changed_seq')
      .limit(limit)
      .execute();
    rows.push(...some.filter((one) => one.is_gone === 1));
    if (some.length < limit) return { rows };
    afterSeq = some.at(-1)!.changed_seq;
  }
  return { rows, throughSeq: afterSeq };
}

/** How many harvested records a list of a selection has, those that are gone included. Looks at every one. */
export async function countHarvested(db: Queries, selection: HarvestedSelection): Promise<number> {
  const size = sql<number>`count(*)`.as('size');
  const shown = await selectShown(db, selection).select(size).executeTakeFirstOrThrow();
  const gone = await selectNotShown(db, selection)
    .where(isGone(selection.source), '=', 1)
    .select(size)
    .executeTakeFirstOrThrow();
  return Number(shown.size) + Number(gone.size);
}

/** How many harvested records that are shown changed last at or before a number of change. */
export async function countHarvestedThrough(db: Queries, throughSeq: number): Promise<number> {
  const query = selectShown(db, { afterSeq: 0, throughSeq }).select(sql<number>`count(*)`.as('size'));
  return Number((await query.executeTakeFirstOrThrow()).size);
}

/** The harvested record that stands for an IGSN where we have no public record of it: the shown one, or the one by which it is gone. */
export async function findHarvested(
  db: Queries,
  igsn: string,
): Promise<(HarvestedRow & { readonly isShown: boolean }) | undefined> {
  return shownOrGone(db, (query) => query.where('harvested_record.igsn', '=', igsn));
}

/** The harvested record without IGSN that a source calls so, as {@link findHarvested} gives those with one. */
export async function findHarvestedItem(
  db: Queries,
  source: string,
  item: string,
): Promise<(HarvestedRow & { readonly isShown: boolean }) | undefined> {
  return shownOrGone(db, (query) =>
    query
      .where('harvested_record.igsn', 'is', null)
      .where('harvested_record.source', '=', source)
      .where('harvested_record.item', '=', item),
  );
}

type Selected = ReturnType<typeof selectShown>;

async function shownOrGone(db: Queries, which: (query: Selected) => Selected) {
  const all = { afterSeq: -1 };
  const full = (query: Selected) =>
    which(query)
      .select(HARVESTED)
      .select(['harvested_record.state', 'harvested_record.media_type', 'harvested_record.description'])
      .select('harvested_record.document as received');
  const shown = await full(selectShown(db, all)).executeTakeFirst();
  if (shown !== undefined) return { ...shown, isShown: true };
  const gone = await full(selectNotShown(db, all)).where(isGone(undefined), '=', 1).executeTakeFirst();
  return gone === undefined ? undefined : { ...gone, isShown: false };
}
