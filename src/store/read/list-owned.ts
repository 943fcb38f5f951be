import { type Expression, type SqlBool, sql } from 'kysely';
import { embargoOn, type OwnWithheld, withheldNow } from '../../domain/registration/privacy.ts';
import { privacyOf } from '../ports/privacy-columns.ts';
import type { Queries } from '../store.ts';
import { isTitleOpenOn } from './select-public.ts';

/**
 * Which records are listed, in order of change behind `afterSeq`. `readable` are the parties of which everything may be seen
 * (`''` for all); of the others only what everybody finds. Each further member narrows.
 */
export interface OwnedSelection {
  readonly readable: readonly string[];
  readonly today: string;
  readonly afterSeq: number;
  readonly client?: string | undefined;
  readonly state?: string | undefined;
  readonly namespace?: string | undefined;
  readonly expedition?: string | undefined;
  readonly type?: string | undefined;
  /** ISO 8601, UTC: those that changed then or later. */
  readonly changedSince?: string | undefined;
  /** Those whose delivery waits for a person or whose landing page was last found missing. */
  readonly needsAttention?: boolean | undefined;
}

/** A record in a list, with the title that its reader may see. */
export interface OwnedRow {
  readonly igsn: string;
  readonly state: string;
  readonly version: number;
  readonly client: string;
  readonly namespace: string;
  readonly objectType: string;
  readonly expedition: string;
  readonly title: string;
  readonly landingUrl: string | null;
  readonly changedAt: string;
  readonly changedSeq: number;
  /** Null where the reader may not see the whole description. */
  readonly contentHash: string | null;
  /** Day on which the whole description opens; null is open today. */
  readonly embargoUntil: string | null;
  /** What is withheld today; null is nothing. */
  readonly withheld: OwnWithheld | null;
}

/** Up to `limit` records of a selection; the next page begins behind the last one's `changedSeq`. */
export async function listOwned(db: Queries, selection: OwnedSelection, limit: number): Promise<OwnedRow[]> {
  const { today } = selection;
  const own = ownedBy(selection.readable);
  const isWhole = sql<boolean>`(${isTitleOpenOn(today)} or ${own})`;
  const rows = await db
    .selectFrom('record')
    .select(['igsn', 'state', 'version', 'client_symbol as client', 'namespace', 'object_type as objectType'])
    .select(['expedition', 'landing_url as landingUrl', 'changed_at as changedAt', 'changed_seq as changedSeq'])
    .select(['embargo_end', 'embargo_until', 'withheld', 'withheld_until'])
    .select(sql<string | null>`case when ${own} then content_hash end`.as('contentHash'))
    .select(sql<string>`case when ${isWhole} then title else open_title end`.as('title'))
    .where((of) => of.and(conditions(selection, own)))
    .orderBy('changed_seq')
    .limit(limit)
    .execute();
  return rows.map(({ embargo_end, embargo_until, withheld, withheld_until, ...row }) => ({
    ...row,
    embargoUntil: embargoOn(embargo_end, today),
    withheld: withheldNow(privacyOf({ embargo_until, withheld, withheld_until }).withheld, today),
  }));
}

function conditions(selection: OwnedSelection, own: Expression<SqlBool>): Expression<SqlBool>[] {
  const { client, state, namespace, expedition, type, changedSince, needsAttention, afterSeq } = selection;
  return [
    sql<boolean>`record.changed_seq > ${afterSeq}`,
    ...(selection.readable.includes('') ? [] : [sql<boolean>`(record.state in ('registered', 'withdrawn') or ${own})`]),
    ...equals('client_symbol', client),
    ...equals('state', state),
    ...equals('namespace', namespace),
    ...equals('expedition', expedition),
    ...equals('object_type', type),
    ...(changedSince === undefined ? [] : [sql<boolean>`record.changed_at >= ${changedSince}`]),
    ...(needsAttention === true ? [NEEDS_ATTENTION] : []),
  ];
}

const NEEDS_ATTENTION = sql<boolean>`(exists (select 1 from outbox where outbox.igsn = record.igsn and outbox.state = 'needs-a-person')
  or exists (select 1 from landing_check where landing_check.igsn = record.igsn and landing_check.failures > 0))`;

function equals(column: string, value: string | undefined): Expression<SqlBool>[] {
  return value === undefined ? [] : [sql<boolean>`${sql.ref(`record.${column}`)} = ${value}`];
}

function ownedBy(parties: readonly string[]) {
  if (parties.includes('')) return sql<boolean>`1 = 1`;
  if (parties.length === 0) return sql<boolean>`1 = 0`;
  const each = parties.map((party) =>
    party.includes('.') ? sql`record.client_symbol = ${party}` : sql`record.agent_symbol = ${party}`,
  );
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}
