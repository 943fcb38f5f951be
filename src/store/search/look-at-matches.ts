import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../store.ts';
import { type DepthPart, depthParts, EVERYWHERE, onceEach } from './depth-parts.ts';
import { every, type Looked, type MatchOptions, matching, type Prepared } from './matching.ts';

/** Up to so many results are counted one by one; of more only a share is looked at. */
export const COUNTED = 10_000;

/** So many entries of the share stand for half as many again as {@link COUNTED}, seven deviations beyond it: nobody need count then. */
const SURELY_MANY = 240;
const MOST_OF_SHARE = 2 * COUNTED;

/** What there is to know of the entries that match. `count` is how many they are, or more than {@link COUNTED}. */
export interface LookedAt {
  readonly count: number;
  /** All that match, in no order; undefined where they are more than {@link COUNTED}. */
  readonly all: readonly Looked[] | undefined;
  /** Those of them that belong to the share by which large results are estimated. */
  readonly share: readonly Looked[];
}

/**
 * Looks at what matches: at the share, which lies together and is soon read, and then, unless that tells that there are very many, at
 * all of them. What is found so is sorted and counted without being found again.
 */
export async function lookAtMatches(
  db: Queries,
  prepared: Prepared,
  options: Pick<MatchOptions, 'without'> = {},
): Promise<LookedAt> {
  const share = await lookAtShare(db, prepared, options);
  if (share.length >= SURELY_MANY) return { count: COUNTED + 1, all: undefined, share };
  const all = await lookAtAll(db, prepared, options);
  return { count: all?.length ?? COUNTED + 1, all, share };
}

/** Those that match, in no order; undefined where they are more than {@link COUNTED}. */
export async function lookAtAll(
  db: Queries,
  prepared: Prepared,
  options: Pick<MatchOptions, 'without'> = {},
): Promise<readonly Looked[] | undefined> {
  const asked = matching({ ...prepared, ids: undefined }, options);
  // Full text finds by itself what few words or values have; a stretch of depth alone is looked for where it can be, and found in the
  // index of depths, so that nothing is looked up of what are too many.
  const isByDepth = asked.text === undefined && prepared.request.depthM !== undefined;
  if (!isByDepth) return unlessMany(await read(db, prepared, { ...options, isNarrow: true, part: EVERYWHERE }));
  const parts = depthParts(prepared.request).map(async ({ conditions }) => {
    const { rows } = await sql<{ readonly id: number }>`select e.id from ${asked.from}
      where ${every([asked.where, ...conditions])} limit ${COUNTED + 1}`.execute(db);
    return rows;
  });
  const found = unlessMany(onceEach(await Promise.all(parts)));
  if (found === undefined) return undefined;
  const ids = `[${found.map((one) => one.id).join()}]`;
  return read(db, prepared, { ids, isNarrow: true, part: EVERYWHERE });
}

function unlessMany<T>(some: readonly T[]): readonly T[] | undefined {
  return some.length > COUNTED ? undefined : some;
}

/** Those that match of the share by which large results are estimated. */
export function lookAtShare(
  db: Queries,
  prepared: Prepared,
  options: Pick<MatchOptions, 'without'> = {},
): Promise<readonly Looked[]> {
  return read(db, prepared, { ...options, isSampled: true, part: EVERYWHERE });
}

/** 0 where the title alone has every word, else 1. */
export function rankKey(prepared: Prepared): RawBuilder<number> {
  if (prepared.wanted.length === 0) return sql<number>`0`;
  const inTitle = matching({ ...prepared, codes: {} }, { isTitleOnly: true }).text ?? '';
  if (prepared.engine === 'postgres') return sql<number>`case when e.words @@ ${inTitle}::tsquery then 0 else 1 end`;
  return sql<number>`case when e.id in (select rowid from search_text where search_text match ${inTitle}) then 0 else 1 end`;
}

interface ReadOptions extends MatchOptions {
  readonly part: DepthPart;
  /** The ids of those that match, where they are known. */
  readonly ids?: string;
}

async function read(
  db: Queries,
  prepared: Prepared,
  { part, ids, ...options }: ReadOptions,
): Promise<readonly Looked[]> {
  const found = matching({ ...prepared, ids }, options);
  const [from, where] = [found.from, every([found.where, ...part.conditions])];
  const limit = options.isSampled === true ? MOST_OF_SHARE : COUNTED + 1;
  const isSorted = options.isSampled !== true && options.without === undefined;
  const isRanked = isSorted && prepared.request.sort === 'relevance';
  const columns = sql`e.id, e.facets, e.latitude_deg, e.longitude_deg, e.top_m, e.changed_seq,
    ${isRanked ? rankKey(prepared) : sql`0`} as place`;
  if (prepared.engine === 'sqlite') {
    const { rows } = await sql<Looked>`select ${columns} from ${from} where ${where} limit ${limit}`.execute(db);
    return rows;
  }
  // PostgreSQL plans the whole before the limit: else it may read the table through for words that never meet. Lists of columns instead
  // of rows: the driver takes ten thousand rows apart in thrice the time.
  const { rows } = await sql<Lists>`with m as materialized (select ${columns} from ${from} where ${where})
    select string_agg(id::text, ',') as ids, string_agg(facets, ',') as facets,
      string_agg(coalesce(latitude_deg::text, ''), ',') as latitudes,
      string_agg(coalesce(longitude_deg::text, ''), ',') as longitudes,
      string_agg(coalesce(top_m::text, ''), ',') as tops, string_agg(changed_seq::text, ',') as seqs,
      string_agg(place::text, ',') as places
    from (select * from m limit ${limit}) as c`.execute(db);
  return rows.flatMap(takeApart);
}

interface Lists {
  readonly ids: string | null;
  readonly facets: string;
  readonly latitudes: string;
  readonly longitudes: string;
  readonly tops: string;
  readonly seqs: string;
  readonly places: string;
}

function takeApart(lists: Lists): Looked[] {
  if (lists.ids === null) return [];
  const split = (list: string) => list.split(',');
  const facets = split(lists.facets);
  const [latitudes, longitudes, tops] = [split(lists.latitudes), split(lists.longitudes), split(lists.tops)];
  const [seqs, places] = [split(lists.seqs), split(lists.places)];
  return split(lists.ids).map((id, at) => ({
    id: Number(id),
    facets: facets[at]!,
    latitude_deg: stated(latitudes[at]!),
    longitude_deg: stated(longitudes[at]!),
    top_m: stated(tops[at]!),
    changed_seq: Number(seqs[at]),
    place: Number(places[at]),
  }));
}

function stated(text: string): number | null {
  return text === '' ? null : Number(text);
}
