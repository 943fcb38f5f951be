import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../../../operations/caller.ts';
import { isInScope, scopeOf } from '../scope.ts';

/**
 * The condition over `audit` that a caller may see a line: an administrator sees all; others what they did themselves, and what was done
 * to their parties, namespaces and records.
 */
export function visibleLines(caller: Caller): RawBuilder<boolean> {
  const scope = scopeOf(caller, 'read');
  if (scope.includes('')) return sql<boolean>`1 = 1`;
  return sql<boolean>`(audit.actor = ${caller.name} or ${isInScope('audit.subject', scope)}
    or exists (select 1 from record where record.igsn = audit.subject and ${isInScope('record.client_symbol', scope)})
    or exists (select 1 from namespace where namespace.namespace = audit.subject and ${isInScope('namespace.client_symbol', scope)}))`;
}
