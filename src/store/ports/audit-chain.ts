import { hash } from 'node:crypto';
import type { AuditChainPort } from '../../operations/care/care-ports.ts';
import { updateRows } from '../engine/set-based.ts';
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

async function extend(db: Queries, engine: Engine, most: number): Promise<number> {
  let head = db.selectFrom('audit_chain').select(['seq', 'hash']).where('id', '=', 1);
  // Two that chain at once would give a place twice.
  if (engine === 'postgres') head = head.forUpdate();
  let { seq, hash: last } = await head.executeTakeFirstOrThrow();
  const waiting = await db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'origin', 'action', 'subject', 'before', 'after'])
    .where('chain_seq', 'is', null)
    .orderBy('id')
    .limit(most)
    .execute();
  if (waiting.length === 0) return 0;
  const rows = waiting.map((entry) => {
    last = chainHash(last, entry);
    return { id: entry.id, chain_seq: ++seq, chain_hash: last };
  });
  await updateRows(db, engine, 'audit', 'id', rows);
  await db.updateTable('audit_chain').set({ seq, hash: last }).where('id', '=', 1).execute();
  return rows.length;
}
