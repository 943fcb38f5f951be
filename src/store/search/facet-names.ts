import { FACETS, type Facet, type FacetValue } from '../../domain/search/facets.ts';
import type { Queries } from '../store.ts';

/** A value of a facet with how many entries have it. */
export interface CountedValue extends FacetValue {
  readonly count: number;
}

/** The values of every facet, those most met first. */
export type CountedFacets = Readonly<Record<Facet, readonly CountedValue[]>>;

const MOST_KEPT = 200_000;
const kept = new WeakMap<Queries, Map<number, FacetValue>>();

/** Names the codes; a code keeps its meaning for ever, so each is read once. */
async function namesOf(db: Queries, codes: readonly number[]): Promise<ReadonlyMap<number, FacetValue>> {
  const known = kept.get(db) ?? new Map<number, FacetValue>();
  if (known.size > MOST_KEPT) known.clear();
  kept.set(db, known);
  const missing = codes.filter((code) => !known.has(code));
  if (missing.length === 0) return known;
  const rows = await db
    .selectFrom('search_facet')
    .select(['code', 'facet', 'value', 'label'])
    // One range instead of a list without end: codes are given in turn.
    .where('code', '>=', Math.min(...missing))
    .where('code', '<=', Math.max(...missing))
    .execute();
  for (const { code, facet, value, label } of rows) known.set(code, { facet: facet as Facet, value, label });
  return known;
}

/** Counts by code as counts by facet and value, sorted by count and then by value; every count times `share`. */
export async function countedFacets(
  db: Queries,
  counts: ReadonlyMap<number, number>,
  share: number,
): Promise<CountedFacets> {
  const names = await namesOf(db, [...counts.keys()]);
  const values = [...counts].flatMap(([code, count]) => {
    const name = names.get(code);
    return name === undefined ? [] : [{ ...name, count: count * share }];
  });
  return byFacet(values);
}

/** The counts of the whole index, which are kept. */
export async function allFacets(db: Queries): Promise<CountedFacets> {
  const rows = await db
    .selectFrom('search_facet')
    .select(['facet', 'value', 'label', 'entries'])
    .where('entries', '>', 0)
    .execute();
  return byFacet(
    rows.map(({ facet, value, label, entries }) => ({ facet: facet as Facet, value, label, count: entries })),
  );
}

/** How many entries of the whole index have each value of a facet, by code: kept, so not counted. */
export async function keptCounts(db: Queries, facet: Facet): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('search_facet')
    .select(['code', 'entries'])
    .where('facet', '=', facet)
    .where('entries', '>', 0)
    .execute();
  return new Map(rows.map(({ code, entries }) => [code, Number(entries)]));
}

/** The codes of chosen values of every facet; a value nobody has gives none. */
export async function codesOf(
  db: Queries,
  chosen: Readonly<Partial<Record<Facet, readonly string[]>>>,
): Promise<Readonly<Partial<Record<Facet, readonly number[]>>>> {
  const facets = Object.entries(chosen).filter(([, values]) => values.length > 0);
  if (facets.length === 0) return {};
  const rows = await db
    .selectFrom('search_facet')
    .select(['facet', 'value', 'code'])
    .where(
      'value',
      'in',
      facets.flatMap(([, values]) => values),
    )
    .execute();
  const codes = facets.map(([facet, values]) => [
    facet,
    rows.filter((row) => row.facet === facet && values.includes(row.value)).map((row) => row.code),
  ]);
  return Object.fromEntries(codes);
}

function byFacet(values: readonly CountedValue[]): CountedFacets {
  const sorted = values.toSorted((one, other) => other.count - one.count || compare(one.value, other.value));
  const groups = Map.groupBy(sorted, (value) => value.facet);
  return Object.fromEntries(FACETS.map((facet) => [facet, groups.get(facet) ?? []])) as unknown as CountedFacets;
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
