import { finding } from '../../domain/finding.ts';
import { namedDescription } from '../../domain/registration/named-description.ts';
import { may } from '../caller.ts';
import type { NamespaceRow } from '../party-ports.ts';
import type { Work } from '../ports.ts';
import { type MadeUp, takeUnusedIgsns } from './make-up-igsns.ts';
import type { MintChange, RecordChange, RecordOutcome } from './record-change.ts';

type Refused = Extract<RecordOutcome, { outcome: 'refused' }>;

/**
 * Gives changes that bring no identifier one of their namespace, and leaves the others as they are; in the order of the
 * changes. Refused: `not-found` for a namespace that nobody holds, `not-allowed` for one that is not the caller's.
 */
export async function mintChanges(
  work: Work,
  changes: readonly (RecordChange | MintChange)[],
): Promise<(RecordChange | Refused)[]> {
  const wanted = changes.filter((one) => 'mintIn' in one);
  if (wanted.length === 0) return changes as readonly RecordChange[] as RecordChange[];
  const names = [...new Set(wanted.map((one) => one.mintIn))].toSorted();
  const holders = new Map((await work.parties.holdersAmong(names)).map((row) => [row.namespace, row]));
  const made = new Map<string, MadeUp[]>();
  for (const name of holders.keys()) {
    const allowed = wanted.filter((one) => one.mintIn === name && refusal(one, holders.get(name)) === undefined);
    made.set(name, allowed.length === 0 ? [] : await takeUnusedIgsns(work, name, allowed.length));
  }
  return changes.map((one) => ('mintIn' in one ? named(one, holders.get(one.mintIn), made.get(one.mintIn)) : one));
}

function named(change: MintChange, holder: NamespaceRow | undefined, made: MadeUp[] = []): RecordChange | Refused {
  const refused = refusal(change, holder);
  if (refused !== undefined) return refused;
  const { igsn, minted } = made.shift()!;
  const { mintIn, description, told, ...rest } = change;
  return {
    ...rest,
    igsn,
    minted,
    mode: 'create',
    ...(description !== undefined && { description: namedDescription(description, igsn, mintIn) }),
    ...told?.(igsn),
  };
}

function refusal({ caller, mintIn }: MintChange, holder: NamespaceRow | undefined): Refused | undefined {
  if (holder === undefined)
    return refused('not-found', `Nobody holds namespace ${mintIn}.`, 'namespace-unheld', mintIn);
  if (may(caller, 'deposit', holder.client)) return undefined;
  return refused('not-allowed', `Namespace ${mintIn} belongs to ${holder.client}.`, 'namespace-of-another', mintIn);
}

function refused(code: Refused['code'], message: string, why: string, value: string): Refused {
  const rule = 'a namespace in which you may register';
  const findings = [finding(why, message, { field: 'namespace', value, rule })];
  return { igsn: '', outcome: 'refused', code, message, findings };
}
