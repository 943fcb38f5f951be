import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { findLastChange } from './find-last-change.ts';
import { type RecordRow, readRecords, recordsWithDescription } from './find-record.ts';
import type { HarvestedRow } from './list-harvested.ts';
import { HARVESTED } from './select-harvested.ts';

/** Records that changed, ours and those of others, whatever their state, up to and with a change number. */
export interface ChangedRecords {
  readonly throughSeq: number;
  readonly own: readonly RecordRow[];
  readonly harvested: readonly (HarvestedRow & { readonly is_shown: number })[];
}

/** About `limit` records that changed behind a number, in the order of change; undefined when none did. */
export async function listChanged(db: Queries, afterSeq: number, limit: number): Promise<ChangedRecords | undefined> {
  // Neither query looks beyond this: what is committed between them would be passed over.
  const last = await findLastChange(db);
  if (last <= afterSeq) return undefined;
  const own = await ownBehind(db, afterSeq, last, limit);
  const harvested = await harvestedBehind(db, afterSeq, last, limit);
  const ends = [own, harvested].map((rows) => (rows.length < limit ? last : rows.at(-1)!.changed_seq));
  const throughSeq = Math.min(...ends);
  return {
    throughSeq,
    own: own.filter((row) => row.changed_seq <= throughSeq),
    harvested: harvested.filter((row) => row.changed_seq <= throughSeq),
  };
}

function ownBehind(db: Queries, afterSeq: number, last: number, limit: number) {
  const page = db
    .selectFrom('record')
    .select('igsn')
    .where('changed_seq', '>', afterSeq)
    .where('changed_seq', '<=', last)
    .orderBy('changed_seq')
    .limit(limit);
  return readRecords(db, recordsWithDescription(db).where('record.igsn', 'in', page).orderBy('record.changed_seq'));
}

function harvestedBehind(db: Queries, afterSeq: number, last: number, limit: number) {
  return db
    .selectFrom('harvested_record')
    .innerJoin('harvest_source', 'harvest_source.name', 'harvested_record.source')
    .select(HARVESTED)
    .select(['harvested_record.state', 'harvested_record.media_type', 'harvested_record.description'])
    .select(['harvested_record.document as received', 'harvested_record.is_shown'])
    .where('harvested_record.changed_seq', '>', afterSeq)
    .where('harvested_record.changed_seq', '<=', last)
    .orderBy('harvested_record.changed_seq')
    .limit(limit)
    .execute();
}

/** A format of which documents are prepared and that is none of these; undefined when there is none. Costs a look-up per format. */
export async function findUnwantedFormat(db: Queries, wanted: readonly string[]): Promise<string | undefined> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ format: string }>`select format from prepared_document where format > ${after}
      order by format limit 1`.execute(db);
    const format = rows[0]?.format;
    if (format === undefined || !wanted.includes(format)) return format;
    after = format;
  }
}
