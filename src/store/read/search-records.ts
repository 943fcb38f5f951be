import { sql } from 'kysely';
import type { RecordState } from '../../domain/description/sample-description.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { searchWords } from '../../domain/registration/search-words.ts';
import type { Queries } from '../store.ts';
import { isOpenOn, isPublic } from './select-public.ts';

/** A public record as a search result, with the title that may be shown today; depths in metres below surface (CSF-A). */
export interface Hit {
  readonly igsn: string;
  readonly type: ObjectType;
  readonly title: string;
  readonly expedition: string;
  readonly state: RecordState;
  readonly embargoEnd: string | null;
  readonly combinedId: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
}

/** What is sought: the words, the day (ISO, UTC) by which embargoes are judged, the IGSN behind which to go on, the page size. */
export interface Search {
  readonly query: string;
  readonly today: string;
  readonly after: string;
  readonly limit: number;
}

/**
 * Public records of which every word of the query begins a word: of the title, the names or the IGSN, as far as they are
 * public today. Case and accents are ignored. In order of IGSN, so a page costs as much reading as it takes to fill it, and
 * the next begins behind the last IGSN. A query without words finds nothing.
 */
export async function searchRecords(db: Queries, { query, today, after, limit }: Search): Promise<readonly Hit[]> {
  const words = searchWords(query);
  if (words.length === 0) return [];
  const shown = sql<string>`case when ${isOpenOn(today)} then record.search_text else record.open_search_text end`;
  const rows = await db
    .selectFrom('record')
    .leftJoin('tree_object as t', 't.id', 'record.object_id')
    .select(['record.igsn', 'record.object_type', 'record.expedition', 'record.state', 'record.embargo_end'])
    .select(sql<string>`case when ${isOpenOn(today)} then record.title else record.open_title end`.as('title'))
    .select(['t.combined_id', 't.top_csf_a_m', 't.bottom_csf_a_m'])
    .where(isPublic)
    .where('record.state', '<>', 'hidden')
    .where('record.igsn', '>', after)
    .where(
      sql<boolean>`${sql.join(
        words.map((word) => sql`${shown} like ${pattern(word)} escape '!'`),
        sql` and `,
      )}`,
    )
    .orderBy('record.igsn')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    igsn: row.igsn,
    type: row.object_type as ObjectType,
    title: row.title,
    expedition: row.expedition,
    state: row.state as RecordState,
    embargoEnd: row.embargo_end,
    combinedId: row.combined_id,
    topM: row.top_csf_a_m,
    bottomM: row.bottom_csf_a_m,
  }));
}

function pattern(word: string): string {
  return `% ${word.replace(/[!%_]/g, '!$&')}%`;
}
