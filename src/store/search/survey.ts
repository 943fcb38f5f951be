import { sql } from 'kysely';
import { FACETS, type Facet } from '../../domain/search/facets.ts';
import { SAMPLE_SHARE } from '../../domain/search/sample-share.ts';
import { isUnbounded } from '../../domain/search/search-request.ts';
import type { Queries } from '../store.ts';
import { allFacets, type CountedFacets, countedFacets, keptCounts } from './facet-names.ts';
import { isInRange, type MatchOptions, matching, type Prepared } from './matching.ts';

/** Up to so many results are counted one by one; of more only a share is looked at. */
export const COUNTED = 10_000;

/** How many results there are: exact, or more than {@link COUNTED} and then about so many. */
export interface Total {
  readonly count: number;
  readonly isExact: boolean;
}

/** A place where results are, rounded to a hundredth of a degree (WGS 84), and how many. */
export interface CountedPlace {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly count: number;
}

/**
 * What is to be known of all results together. The counts of a facet are those without its own choice, so that a second value can
 * be chosen. `isEstimated`: they come from one record in {@link SAMPLE_SHARE}. `topsM` are metres.
 */
export interface Survey {
  readonly facets: CountedFacets;
  readonly isEstimated: boolean;
  readonly places: readonly CountedPlace[];
  readonly topsM: readonly number[];
}

interface Surveyed {
  readonly facets: string;
  readonly latitude_deg: number | null;
  readonly longitude_deg: number | null;
  readonly top_m: number | null;
}

/** How many results there are, or one more than are counted; which they are is known where they are not more. */
interface Matches {
  readonly count: number;
  readonly ids: string | undefined;
}

/**
 * Counts the results of a request; stops behind {@link COUNTED}. Where there are not more, `prepared` comes back with their ids, so
 * that sorting them and looking at them need not find them again.
 */
export async function countMatches(
  db: Queries,
  prepared: Prepared,
): Promise<{ readonly prepared: Prepared; readonly count: number }> {
  const { count, ids } = await findMatches(db, { ...prepared, ids: undefined });
  return { prepared: { ...prepared, ids }, count };
}

async function findMatches(db: Queries, prepared: Prepared, options: MatchOptions = {}): Promise<Matches> {
  const isSqlite = prepared.engine === 'sqlite';
  const { from, where } = matching(prepared, { ...options, isByIdAlone: true });
  const list = isSqlite ? sql`json_group_array(id)` : sql`json_agg(id)::text`;
  // PostgreSQL plans the whole before the limit: else it may read the table through for words that never meet.
  const { rows } = await sql<{
    n: number;
    ids: string | null;
  }>`with m as materialized (select e.id from ${from} where ${where}
    ${isSqlite ? sql`limit ${COUNTED + 1}` : sql``})
    select count(*) as n, ${list} as ids from (select id from m limit ${COUNTED + 1}) as c`.execute(db);
  const count = Number(rows[0]?.n ?? 0);
  return { count, ids: count > COUNTED ? undefined : (rows[0]?.ids ?? '[]') };
}

/** The number of all entries: kept, so not counted. */
export async function countAll(db: Queries): Promise<number> {
  const row = await db
    .selectFrom('search_facet')
    .select((e) => e.fn.sum<number>('entries').as('n'))
    .where('facet', '=', 'type')
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Looks at all results, or at a share of them where there are more than {@link COUNTED}. */
export async function survey(db: Queries, prepared: Prepared, count: number): Promise<Survey> {
  const isEstimated = count > COUNTED;
  const rows = await surveyed(db, prepared, { isSampled: isEstimated });
  const share = isEstimated ? SAMPLE_SHARE : 1;
  const facets =
    isUnbounded(prepared.request) && isEstimated
      ? await allFacets(db)
      : await countedFacets(db, countCodes(rows), share);
  return {
    facets: { ...facets, ...(await chosenFacets(db, prepared)) },
    isEstimated: isEstimated && !isUnbounded(prepared.request),
    places: placesOf(rows, share),
    topsM: rows.flatMap((row) => row.top_m ?? []),
  };
}

/** How often codes are met, of which each stands for so many. */
interface CountedCodes {
  readonly counts: ReadonlyMap<number, number>;
  /** What every count is to be multiplied by. */
  readonly standsFor: number;
}

/** The counts of the facets that have a choice, each as if it had none. */
async function chosenFacets(db: Queries, prepared: Prepared): Promise<Partial<CountedFacets>> {
  const chosen = FACETS.filter((facet) => prepared.codes[facet] !== undefined);
  const counted = chosen.map(async (without): Promise<Partial<Record<Facet, CountedFacets[Facet]>>> => {
    const { counts, standsFor } = await codesWithout(db, prepared, without);
    // What is chosen is named though nothing has it.
    const named = new Map([...(prepared.codes[without] ?? []).map((code) => [code, 0] as const), ...counts]);
    return { [without]: (await countedFacets(db, named, standsFor))[without] };
  });
  return Object.assign({}, ...(await Promise.all(counted)));
}

async function codesWithout(db: Queries, prepared: Prepared, without: Facet): Promise<CountedCodes> {
  const { request } = prepared;
  const isAlone = isUnbounded({ ...request, facets: { ...request.facets, [without]: [] } });
  if (isAlone && (await countAll(db)) > COUNTED) return { counts: await keptCounts(db, without), standsFor: 1 };
  const { count, ids } = await findMatches(db, prepared, { without });
  const isSampled = count > COUNTED;
  const rows = await surveyed(db, { ...prepared, ids }, isSampled ? { without, isSampled } : {});
  return { counts: countCodes(rows), standsFor: isSampled ? SAMPLE_SHARE : 1 };
}

async function surveyed(db: Queries, prepared: Prepared, options: MatchOptions): Promise<readonly Surveyed[]> {
  const { from, where } = matching(prepared, { ...options, isByIdAlone: true });
  // What ranges leave out of a share is left out by the narrow index, before the entries themselves are read.
  const [entries, those] =
    prepared.engine === 'sqlite' && options.isSampled === true && isInRange(prepared)
      ? [sql`search_entry as e`, sql`e.id in (select e.id from ${from} where ${where})`]
      : [matching(prepared, options).from, where];
  const { rows } =
    await sql<Surveyed>`select e.facets, e.latitude_deg, e.longitude_deg, e.top_m from ${entries} where ${those} limit ${2 * COUNTED}`.execute(
      db,
    );
  return rows;
}

function countCodes(rows: readonly Surveyed[]): ReadonlyMap<number, number> {
  // Most rows share their codes with others: each set of codes is taken apart once.
  const sets = new Map<string, number>();
  for (const { facets } of rows) sets.set(facets, (sets.get(facets) ?? 0) + 1);
  const counts = new Map<number, number>();
  for (const [codes, count] of sets) {
    for (const code of codes.split(' ')) counts.set(Number(code), (counts.get(Number(code)) ?? 0) + count);
  }
  return counts;
}

function placesOf(rows: readonly Surveyed[], share: number): readonly CountedPlace[] {
  const places = new Map<string, number>();
  for (const { latitude_deg: latitude, longitude_deg: longitude } of rows) {
    if (latitude === null || longitude === null) continue;
    const key = `${Math.round(latitude * 100)} ${Math.round(longitude * 100)}`;
    places.set(key, (places.get(key) ?? 0) + share);
  }
  return [...places].map(([key, count]) => {
    const [latitude = 0, longitude = 0] = key.split(' ').map(Number);
    return { latitudeDeg: latitude / 100, longitudeDeg: longitude / 100, count };
  });
}
