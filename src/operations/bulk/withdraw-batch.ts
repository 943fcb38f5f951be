import { CorestoneError } from '../../domain/error.ts';
import { may } from '../caller.ts';
import type { Work } from '../ports.ts';
import { firstOutboxState } from '../register-identifiers.ts';
import type { RecordState } from '../register-ports.ts';
import type { BulkRun, Fate } from './take-batch.ts';

/**
 * Withdraws records in the caller's unit of work, each by itself: its page stays as a tombstone with the reason. One that is
 * withdrawn already is `unchanged`. Refusals: `not-found`, `not-allowed`. Throws `invalid-input` without a reason.
 */
export async function withdrawBatch(work: Work, igsns: readonly string[], run: BulkRun): Promise<Fate[]> {
  const reason = run.options.reason?.trim() ?? '';
  if (reason === '') throw new CorestoneError('wrong-call', 'Withdrawing needs a reason that readers can see.');
  const states = new Map(await work.register.states([...new Set(igsns)]));
  const fates: Fate[] = [];
  for (const igsn of igsns) {
    const known = states.get(igsn);
    const fate = fateOf(igsn, known, run);
    if (fate.outcome === 'withdrawn') {
      await withdrawOne(work, igsn, reason, run);
      states.set(igsn, { ...known!, state: 'withdrawn' });
    }
    fates.push(fate);
  }
  return fates;
}

function fateOf(igsn: string, known: RecordState | undefined, { caller }: BulkRun): Fate {
  const refused = (code: 'not-found' | 'not-allowed' | 'conflict', message: string): Fate => ({
    igsn,
    outcome: 'refused',
    code,
    message,
    findings: [],
  });
  if (known === undefined) return refused('not-found', `${igsn} is not registered here.`);
  if (!may(caller, 'deposit', known.client)) return refused('not-allowed', `${igsn} belongs to ${known.client}.`);
  if (known.state === 'reserved') return refused('conflict', `${igsn} is only reserved; nobody was told of it.`);
  const outcome = known.state === 'withdrawn' ? 'unchanged' : 'withdrawn';
  return { igsn, outcome, version: known.version, state: 'withdrawn', findings: [] };
}

async function withdrawOne(work: Work, igsn: string, reason: string, { caller, rules }: BulkRun): Promise<void> {
  const after = { reason, successor: null };
  await work.register.withdraw({ igsn, ...after, outboxState: firstOutboxState(rules) }, caller.name);
  await work.audit(caller, [{ action: 'withdraw', subject: igsn, after }], work.now());
}
