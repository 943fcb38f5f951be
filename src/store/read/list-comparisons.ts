import { type RawBuilder, sql } from 'kysely';
import type { ComparisonOutcome } from '../../operations/comparing/comparison-ports.ts';
import type { Queries } from '../store.ts';

/** What the last comparison said of one record at one upstream. `client` is null for one that only upstream knows. */
export interface ComparisonRow {
  readonly igsn: string;
  readonly upstream: string;
  readonly outcome: ComparisonOutcome;
  readonly code: string | null;
  readonly said: string | null;
  readonly comparedAt: string;
  readonly client: string | null;
}

/** What is listed; what is empty narrows nothing. `after` is the last row of the page before. */
export interface WantedComparisons {
  /** A condition over `r.client_symbol`. */
  readonly scope: RawBuilder<boolean>;
  /** Whether records that only upstream knows, which are nobody's here, are among them. */
  readonly withAlone: boolean;
  readonly upstream: string;
  /** `other` is all but those in agreement. */
  readonly outcome: ComparisonOutcome | 'other' | '';
  readonly igsn?: string;
  readonly after?: { readonly igsn: string; readonly upstream: string };
  readonly limit: number;
}

/** What comparisons said, in order of IGSN and upstream. */
export function listComparisons(db: Queries, wanted: WantedComparisons): Promise<readonly ComparisonRow[]> {
  const { scope, withAlone, upstream, outcome, igsn, after, limit } = wanted;
  let query = db
    .selectFrom('comparison as c')
    .leftJoin('record as r', 'r.igsn', 'c.igsn')
    .select(['c.igsn', 'c.upstream', 'c.code', 'c.said', 'c.compared_at as comparedAt', 'r.client_symbol as client'])
    .select(sql<ComparisonOutcome>`c.outcome`.as('outcome'))
    .where(withAlone ? sql<boolean>`(r.igsn is null or ${scope})` : scope)
    .orderBy('c.igsn')
    .orderBy('c.upstream')
    .limit(limit);
  if (upstream !== '') query = query.where('c.upstream', '=', upstream);
  // Said as a constant, which the index of the few that differ is made for.
  if (outcome !== '' && outcome !== 'agrees') query = query.where(sql<boolean>`c.outcome <> 'agrees'`);
  if (outcome !== '' && outcome !== 'other') query = query.where('c.outcome', '=', outcome);
  if (igsn !== undefined) query = query.where('c.igsn', '=', igsn);
  if (after !== undefined) query = query.where(sql<boolean>`(c.igsn, c.upstream) > (${after.igsn}, ${after.upstream})`);
  return query.execute();
}

/** How the last comparison with each upstream ended. */
export interface ComparisonCount {
  readonly upstream: string;
  readonly counts: Readonly<Record<ComparisonOutcome, number>>;
  /** When the latest record was compared (ISO 8601, UTC). */
  readonly latest: string;
}

/** How many records agree, were repaired and differ, by upstream, in order of name; those never compared are not there. */
export async function countComparisons(db: Queries): Promise<readonly ComparisonCount[]> {
  const rows = await db
    .selectFrom('comparison')
    .select(['upstream', 'outcome'])
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.max('compared_at').as('latest')])
    .groupBy(['upstream', 'outcome'])
    .orderBy('upstream')
    .execute();
  return [...Map.groupBy(rows, (row) => row.upstream)].map(([upstream, some]) => {
    const of = (outcome: ComparisonOutcome) => Number(some.find((one) => one.outcome === outcome)?.n ?? 0);
    const latest = some
      .map((one) => String(one.latest))
      .toSorted()
      .at(-1)!;
    return {
      upstream,
      counts: { agrees: of('agrees'), repaired: of('repaired'), differs: of('differs') },
      latest,
    };
  });
}
