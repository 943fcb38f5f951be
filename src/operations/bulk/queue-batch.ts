import { CorestoneError, type ErrorCode } from '../../domain/error.ts';
import { may } from '../caller.ts';
import type { Work } from '../ports.ts';
import type { RecordState } from '../register-ports.ts';
import type { BulkRun, Fate } from './take-batch.ts';

/**
 * Puts records in line in the caller's unit of work, each by itself: to be told upstream again, or to have their landing pages looked
 * at. One that is in line already is `unchanged`. Refusals: `not-found`, `not-allowed` (not the caller's), `conflict` for one that upstream
 * is not told of because it is only reserved or for trying, and for one without a landing page elsewhere. Throws `wrong-call` where nothing is upstream.
 */
export async function queueBatch(
  work: Work,
  igsns: readonly string[],
  { options, caller, rules }: BulkRun,
): Promise<Fate[]> {
  const isSending = options.kind === 'send-again';
  if (isSending && !rules.hasUpstream)
    throw new CorestoneError('wrong-call', 'This installation has no upstream that could be told again.');
  const states = await work.register.states([...new Set(igsns)]);
  const own = [...states].filter(
    ([, known]) => may(caller, 'deposit', known.client) && !(isSending && isUntold(known)),
  );
  const queued = await queue(work, own, isSending);
  const said = new Set<string>();
  const fates = igsns.map((igsn): Fate => {
    const known = states.get(igsn);
    if (known === undefined) return refusal(igsn, 'not-found', `${igsn} is not registered here.`);
    if (!may(caller, 'deposit', known.client))
      return refusal(igsn, 'not-allowed', `${igsn} belongs to ${known.client}.`);
    if (isSending && isUntold(known))
      return refusal(igsn, 'conflict', `${igsn} is ${known.state}: upstream is told nothing of it.`);
    if (!isSending && !queued.has(igsn))
      return refusal(igsn, 'conflict', `${igsn} has no landing page elsewhere to look at, or is not public.`);
    const { version, state } = known;
    const isQueued = queued.has(igsn) && !said.has(igsn);
    said.add(igsn);
    return { igsn, outcome: isQueued ? 'queued' : 'unchanged', version, state, findings: [] };
  });
  const action = isSending ? 'retry-upstream' : 'ask-landing-check';
  const entries = [...said].filter((igsn) => queued.has(igsn)).map((subject) => ({ action, subject }));
  if (entries.length > 0) await work.audit(caller, entries, work.now());
  return fates;
}

function queue(
  work: Work,
  own: readonly (readonly [string, RecordState])[],
  isSending: boolean,
): Promise<ReadonlySet<string>> {
  const igsns = own.map(([igsn]) => igsn);
  return isSending ? work.register.sendAgain(igsns) : work.landingChecks.askSome(igsns, work.now());
}

const isUntold = ({ state }: RecordState): boolean => state === 'reserved' || state === 'test';

function refusal(igsn: string, code: ErrorCode, message: string): Fate {
  return { igsn, outcome: 'refused', code, message, findings: [] };
}
