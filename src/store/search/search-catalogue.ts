import { isSpeltWord } from '../../domain/search/indexed-words.ts';
import { readSearchText, type SoughtWords } from '../../domain/search/read-search-text.ts';
import { isUnbounded, type SearchRequest } from '../../domain/search/search-request.ts';
import type { Engine, Queries } from '../store.ts';
import { type Correction, expandWords } from './expand-words.ts';
import { codesOf } from './facet-names.ts';
import { type FoundEntry, findHits } from './find-hits.ts';
import type { Place } from './hit-order.ts';
import { COUNTED } from './look-at-matches.ts';
import type { Prepared } from './matching.ts';
import { countAll, countMatches, type Survey, survey, type Total } from './survey.ts';

/**
 * What a search found. `corrections` names words that others resemble: where the words alone found nothing those were sought too
 * (`isCorrected`), where they found little they may have been meant.
 */
export interface Found {
  readonly total: Total;
  readonly hits: readonly FoundEntry[];
  /** Behind what the next page begins; undefined on the last. */
  readonly next: Place | undefined;
  /** Before what the page before ends; undefined on the first. */
  readonly previous: Place | undefined;
  readonly corrections: readonly Correction[];
  readonly isCorrected: boolean;
  readonly survey: Survey | undefined;
}

/** How much is asked for: where the page begins, or ends, how long it is, and whether counts of facets and places are wanted. */
export interface FoundOptions {
  readonly after?: Place | undefined;
  readonly before?: Place | undefined;
  readonly limit: number;
  readonly withSurvey: boolean;
}

/** A search made ready: the words expanded, slips put right where the words alone give too little, the results counted. */
export interface ReadySearch {
  readonly prepared: Prepared;
  readonly count: number;
  readonly corrections: readonly Correction[];
  readonly isCorrected: boolean;
}

/** No word is spelled so: what is asked in marks alone is found nowhere. */
const NOWHERE = [[['=']]];
const TOO_FEW = 3;
const SHORTEST_BEGINNING = 4;

/** Searches the index; the same results in the same order on both engines. */
export async function searchCatalogue(
  db: Queries,
  engine: Engine,
  request: SearchRequest,
  { after, before, limit, withSurvey }: FoundOptions,
): Promise<Found> {
  const { prepared, count, corrections, isCorrected } = await readySearch(db, engine, request);
  // At once: PostgreSQL answers on two connections, and on one more each where a stretch of depth is looked for in two places.
  const [page, surveyed] = await Promise.all([
    findHits(db, prepared, { sort: request.sort, after, before, limit, count }),
    withSurvey ? survey(db, prepared, count) : undefined,
  ]);
  return {
    total: isUnbounded(request)
      ? { count, isExact: true }
      : { count: Math.min(count, COUNTED), isExact: count <= COUNTED },
    ...page,
    corrections,
    isCorrected,
    survey: surveyed,
  };
}

/** Makes a search ready, so that its results can be counted or gone through. */
export async function readySearch(db: Queries, engine: Engine, request: SearchRequest): Promise<ReadySearch> {
  const sought = readSearchText(request.text);
  const codes = await codesOf(db, request.facets);
  const isWordless = sought.length === 0 && request.text.trim() !== '';
  const wanted = isWordless ? NOWHERE : (await expandWords(db, sought, false)).wanted;
  const exact = { engine, request, codes, beginnings: [], wanted };
  const counted = isUnbounded(request) ? { prepared: exact, count: await countAll(db) } : await countMatches(db, exact);
  const { count } = counted;
  const asIs = { ...counted, corrections: [], isCorrected: false };
  if (count >= TOO_FEW || sought.length === 0) return asIs;
  const begun = count === 0 ? await withBeginning(db, exact, sought) : undefined;
  return begun ?? withSlips(db, asIs, sought);
}

/** The last word as the beginning of an IGSN or a name, where nothing is called just so. */
async function withBeginning(
  db: Queries,
  exact: Prepared,
  sought: readonly SoughtWords[],
): Promise<ReadySearch | undefined> {
  const last = sought.at(-1);
  const [word = ''] = last?.words ?? [];
  if (last?.isPrefix !== true || isSpeltWord(word) || word.length < SHORTEST_BEGINNING) return undefined;
  const begun = await countMatches(db, { ...exact, wanted: exact.wanted.slice(0, -1), beginnings: [word] });
  return begun.count === 0 ? undefined : { ...begun, corrections: [], isCorrected: false };
}

async function withSlips(db: Queries, asIs: ReadySearch, sought: readonly SoughtWords[]): Promise<ReadySearch> {
  const { wanted, corrections } = await expandWords(db, sought, true);
  if (corrections.length === 0) return asIs;
  const { prepared, count } = await countMatches(db, { ...asIs.prepared, wanted });
  if (count <= asIs.count) return asIs;
  return asIs.count === 0 ? { prepared, count, corrections, isCorrected: true } : { ...asIs, corrections };
}
