import { type RawBuilder, sql } from 'kysely';
import { type Action, isWithin, partiesGranted, reaches } from '../../domain/party/permission.ts';
import { typesEnteredBy } from '../../domain/party/tree-right.ts';
import { type Caller, may } from '../../operations/caller.ts';

/** The parts of the tree in which a caller may do something: `''` for all, agents, clients; none where nowhere. */
export function scopeOf(caller: Caller, action: Action): readonly string[] {
  if (caller.scope !== undefined && !reaches(caller.scope, action)) return [];
  const granted = partiesGranted(caller.grants, action);
  const { within } = caller;
  if (within === undefined) return granted;
  if (granted.some((party) => isWithin(within, party))) return [within];
  return granted.filter((party) => isWithin(party, within));
}

/** Whether a caller may take tables in at all: as depositor of somebody, or by a role on a part of the core tree. */
export function importsAnything(caller: Caller): boolean {
  if (scopeOf(caller, 'deposit').length > 0) return true;
  const mayEnter = caller.scope === undefined || reaches(caller.scope, 'deposit');
  return mayEnter && (caller.treeGrants ?? []).some(({ role }) => typesEnteredBy(role).length > 0);
}

/** The condition that a column holds the symbol of a party in a scope. */
export function isInScope(column: string, scope: readonly string[]): RawBuilder<boolean> {
  if (scope.includes('')) return sql<boolean>`1 = 1`;
  if (scope.length === 0) return sql<boolean>`1 = 0`;
  const conditions = scope.map((party) =>
    party.includes('.')
      ? sql`${sql.ref(column)} = ${party}`
      : sql`(${sql.ref(column)} = ${party} or ${sql.ref(column)} like ${`${party}.%`})`,
  );
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

/** Whether a party lies in a scope. */
export function isScopeFor(scope: readonly string[], party: string): boolean {
  return scope.some((one) => isWithin(party, one));
}

/** The condition over `job.account` that a job is one that the caller may see: an own one, or any for who administers. */
export function isOwnJob(caller: Caller): RawBuilder<boolean> {
  return may(caller, 'administer', '') ? sql<boolean>`1 = 1` : sql<boolean>`job.account = ${caller.account}`;
}
