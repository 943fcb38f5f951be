import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { AuditChainPort } from '../../operations/care/care-ports.ts';
import { insertRows, updateRows } from '../engine/set-based.ts';
import type { AuditTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** What of an entry its hash covers. */
export type ChainedEntry = Omit<AuditTable, 'chain_seq' | 'chain_hash'>;

/** The hash of an entry: SHA-256, hexadecimal, over the hash of the one before, a line feed, and the entry as a JSON list. */
export function chainHash(before: string, entry: ChainedEntry): string {
  const { id, at, actor, origin, action, subject, before: was, after } = entry;
  return hash('sha256', `${before}\n${JSON.stringify([id, at, actor, origin, action, subject, was, after])}`, 'hex');
}

/** Whether any entry waits for its place in the chain. */
export async function isAuditWaiting(db: Queries): Promise<boolean> {
  const waiting = db.selectFrom('audit').select('id').where('chain_seq', 'is', null).limit(1);
  return (await waiting.executeTakeFirst()) !== undefined;
}

/** The chain inside a transaction. */
export function auditChain(db: Queries, engine: Engine): AuditChainPort {
  return { extend: (most) => extend(db, engine, most) };
}

/**
 * Adds lines to the audit trail. The embedded store gives them their place in the chain at once, since one writes at a time there anyway:
 * to write each line again afterwards would take ten times as long. Where others wait already they wait behind them, so that the chain
 * goes on by time. On PostgreSQL all wait, or all who write would wait for each other.
 */
export async function addAuditRows(db: Queries, engine: Engine, entries: readonly ChainedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  if (engine === 'postgres') return insertRows(db, engine, 'audit', entries);
  const { rows } = await sql<{ seq: number; hash: string; is_waiting: number }>`
    select seq, hash, exists (select 1 from audit where chain_seq is null) as is_waiting
    from audit_chain where id = 1`.execute(db);
  const head = rows[0]!;
  if (head.is_waiting === 1 || !entries.every(isReadBackAlike)) return insertRows(db, engine, 'audit', entries);
  const linked = linksBehind(head, entries).map((link, at) => ({ ...entries[at]!, ...link }));
  await insertRows(db, engine, 'audit', linked);
  await keepHead(db, linked.at(-1)!);
}

/** Whether the store gives back what it was given, which is what a check of the chain hashes; what is said before and after is JSON. */
function isReadBackAlike({ actor, subject }: ChainedEntry): boolean {
  return [actor, subject].every((text) => text.isWellFormed() && !text.includes('\0'));
}

interface Link {
  readonly chain_seq: number;
  readonly chain_hash: string;
}

/** The places of entries behind the last one of the chain, in their order. */
function linksBehind(head: { readonly seq: number; readonly hash: string }, entries: readonly ChainedEntry[]): Link[] {
  let last = head.hash;
  return entries.map((entry, at) => {
    last = chainHash(last, entry);
    return { chain_seq: head.seq + at + 1, chain_hash: last };
  });
}

async function keepHead(db: Queries, { chain_seq, chain_hash }: Link): Promise<void> {
  await sql`update audit_chain set seq = ${chain_seq}, hash = ${chain_hash} where id = 1`.execute(db);
}

async function extend(db: Queries, engine: Engine, most: number): Promise<number> {
  let head = db.selectFrom('audit_chain').select(['seq', 'hash']).where('id', '=', 1);
  // Two that chain at once would give a place twice.
  if (engine === 'postgres') head = head.forUpdate();
  const before = await head.executeTakeFirstOrThrow();
  const waiting = await db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'origin', 'action', 'subject', 'before', 'after'])
    .where('chain_seq', 'is', null)
    .orderBy('id')
    .limit(most)
    .execute();
  if (waiting.length === 0) return 0;
  const links = linksBehind(before, waiting);
  const rows = links.map((link, at) => ({ id: waiting[at]!.id, ...link }));
  await updateRows(db, engine, 'audit', 'id', rows);
  await keepHead(db, links.at(-1)!);
  return rows.length;
}
