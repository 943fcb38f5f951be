import { FACETS, type Facet } from '../../domain/search/facets.ts';
import { SAMPLE_SHARE } from '../../domain/search/sample-share.ts';
import { isUnbounded } from '../../domain/search/search-request.ts';
import type { Queries } from '../store.ts';
import { type CountedPlace, countCodes, placesOf } from './count-seen.ts';
import { allFacets, type CountedFacets, countedFacets, keptCounts } from './facet-names.ts';
import { COUNTED, lookAtAll, lookAtCodes, lookAtMatches, lookAtShare } from './look-at-matches.ts';
import type { Prepared } from './matching.ts';

/** How many results there are: exact, or more than {@link COUNTED} and then about so many. */
export interface Total {
  readonly count: number;
  readonly isExact: boolean;
}

/**
 * What is to be known of all results together. The counts of a facet are those without its own choice, so that a second value can
 * be chosen. `estimated`: the facets whose counts come from one record in {@link SAMPLE_SHARE}. `topsM` are metres.
 */
export interface Survey {
  readonly facets: CountedFacets;
  readonly estimated: readonly Facet[];
  readonly places: readonly CountedPlace[];
  readonly topsM: readonly number[];
}

/**
 * Counts the results of a request, as far as {@link COUNTED}. `prepared` comes back with what was seen of them, so that sorting and
 * counting them need not find them again.
 */
export async function countMatches(
  db: Queries,
  prepared: Prepared,
): Promise<{ readonly prepared: Prepared; readonly count: number }> {
  const { count, all, share } = await lookAtMatches(db, prepared);
  const ids = all && `[${all.map((one) => one.id).join()}]`;
  return { prepared: { ...prepared, ids, all, share }, count };
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
  const all = count > COUNTED ? undefined : (prepared.all ?? (await lookAtAll(db, prepared)));
  const areMany = all === undefined;
  const rows = all ?? prepared.share ?? (await lookAtShare(db, prepared));
  const share = areMany ? SAMPLE_SHARE : 1;
  const isKept = areMany && isUnbounded(prepared.request);
  const facets = isKept ? await allFacets(db) : await countedFacets(db, countCodes(rows), share);
  const chosen = await chosenFacets(db, prepared, areMany);
  const others = areMany && !isKept ? FACETS.filter((facet) => chosen.facets[facet] === undefined) : [];
  return {
    facets: { ...facets, ...chosen.facets },
    estimated: [...others, ...chosen.estimated],
    places: placesOf(rows, share),
    topsM: rows.map((row) => row.top_m).filter((one) => one !== null),
  };
}

/** How often codes are met, of which each stands for so many. */
interface CountedCodes {
  readonly counts: ReadonlyMap<number, number>;
  /** What every count is to be multiplied by. */
  readonly standsFor: number;
}

interface ChosenFacets {
  readonly facets: Partial<CountedFacets>;
  readonly estimated: readonly Facet[];
}

/** The counts of the facets that have a choice, each as if it had none; one after the other, so that one search is one connection. */
async function chosenFacets(db: Queries, prepared: Prepared, areMany: boolean): Promise<ChosenFacets> {
  const facets: Partial<Record<Facet, CountedFacets[Facet]>> = {};
  const estimated: Facet[] = [];
  for (const without of FACETS) {
    const chosen = prepared.codes[without];
    if (chosen === undefined) continue;
    const { counts, standsFor } = await codesWithout(db, prepared, { without, areMany });
    // What is chosen is named though nothing has it.
    const named = new Map([...chosen.map((code) => [code, 0] as const), ...counts]);
    facets[without] = (await countedFacets(db, named, standsFor))[without];
    if (standsFor > 1) estimated.push(without);
  }
  return { facets, estimated };
}

interface WithoutOptions {
  readonly without: Facet;
  /** Whether there are more than are counted with the choice: without it there are no fewer. */
  readonly areMany: boolean;
}

async function codesWithout(
  db: Queries,
  prepared: Prepared,
  { without, areMany }: WithoutOptions,
): Promise<CountedCodes> {
  const { request } = prepared;
  const isAlone = isUnbounded({ ...request, facets: { ...request.facets, [without]: [] } });
  if (isAlone && (await countAll(db)) > COUNTED) return { counts: await keptCounts(db, without), standsFor: 1 };
  const { rows, isShare } = await lookAtCodes(db, prepared, { without, areMany });
  return { counts: countCodes(rows), standsFor: isShare ? SAMPLE_SHARE : 1 };
}
