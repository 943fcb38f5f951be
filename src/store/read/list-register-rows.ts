import { type RawBuilder, sql } from 'kysely';
import { searchWords } from '../../domain/registration/search-words.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** A record as the administration lists it, whether public or not. Times are ISO 8601, UTC. */
export interface RegisterRow {
  readonly igsn: string;
  readonly client: string;
  readonly expedition: string;
  readonly type: string;
  readonly title: string;
  readonly state: string;
  readonly embargoEnd: string | null;
  readonly combinedId: string | null;
  readonly changedAt: string;
  readonly changedSeq: number;
}

/** What is listed: only records in `scope`; what is empty narrows nothing. */
export interface RegisterSelection {
  readonly scope: RawBuilder<boolean>;
  /** Words, or the beginning of an IGSN, or names. */
  readonly query: string;
  readonly client: string;
  readonly state: string;
  readonly expedition: string;
  /** Only records of which something waits for a person, or whose landing page does not answer. */
  readonly needsAttention: boolean;
  /** Where the page begins: behind this number of change going back, or behind this IGSN where there is a query. */
  readonly after: string;
  readonly limit: number;
}

/**
 * Records of the register. Without a query the latest changed come first, and the next page begins behind the last number of
 * change; with one they come in order of IGSN, and the next begins behind the last IGSN.
 */
export async function listRegisterRows(db: Queries, wanted: RegisterSelection): Promise<readonly RegisterRow[]> {
  const words = searchWords(wanted.query);
  const isSearch = wanted.query.trim() !== '';
  let query = db
    .selectFrom('record')
    .leftJoin('tree_object as t', 't.id', 'record.object_id')
    .select(['record.igsn', 'record.client_symbol as client', 'record.expedition', 'record.object_type as type'])
    .select(['record.title', 'record.state', 'record.embargo_end as embargoEnd', 't.combined_id as combinedId'])
    .select(['record.changed_at as changedAt', 'record.changed_seq as changedSeq'])
    .where(wanted.scope)
    .limit(wanted.limit);
  if (wanted.client !== '') query = query.where('record.client_symbol', '=', wanted.client);
  if (wanted.expedition !== '') query = query.where('record.expedition', '=', wanted.expedition);
  if (wanted.state !== '') query = query.where('record.state', '=', wanted.state);
  if (wanted.needsAttention) query = query.where(needsAttention);
  if (isSearch) {
    query = query
      .where(sql<boolean>`(${all(words.map(hasWord))} or ${beginsWith(wanted.query)})`)
      .orderBy('record.igsn');
    return (wanted.after === '' ? query : query.where('record.igsn', '>', wanted.after)).execute();
  }
  query = query.orderBy('record.changed_seq', 'desc');
  const seq = Number(wanted.after);
  return (
    wanted.after === '' || !Number.isInteger(seq) ? query : query.where('record.changed_seq', '<', seq)
  ).execute();
}

/** Those of the expeditions that have records in a scope, in order; at most 200. */
export async function listRecordExpeditions(db: Queries, scope: RawBuilder<boolean>): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select('expedition')
    .distinct()
    .where(scope)
    .where('expedition', '<>', '')
    .orderBy('expedition')
    .limit(200)
    .execute();
  return rows.map((row) => row.expedition);
}

/** Which of these records have something that waits for a person. */
export async function findNeedy(db: Queries, engine: Engine, igsns: readonly string[]): Promise<Set<string>> {
  if (igsns.length === 0) return new Set();
  const rows = await db
    .selectFrom('outbox')
    .select('igsn')
    .where('state', '=', 'needs-a-person')
    .where(isOneOf(engine, 'outbox.igsn', igsns))
    .execute();
  return new Set(rows.map((row) => row.igsn));
}

const needsAttention = sql<boolean>`record.igsn in (select igsn from outbox where state = 'needs-a-person'
  union select igsn from landing_check where failures > 0)`;

const all = (conditions: readonly RawBuilder<boolean>[]) =>
  conditions.length === 0 ? sql`1 = 0` : sql`(${sql.join(conditions, sql` and `)})`;

const hasWord = (word: string) => sql<boolean>`record.search_text like ${`% ${escaped(word)}%`} escape '!'`;

const beginsWith = (text: string) => sql`record.igsn like ${`${escaped(text.trim().toUpperCase())}%`} escape '!'`;

const escaped = (text: string): string => text.replace(/[!%_]/g, '!$&');
