import { sql } from 'kysely';
import type { Engine, Queries } from '../store.ts';
import { isSomethingKeptBack } from './find-relatives.ts';
import { isRight, ownDepends, type PreparedKey, preparedOctets } from './list-prepared.ts';
import { type RecordSelection, selectPublic } from './select-public.ts';

/** A page of a list in which every record is prepared, in one piece. */
export interface PreparedPage {
  readonly size: number;
  readonly lastSeq: number;
  readonly hasMore: boolean;
  /** The documents, in the order of change. */
  readonly body: Uint8Array;
}

/** Who keeps something back changes what others may repeat, without a change of theirs: then all is written anew. */
const isNothingKeptBack = sql<boolean>`not exists (select 1 from record where ${isSomethingKeptBack})`;
const isNothingHarvested = sql<boolean>`not exists (select 1 from harvested_record)`;

/**
 * The first `limit` public records of a selection as they were prepared, put together by the engine: to fetch them one by one costs three
 * times as much. Undefined when there are none, when one of them is not prepared, when anything is kept back of any record, and, with
 * `isOfAll`, when there are harvested records, whose place may be between ours. All of it is seen at one moment.
 */
export async function readPreparedPage(
  db: Queries,
  engine: Engine,
  selection: RecordSelection & { readonly isOfAll: boolean },
  key: PreparedKey,
  limit: number,
): Promise<PreparedPage | undefined> {
  const few = selectPublic(db, selection)
    .where(isNothingKeptBack)
    .$if(selection.isOfAll, (query) => query.where(isNothingHarvested))
    .select(['record.changed_seq', 'record.igsn', 'record.client_symbol'])
    .orderBy('record.changed_seq')
    .limit(limit + 1);
  const shown = sql`record.place <= ${limit}`;
  // SQLite meets the records in their order, and would sort whole documents if it were told to.
  const joined =
    engine === 'sqlite'
      ? sql`cast(string_agg(p.document, '') filter (where ${shown}) as blob)`
      : sql`string_agg(p.document, '' order by record.place) filter (where ${shown})`;
  const { rows } = await sql<{
    found: number;
    prepared: number;
    last: number | null;
    body: Uint8Array | string | null;
  }>`
    select count(*) as found, count(p.document) filter (where ${shown}) as prepared,
      max(record.changed_seq) filter (where ${shown}) as last, ${joined} as body
    from (select few.*, row_number() over (order by few.changed_seq) as place from ${few} as few) as record
    left join prepared_document as p on p.changed_seq = record.changed_seq and ${isRight(key)} and ${ownDepends}`.execute(
    db,
  );
  const { found, prepared, last, body } = rows[0]!;
  const size = Math.min(Number(found), limit);
  if (size === 0 || Number(prepared) < size || last === null || body === null) return undefined;
  return { size, lastSeq: Number(last), hasMore: Number(found) > limit, body: preparedOctets(body) };
}
