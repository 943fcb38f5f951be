import { type RawBuilder, sql } from 'kysely';
import type { Facet } from '../../domain/search/facets.ts';
import type { Queries } from '../store.ts';
import { depthParts, onceEach } from './depth-parts.ts';
import { every, type Looked, type MatchOptions, matching, type Prepared, type Seen } from './matching.ts';

/** Up to so many results are counted one by one; of more only a share is looked at. */
export const COUNTED = 10_000;

/** So many entries of the share stand for half as many again as {@link COUNTED}, seven deviations beyond it: nobody need count then. */
const SURELY_MANY = 240;
/** From so many on they are more than {@link COUNTED} in most cases: half as many again as stand for so many would be sure. */
const LIKELY_MANY = 170;
const MOST_OF_SHARE = 2 * COUNTED;

/** What there is to know of the entries that match. `count` is how many they are, or more than {@link COUNTED}. */
export interface LookedAt {
  readonly count: number;
  /** All that match, in no order; undefined where they are more than {@link COUNTED}. */
  readonly all: readonly Looked[] | undefined;
  /** Those of them that belong to the share by which large results are estimated. */
  readonly share: readonly Seen[];
}

/**
 * Looks at what matches: at the share, which lies together and is soon read, and then, unless that tells that there are very many, at
 * all of them; where it tells that there may be, PostgreSQL is asked before, which counts ten thousand in a fraction of the time in which it
 * hands them over. What is found so is sorted and counted without being found again.
 */
export async function lookAtMatches(db: Queries, prepared: Prepared): Promise<LookedAt> {
  const share = await lookAtShare(db, prepared);
  if (share.length >= SURELY_MANY || (share.length >= LIKELY_MANY && (await areCountedAsMany(db, prepared))))
    return { count: COUNTED + 1, all: undefined, share };
  const all = await lookAtAll(db, prepared);
  return { count: all?.length ?? COUNTED + 1, all, share };
}

/** Whether more than so many match; nothing is handed over. */
export async function areMoreThan(db: Queries, prepared: Prepared, most: number): Promise<boolean> {
  const { from, where } = matching(prepared);
  // Planned as a whole before the limit, as where all are read.
  const { rows } = await sql<{
    readonly size: number;
  }>`with m as materialized (select 1 as one from ${from} where ${where})
    select count(*) as size from (select one from m limit ${most + 1}) as c`.execute(db);
  return Number(rows[0]!.size) > most;
}

/** Whether they are known to be more than {@link COUNTED} by counting, where that is cheaper than to read them: words lead to them. */
async function areCountedAsMany(db: Queries, prepared: Prepared): Promise<boolean> {
  if (prepared.engine === 'sqlite' || matching(prepared).text === undefined) return false;
  return areMoreThan(db, prepared, COUNTED);
}

/** Those that match, in no order; undefined where they are more than {@link COUNTED}. */
export function lookAtAll(db: Queries, prepared: Prepared): Promise<readonly Looked[] | undefined> {
  return readAll(db, prepared, LOOKED);
}

/** Those that match of the share by which large results are estimated. */
export function lookAtShare(db: Queries, prepared: Prepared): Promise<readonly Seen[]> {
  return read(db, prepared, SEEN, { isSampled: true });
}

/** The codes of what would match without the choice of one facet: of all, or of the share. */
export interface LookedAtCodes {
  readonly rows: readonly Pick<Looked, 'facets'>[];
  readonly isShare: boolean;
}

/** Looks at the codes of what would match without the choice of a facet; `areMany`: it is known that these are more than {@link COUNTED}. */
export async function lookAtCodes(
  db: Queries,
  prepared: Prepared,
  { without, areMany }: { readonly without: Facet; readonly areMany: boolean },
): Promise<LookedAtCodes> {
  const share = await read(db, prepared, ['facets'], { without, isSampled: true });
  const isMany = areMany || share.length >= SURELY_MANY;
  const all = isMany ? undefined : await readAll(db, prepared, ['facets'], { without });
  return { rows: all ?? share, isShare: all === undefined };
}

/** 0 where the title alone has every word, else 1. */
export function rankKey(prepared: Prepared): RawBuilder<number> {
  if (prepared.wanted.length === 0) return sql<number>`0`;
  const inTitle = matching({ ...prepared, codes: {} }, { isTitleOnly: true }).text ?? '';
  if (prepared.engine === 'postgres') return sql<number>`case when e.words @@ ${inTitle}::tsquery then 0 else 1 end`;
  return sql<number>`case when e.id in (select rowid from search_text where search_text match ${inTitle}) then 0 else 1 end`;
}

type Column = keyof Looked;

const SEEN = ['facets', 'latitude_deg', 'longitude_deg', 'top_m'] as const;
const LOOKED = ['id', ...SEEN, 'changed_seq', 'place'] as const;

async function readAll<C extends Column>(
  db: Queries,
  prepared: Prepared,
  columns: readonly C[],
  options: Pick<MatchOptions, 'without'> = {},
): Promise<readonly Pick<Looked, C>[] | undefined> {
  const asked = matching({ ...prepared, ids: undefined }, options);
  // Full text finds by itself what few words or values have; a stretch of depth alone is looked for where it can be, and found in the
  // index of depths, so that nothing is looked up of what are too many.
  const isByDepth = asked.text === undefined && prepared.request.depthM !== undefined;
  if (!isByDepth) return unlessMany(await read(db, prepared, columns, { ...options, isNarrow: true }));
  const parts = depthParts(prepared.request).map(async ({ conditions }) => {
    const { rows } = await sql<{ readonly id: number }>`select e.id from ${asked.from}
      where ${every([asked.where, ...conditions])} limit ${COUNTED + 1}`.execute(db);
    return rows;
  });
  const found = unlessMany(onceEach(await Promise.all(parts)));
  return found && read(db, prepared, columns, { ids: `[${found.map((one) => one.id).join()}]`, isNarrow: true });
}

function unlessMany<T>(some: readonly T[]): readonly T[] | undefined {
  return some.length > COUNTED ? undefined : some;
}

interface ReadOptions extends MatchOptions {
  /** The ids of those that match, where they are known. */
  readonly ids?: string;
}

async function read<C extends Column>(
  db: Queries,
  prepared: Prepared,
  columns: readonly C[],
  { ids, ...options }: ReadOptions,
): Promise<readonly Pick<Looked, C>[]> {
  const { from, where } = matching({ ...prepared, ids }, options);
  const limit = options.isSampled === true ? MOST_OF_SHARE : COUNTED + 1;
  const place = prepared.request.sort === 'relevance' ? rankKey(prepared) : sql`0`;
  const chosen = sql.join(columns.map((one) => (one === 'place' ? sql`${place} as place` : sql.ref(`e.${one}`))));
  if (prepared.engine === 'sqlite') {
    const { rows } = await sql<Looked>`select ${chosen} from ${from} where ${where} limit ${limit}`.execute(db);
    return rows;
  }
  // PostgreSQL plans the whole before the limit: else it may read the table through for words that never meet. Lists of columns instead
  // of rows: the driver takes ten thousand rows apart in thrice the time.
  const lists = columns.map((one) => sql`string_agg(coalesce(${sql.ref(one)}::text, ''), ',') as ${sql.ref(one)}`);
  const { rows } = await sql<Lists>`with m as materialized (select ${chosen} from ${from} where ${where})
    select ${sql.join(lists)} from (select * from m limit ${limit}) as c`.execute(db);
  return rows.flatMap((one) => takeApart(one, columns));
}

/** The values of every column, with commas between; null where nothing was found. */
type Lists = Readonly<Record<Column, string | null>>;

function takeApart<C extends Column>(lists: Lists, columns: readonly C[]): readonly Pick<Looked, C>[] {
  const values = columns.map((one) => lists[one]?.split(',') ?? []);
  return values[0]!.map((_, at) => {
    const row: Partial<Record<Column, string | number | null>> = {};
    for (const [nth, column] of columns.entries()) row[column] = readValue(column, values[nth]![at]!);
    return row as Pick<Looked, C>;
  });
}

function readValue(column: Column, text: string): string | number | null {
  if (column === 'facets') return text;
  return text === '' ? null : Number(text);
}
