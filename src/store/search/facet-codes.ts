import { sql } from 'kysely';
import type { FacetValue } from '../../domain/search/facets.ts';
import type { Engine, Queries } from '../store.ts';
import { countChanges } from './term-counts.ts';

/** By what the values of all facets are told apart. */
export function facetKeyOf({ facet, value }: Pick<FacetValue, 'facet' | 'value'>): string {
  return `${facet} ${value}`;
}

/** The codes of facet values by {@link facetKeyOf}; those that nobody had yet are given new ones. */
export async function facetCodes(db: Queries, values: readonly FacetValue[]): Promise<ReadonlyMap<string, number>> {
  const wanted = new Map(values.map((value) => [facetKeyOf(value), value]));
  const codes = await knownCodes(db, [...new Set(values.map((one) => one.value))]);
  const missing = [...wanted.values()].filter((value) => !codes.has(facetKeyOf(value)));
  if (missing.length === 0) return codes;
  const last = await db
    .selectFrom('search_facet')
    .select((e) => e.fn.max('code').as('code'))
    .executeTakeFirst();
  const rows = missing.map(({ facet, value, label }, at) => ({
    code: Number(last?.code ?? 0) + at + 1,
    facet,
    value,
    label,
    entries: 0,
  }));
  await db.insertInto('search_facet').values(rows).execute();
  return new Map([...codes, ...rows.map((row) => [facetKeyOf(row), row.code] as const)]);
}

async function knownCodes(db: Queries, values: readonly string[]): Promise<Map<string, number>> {
  if (values.length === 0) return new Map();
  const rows = await db
    .selectFrom('search_facet')
    .select(['facet', 'value', 'code'])
    .where('value', 'in', values)
    .execute();
  return new Map(rows.map(({ facet, value, code }) => [`${facet} ${value}`, code]));
}

/** Counts entries that came to facet values and entries that left them. */
export async function countFacets(
  db: Queries,
  engine: Engine,
  came: readonly number[],
  left: readonly number[],
): Promise<void> {
  const changes = JSON.stringify(countChanges(came, left));
  if (changes === '[]') return;
  const rows =
    engine === 'sqlite'
      ? sql`(select value->>0 as code, value->>1 as n from json_each(${changes}))`
      : sql`(select (v->>0)::integer as code, (v->>1)::bigint as n from json_array_elements(${changes}::json) as v)`;
  await sql`update search_facet set entries = entries + c.n from ${rows} as c where search_facet.code = c.code`.execute(
    db,
  );
}
