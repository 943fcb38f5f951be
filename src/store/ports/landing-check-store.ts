import { type Selectable, sql } from 'kysely';
import { ASKED_FOR, isAskedFor, type LandingOutcome, NOT_LOOKED_AT } from '../../domain/registration/landing-check.ts';
import type {
  LandingCheckPort,
  LandingCheckRow,
  LandingClaim,
  PageToCheck,
} from '../../operations/landing-check-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { LandingCheckTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** Checks of landing pages; inside a transaction, or on the reading side for its questions. */
export function landingCheckStore(db: Queries, engine: Engine): LandingCheckPort {
  return {
    takeUnseen: (afterIgsn, limit, claim) => takeUnseen(db, afterIgsn, limit, claim),
    takeDue: async (limit, claim) => {
      const due = () => pages(db).where('lc.due_at', '<=', claim.now);
      const found = await due().where(isFree(claim)).orderBy('lc.due_at').limit(limit).execute();
      return { pages: await take(db, found, due, claim), isEnd: found.length === 0 };
    },
    release: (igsns) => release(db, igsns),
    pageOf: async (igsn) => {
      const row = await pages(db).where('record.igsn', '=', igsn).executeTakeFirst();
      return row === undefined ? undefined : toPage(row);
    },
    ask: (igsn, at) => ask(db, igsn, at),
    askSome: (igsns, at) => askSome(db, engine, igsns, at),
    askFailing: (client) => askFailing(db, client),
    askAll: (client, at) => askAll(db, client, at),
    isAnyAsked: async () => {
      const row = await db.selectFrom('landing_check').select('due_at').orderBy('due_at').limit(1).executeTakeFirst();
      return row !== undefined && isAskedFor(row.due_at);
    },
    takeAsked: (limit, dueAt) => takeAsked(db, limit, dueAt),
    putBack: async (igsns) => {
      if (igsns.length === 0) return;
      await db.updateTable('landing_check').set({ due_at: ASKED_FOR.many }).where('igsn', 'in', igsns).execute();
    },
    keep: (row) => keep(db, row),
    countByOutcome: () => countByOutcome(db),
    failing: async (limit) => {
      const rows = await db
        .selectFrom('landing_check')
        .innerJoin('record', 'record.igsn', 'landing_check.igsn')
        .selectAll('landing_check')
        .where('record.state', '=', 'registered')
        .where('failures', '>', 0)
        .orderBy('failures', 'desc')
        .orderBy('landing_check.igsn')
        .limit(limit)
        .execute();
      return rows.map(toCheck);
    },
  };
}

async function ask(db: Queries, igsn: string, at: string): Promise<boolean> {
  const page = await pages(db).where('record.igsn', '=', igsn).executeTakeFirst();
  if (page === undefined) return false;
  // Without an address of its own the row counts as one of a page that nobody looked at.
  const first = {
    igsn,
    url: '',
    outcome: NOT_LOOKED_AT,
    detail: '',
    failures: 0,
    checked_at: at,
    due_at: ASKED_FOR.one,
  };
  await db
    .insertInto('landing_check')
    .values(first)
    .onConflict((conflict) => conflict.column('igsn').doUpdateSet({ due_at: ASKED_FOR.one }))
    .execute();
  return true;
}

async function askFailing(db: Queries, client: string): Promise<number> {
  const own = db
    .selectFrom('record')
    .select('igsn')
    .where('client_symbol', '=', client)
    .where('state', '=', 'registered')
    .where('landing_url', 'is not', null);
  const [result] = await db
    .updateTable('landing_check')
    .set({ due_at: ASKED_FOR.many })
    .where('failures', '>', 0)
    .where('due_at', '>', ASKED_FOR.many)
    .where('igsn', 'in', own)
    .execute();
  return Number(result?.numUpdatedRows ?? 0);
}

async function askAll(db: Queries, client: string, at: string): Promise<number> {
  const own = pagesInLine(db, at).where('client_symbol', '=', client);
  const [result] = await putInLine(db, own).execute();
  return Number(result?.numInsertedOrUpdatedRows ?? 0);
}

async function askSome(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
  at: string,
): Promise<ReadonlySet<string>> {
  if (igsns.length === 0) return new Set();
  const own = pagesInLine(db, at).where(isOneOf(engine, 'record.igsn', igsns));
  await putInLine(db, own).execute();
  const rows = await db.selectFrom(own.as('own')).select('own.igsn').execute();
  return new Set(rows.map((row) => row.igsn));
}

/** Pages that are to be looked at, as rows of such as were asked for. */
function pagesInLine(db: Queries, at: string) {
  const first = (value: string | number) => sql<string>`${sql.lit(value)}`;
  return db
    .selectFrom('record')
    .select((eb) => [
      'record.igsn',
      first('').as('url'),
      first(NOT_LOOKED_AT).as('outcome'),
      first('').as('detail'),
      eb.lit(0).as('failures'),
      sql<string>`${at}`.as('checked_at'),
      first(ASKED_FOR.many).as('due_at'),
    ])
    .where('state', '=', 'registered')
    .where('landing_url', 'is not', null);
}

function putInLine(db: Queries, own: ReturnType<typeof pagesInLine>) {
  return db
    .insertInto('landing_check')
    .columns(['igsn', 'url', 'outcome', 'detail', 'failures', 'checked_at', 'due_at'])
    .expression(own)
    .onConflict((conflict) =>
      conflict
        .column('igsn')
        .doUpdateSet({ due_at: ASKED_FOR.many })
        .where('landing_check.due_at', '>', ASKED_FOR.many),
    );
}

async function takeAsked(db: Queries, limit: number, dueAt: string): Promise<PageToCheck[]> {
  const first = db
    .selectFrom('landing_check')
    .select('igsn')
    .where('due_at', '<=', ASKED_FOR.many)
    .orderBy('due_at')
    .orderBy('igsn')
    .limit(limit);
  // Asked again of the row itself: on PostgreSQL another worker may have taken it between question and change.
  const taken = await db
    .updateTable('landing_check')
    .set({ due_at: dueAt })
    .where('igsn', 'in', first)
    .where('due_at', '<=', ASKED_FOR.many)
    .returning('igsn')
    .execute();
  if (taken.length === 0) return [];
  const igsns = taken.map((one) => one.igsn);
  const rows = await pages(db).where('record.igsn', 'in', igsns).orderBy('record.igsn').execute();
  return rows.map(toPage);
}

/** Only what the public can reach, and only what does not lead to our own pages. */
function pages(db: Queries) {
  return db
    .selectFrom('record')
    .innerJoin('client', 'client.symbol', 'record.client_symbol')
    .leftJoin('landing_check as lc', 'lc.igsn', 'record.igsn')
    .select(['record.igsn', 'record.landing_url as url', 'client.domains', 'lc.failures', 'lc.url as checkedUrl'])
    .where('record.state', '=', 'registered')
    .where('record.landing_url', 'is not', null);
}

async function takeUnseen(db: Queries, afterIgsn: string, limit: number, claim: LandingClaim) {
  const unseen = () => pages(db).where(sql<boolean>`(lc.igsn is null or lc.url <> record.landing_url)`);
  const free = unseen().where('record.igsn', '>', afterIgsn).where(isFree(claim));
  const found = await free.orderBy('record.igsn').limit(limit).execute();
  const last = found.at(-1)?.igsn;
  return { pages: await take(db, found, unseen, claim), ...(last !== undefined && { last }) };
}

function isFree({ now }: LandingClaim) {
  return sql<boolean>`not exists (select 1 from landing_claim where landing_claim.igsn = record.igsn and held_until > ${now})`;
}

/**
 * Takes those of the pages found that nobody else took meanwhile. Whoever else did may have asked and let them go again since they
 * were found: what does not count as `wanted` any more is not asked another time.
 */
async function take(
  db: Queries,
  found: readonly PageRow[],
  wanted: () => ReturnType<typeof pages>,
  { now, until }: LandingClaim,
): Promise<readonly PageToCheck[]> {
  if (found.length === 0) return [];
  const claims = found.map(({ igsn }) => ({ igsn, held_until: until })).sort((a, b) => (a.igsn < b.igsn ? -1 : 1));
  const taken = await db
    .insertInto('landing_claim')
    .values(claims)
    .onConflict((conflict) =>
      conflict.column('igsn').doUpdateSet({ held_until: until }).where('landing_claim.held_until', '<=', now),
    )
    .returning('igsn')
    .execute();
  if (taken.length === 0) return [];
  const igsns = taken.map((row) => row.igsn);
  const still = new Map(
    (await wanted().where('record.igsn', 'in', igsns).execute()).map((row) => [row.igsn, toPage(row)]),
  );
  await release(
    db,
    igsns.filter((igsn) => !still.has(igsn)),
  );
  return found.flatMap(({ igsn }) => still.get(igsn) ?? []);
}

async function release(db: Queries, igsns: readonly string[]): Promise<void> {
  if (igsns.length > 0) await db.deleteFrom('landing_claim').where('igsn', 'in', igsns).execute();
}

interface PageRow {
  readonly igsn: string;
  readonly url: string | null;
  readonly domains: string;
  readonly failures: number | null;
  readonly checkedUrl: string | null;
}

function toPage({ igsn, url, domains, failures, checkedUrl }: PageRow): PageToCheck {
  const isSameAddress = checkedUrl === url;
  return { igsn, url: url!, domains: JSON.parse(domains) as string[], failures: isSameAddress ? (failures ?? 0) : 0 };
}

async function keep(db: Queries, row: LandingCheckRow): Promise<void> {
  const columns = {
    url: row.url,
    outcome: row.outcome,
    status: row.status,
    media_type: row.mediaType,
    final_url: row.finalUrl,
    detail: row.detail,
    failures: row.failures,
    checked_at: row.checkedAt,
    due_at: row.dueAt,
  };
  await db
    .insertInto('landing_check')
    .values({ igsn: row.igsn, ...columns })
    .onConflict((conflict) => conflict.column('igsn').doUpdateSet(columns))
    .execute();
  await release(db, [row.igsn]);
}

async function countByOutcome(db: Queries) {
  const rows = await db
    .selectFrom('landing_check')
    .innerJoin('record', 'record.igsn', 'landing_check.igsn')
    .where('record.state', '=', 'registered')
    .where('outcome', '<>', NOT_LOOKED_AT)
    .select(['outcome', sql<number>`count(*)`.as('pages')])
    .groupBy('outcome')
    .orderBy('outcome')
    .execute();
  return rows.map((row) => ({ outcome: row.outcome as LandingOutcome, pages: Number(row.pages) }));
}

function toCheck(row: Selectable<LandingCheckTable>): LandingCheckRow {
  return {
    igsn: row.igsn,
    url: row.url,
    outcome: row.outcome as LandingOutcome,
    status: row.status,
    mediaType: row.media_type,
    finalUrl: row.final_url,
    detail: row.detail,
    failures: row.failures,
    checkedAt: row.checked_at,
    dueAt: row.due_at,
  };
}
