import type { Caller } from '../caller.ts';
import type { Work } from '../ports.ts';
import { changeRecords } from '../registry/change-records.ts';
import type { ChangeRules, RecordOutcome } from '../registry/record-change.ts';

/** A record that could not be told, with the reason. */
export type RefusedRecord = Extract<RecordOutcome, { outcome: 'refused' }>;

/**
 * Makes one new version of each record, since a work it is linked to is told otherwise from now on; see ADR 9. Whether somebody may was
 * decided before, by record. Records that are withdrawn or not there are told nothing; what else was refused is returned.
 */
export async function retellRecords(
  work: Work,
  igsns: readonly string[],
  rules: ChangeRules,
  caller: Caller,
): Promise<readonly RefusedRecord[]> {
  const known = await work.publications.linkables(igsns);
  const alive = known.filter(({ state }) => state !== 'withdrawn' && state !== 'reserved');
  const clients = new Set(alive.map((one) => one.client));
  // Who may by a role on the core tree alone, or tells of a work that others linked, deposits for these records here and nowhere else.
  const { within: _within, scope: _scope, treeGrants: _roles, ...person } = caller;
  const grants = [...clients].map((party) => ({ role: 'depositor' as const, party }));
  const changes = alive.map(({ igsn }) => ({
    caller: { ...person, grants },
    igsn,
    wish: 'keep' as const,
    isRetold: true,
    mode: 'update' as const,
  }));
  return (await changeRecords(work, changes, rules)).filter((one) => one.outcome === 'refused');
}
