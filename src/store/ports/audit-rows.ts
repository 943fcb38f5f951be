import type { Actor, AuditEntry } from '../../operations/ports.ts';
import { newKey } from '../new-key.ts';
import type { ChainedEntry } from './audit-chain.ts';

/** A line of the audit trail as its table has it. */
export function toAuditRow(actor: Actor, entry: AuditEntry, at: string): ChainedEntry {
  return {
    id: newKey(),
    at,
    actor: actor.name,
    origin: actor.origin,
    action: entry.action,
    subject: entry.subject,
    before: entry.before === undefined ? null : JSON.stringify(entry.before),
    after: entry.after === undefined ? null : JSON.stringify(entry.after),
  };
}
