import { sql } from 'kysely';
import type { RecordState } from '../../domain/description/sample-description.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { publicPart } from '../../domain/registration/public-part.ts';
import { searchTextOf } from '../../domain/registration/record-summary.ts';
import { searchWords } from '../../domain/registration/search-words.ts';
import type { Queries } from '../store.ts';
import { readRecords, recordsWithDescription, toRecord } from './find-record.ts';
import { isAnythingKeptBack } from './find-relatives.ts';
import { isPublic, isTitleOpenOn } from './select-public.ts';

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
  if (!(await isAnythingKeptBack(db))) return findHits(db, words, { today, after, limit });
  const shown: Hit[] = [];
  for (let behind: string | undefined = after; behind !== undefined && shown.length < limit; ) {
    const hits: readonly Hit[] = await findHits(db, words, { today, after: behind, limit });
    shown.push(...(await publicHits(db, hits, words, today)));
    behind = hits.length < limit ? undefined : hits.at(-1)?.igsn;
  }
  return shown.slice(0, limit);
}

/** The hits as they may be shown where others withhold what their records repeat; those found by nothing else are none. */
async function publicHits(db: Queries, hits: readonly Hit[], words: readonly string[], today: string): Promise<Hit[]> {
  if (hits.length === 0) return [];
  const igsns = hits.map((hit) => hit.igsn);
  const rows = await readRecords(db, recordsWithDescription(db).where('record.igsn', 'in', igsns));
  const parts = new Map(
    rows.map(toRecord).map(({ igsn, description, privacy, relatives }) => {
      return [igsn, publicPart(description, today, description, privacy, relatives)];
    }),
  );
  return hits.flatMap((hit) => {
    const part = parts.get(hit.igsn);
    if (part === undefined) return [];
    const text = `${searchTextOf(part)} `;
    if (!words.every((word) => text.includes(` ${word}`))) return [];
    const depth = part.depths.length === 0 ? { topM: null, bottomM: null } : {};
    return [{ ...hit, title: part.title, ...depth }];
  });
}

async function findHits(
  db: Queries,
  words: readonly string[],
  { today, after, limit }: Omit<Search, 'query'>,
): Promise<readonly Hit[]> {
  const shown = sql<string>`case when ${isTitleOpenOn(today)} then record.search_text else record.open_search_text end`;
  const rows = await db
    .selectFrom('record')
    .leftJoin('tree_object as t', 't.id', 'record.object_id')
    .select(['record.igsn', 'record.object_type', 'record.expedition', 'record.state', 'record.embargo_end'])
    .select(sql<string>`case when ${isTitleOpenOn(today)} then record.title else record.open_title end`.as('title'))
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
