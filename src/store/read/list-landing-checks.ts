import { type RawBuilder, sql } from 'kysely';
import { ASKED_FOR } from '../../domain/registration/landing-check.ts';
import type { Queries } from '../store.ts';

/** What the last look at a landing page found. Times are ISO 8601, UTC; `failures` counts those in a row. */
export interface LandingCheckFound {
  readonly igsn: string;
  readonly client: string;
  readonly title: string;
  readonly url: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly mediaType: string | null;
  readonly finalUrl: string | null;
  readonly detail: string;
  readonly failures: number;
  readonly checkedAt: string;
  readonly dueAt: string;
}

/** The last look at the landing page of one record; undefined where nobody looked yet. */
export function findLandingCheck(db: Queries, igsn: string): Promise<LandingCheckFound | undefined> {
  return checks(db).where('c.igsn', '=', igsn).executeTakeFirst();
}

/** Looks in a scope over `r.client_symbol`, in order of IGSN behind `after`; those of one outcome where one is named. */
export function listLandingChecks(
  db: Queries,
  wanted: {
    readonly scope: RawBuilder<boolean>;
    readonly outcome: string;
    readonly after: string;
    readonly limit: number;
  },
): Promise<LandingCheckFound[]> {
  let query = checks(db).where(wanted.scope).where('c.igsn', '>', wanted.after).orderBy('c.igsn').limit(wanted.limit);
  if (wanted.outcome === 'failing') query = query.where('c.failures', '>', 0);
  else if (wanted.outcome !== '') query = query.where('c.outcome', '=', wanted.outcome);
  return query.execute();
}

/** The same for one client. */
export function listLandingChecksOf(
  db: Queries,
  client: string,
  wanted: { readonly outcome: string; readonly after: string; readonly limit: number },
): Promise<LandingCheckFound[]> {
  return listLandingChecks(db, { ...wanted, scope: isOf(client) });
}

/** How many looks at a client's landing pages ended how, and how many pages are in line because somebody asked. */
export async function landingChecksOf(
  db: Queries,
  client: string,
): Promise<{ readonly inLine: number; readonly outcomes: Readonly<Record<string, number>> }> {
  const outcomes = Object.fromEntries(await countLandingChecks(db, isOf(client)));
  const { inLine } = await db
    .selectFrom('landing_check as c')
    .innerJoin('record as r', 'r.igsn', 'c.igsn')
    .select((eb) => eb.fn.countAll<number>().as('inLine'))
    .where('c.due_at', '<=', ASKED_FOR.many)
    .where(isOf(client))
    .executeTakeFirstOrThrow();
  return { inLine: Number(inLine), outcomes };
}

function isOf(client: string): RawBuilder<boolean> {
  return sql<boolean>`r.client_symbol = ${client}`;
}

/** How many looks ended how, in a scope over `r.client_symbol`. */
export async function countLandingChecks(db: Queries, scope: RawBuilder<boolean>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('landing_check as c')
    .innerJoin('record as r', 'r.igsn', 'c.igsn')
    .select(['c.outcome', (eb) => eb.fn.countAll<number>().as('count')])
    .where(scope)
    .groupBy('c.outcome')
    .orderBy('c.outcome')
    .execute();
  return new Map(rows.map((row) => [row.outcome, Number(row.count)]));
}

function checks(db: Queries) {
  return db
    .selectFrom('landing_check as c')
    .innerJoin('record as r', 'r.igsn', 'c.igsn')
    .select([
      'c.igsn',
      'r.client_symbol as client',
      'r.title',
      'c.url',
      'c.outcome',
      'c.status',
      'c.detail',
      'c.failures',
    ])
    .select(['c.media_type as mediaType', 'c.final_url as finalUrl', 'c.checked_at as checkedAt', 'c.due_at as dueAt']);
}
