import { type Expression, type SqlBool, sql } from 'kysely';
import type { Engine, Queries, Store } from '../store.ts';
import { type RecordRow, readRecords, recordsWithDescription } from './find-record.ts';
import { besideDescriptions, queryCondition, type VisibleQuery } from './visible-query.ts';

/**
 * Records that somebody may see: those that everybody finds, and every one of the parties in `readable` (`''` for all, an
 * agent's or a client's symbol). Each further member narrows; years are four digits. `today` (ISO, UTC) judges embargoes.
 */
export interface VisibleSelection {
  readonly readable: readonly string[];
  readonly today: string;
  readonly igsns?: readonly string[];
  readonly clients?: readonly string[];
  readonly agents?: readonly string[];
  readonly states?: readonly string[];
  readonly query?: VisibleQuery;
  readonly submittedIn?: readonly string[];
  readonly registeredIn?: readonly string[];
  readonly changedIn?: readonly string[];
}

/** Where is read. */
export type Reading = Pick<Store, 'read' | 'engine'>;

/** How records are ordered; those alike by their IGSN. */
export interface VisibleOrder {
  readonly by: 'igsn' | 'submitted_at' | 'changed_at' | 'registered_at';
  readonly isDescending: boolean;
}

/** How many records of a selection have these in common; the whole is their sum. */
export interface VisibleCount {
  readonly state: string;
  readonly client: string;
  readonly submittedIn: string;
  readonly registeredIn: string;
  readonly count: number;
}

/** A page counted by number, with the order that gives it. */
export function listVisible(
  { read: db, engine }: Reading,
  selection: VisibleSelection,
  order: VisibleOrder,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<RecordRow[]> {
  const direction = order.isDescending ? 'desc' : 'asc';
  const igsn = igsnIn(engine, selection);
  const first = order.by === 'igsn' ? igsn : sql.ref(`record.${order.by}`);
  const page = select(db, engine, selection).select('record.igsn').orderBy(first, direction);
  const ids = page.orderBy(igsn, direction).offset(offset).limit(limit);
  const rows = recordsWithDescription(db)
    .where('record.igsn', 'in', ids)
    .orderBy(first, direction)
    .orderBy(igsn, direction);
  return readRecords(db, rows);
}

/** Up to `limit` records behind an IGSN, in the order of IGSNs: whoever goes on behind the last one meets each just once. */
export function listVisibleAfter(
  { read: db, engine }: Reading,
  selection: VisibleSelection,
  afterIgsn: string,
  limit: number,
): Promise<RecordRow[]> {
  const igsn = igsnIn(engine, selection);
  const ids = pageAfter(db, engine, selection, afterIgsn, limit);
  return readRecords(db, recordsWithDescription(db).where('record.igsn', 'in', ids).orderBy(igsn));
}

/** The IGSNs of such a page: of a client's records by the index that has them in order, so that no other is looked at. */
export function pageAfter(db: Queries, engine: Engine, selection: VisibleSelection, afterIgsn: string, limit: number) {
  const igsn = igsnIn(engine, selection);
  const page = select(db, engine, selection).select('record.igsn').where(sql<boolean>`${igsn} > ${afterIgsn}`);
  return page.orderBy(igsn).limit(limit);
}

// A client's records are indexed in the order of their bytes; all records on PostgreSQL in that of the database.
function igsnIn(engine: Engine, { clients }: VisibleSelection) {
  const isByBytes = engine === 'postgres' && clients !== undefined;
  return isByBytes ? sql<string>`record.igsn collate "C"` : sql<string>`record.igsn`;
}

/** All counts of a selection in one reading. */
export function countVisible({ read: db, engine }: Reading, selection: VisibleSelection): Promise<VisibleCount[]> {
  const submittedIn = sql<string>`substr(record.submitted_at, 1, 4)`;
  const registeredIn = sql<string>`substr(coalesce(record.registered_at, ''), 1, 4)`;
  return select(db, engine, selection)
    .select(['record.state', 'record.client_symbol as client'])
    .select([submittedIn.as('submittedIn'), registeredIn.as('registeredIn'), sql<number>`count(*)`.as('count')])
    .groupBy(['record.state', 'record.client_symbol', submittedIn, registeredIn])
    .execute();
}

/** How many records a selection leaves whose descriptions its query must read, counted to `most` and no further. */
export async function countToRead(
  { read: db, engine }: Reading,
  { query, ...others }: VisibleSelection,
  most: number,
): Promise<number> {
  const beside = query === undefined ? undefined : besideDescriptions(query);
  const left = select(db, engine, { ...others, ...(beside && { query: beside }) });
  const some = left.select('record.igsn').limit(most).as('some');
  const { count } = await db
    .selectFrom(some)
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function select(db: Queries, engine: Engine, selection: VisibleSelection) {
  return db.selectFrom('record').where((of) => of.and(conditions(engine, selection)));
}

function conditions(engine: Engine, selection: VisibleSelection): Expression<SqlBool>[] {
  const { igsns, clients, agents, states, query, today } = selection;
  return [
    ...(selection.readable.includes('') ? [] : [visibleTo(selection.readable)]),
    ...oneOf(sql.ref('record.igsn'), igsns),
    ...oneOf(sql.ref('record.client_symbol'), clients),
    ...oneOf(sql.ref('record.agent_symbol'), agents),
    ...oneOf(sql.ref('record.state'), states),
    ...oneOf(sql`substr(record.submitted_at, 1, 4)`, selection.submittedIn),
    ...oneOf(sql`substr(coalesce(record.registered_at, ''), 1, 4)`, selection.registeredIn),
    ...oneOf(sql`substr(record.changed_at, 1, 4)`, selection.changedIn),
    ...(query === undefined ? [] : [queryCondition(query, engine, today)]),
  ];
}

function visibleTo(parties: readonly string[]): Expression<SqlBool> {
  const own = parties.map((party) =>
    party.includes('.') ? sql`record.client_symbol = ${party}` : sql`record.agent_symbol = ${party}`,
  );
  return sql<boolean>`(${sql.join([sql`record.state = 'registered'`, ...own], sql` or `)})`;
}

/** An empty list is none of them, an absent one is all. */
function oneOf(column: Expression<unknown>, values: readonly string[] | undefined): Expression<SqlBool>[] {
  if (values === undefined) return [];
  return [values.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${column} in (${sql.join(values)})`];
}
