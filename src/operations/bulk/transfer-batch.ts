import { CorestoneError, type ErrorCode } from '../../domain/error.ts';
import { may } from '../caller.ts';
import type { ClientStanding } from '../party-ports.ts';
import type { Work } from '../ports.ts';
import type { RecordState } from '../register-ports.ts';
import type { BulkRun, Fate } from './take-batch.ts';

/**
 * Gives records to another client in the caller's unit of work, each by itself; namespaces stay where they are. One that the
 * client has already is `unchanged`. Refusals: `not-found`, `not-allowed` (not the caller's, quota), `gone`. Throws `wrong-call` for a client
 * that is not there, not active, or not the caller's to deposit for.
 */
export async function transferBatch(
  work: Work,
  igsns: readonly string[],
  { options, caller }: BulkRun,
): Promise<Fate[]> {
  const to = options.to ?? '';
  const target = (await work.parties.standings([to])).get(to);
  if (target === undefined || !target.isActive || !may(caller, 'deposit', to))
    throw new CorestoneError('wrong-call', `Records cannot be given to ${to === '' ? 'nobody' : to}.`);
  const states = await work.register.states([...new Set(igsns)]);
  const moving = new Map<string, RecordState>();
  const fates = igsns.map((igsn): Fate => {
    const known = states.get(igsn);
    const refused = refusalOf(igsn, known, (client) => may(caller, 'deposit', client));
    if (refused !== undefined) return refused;
    const { version, state, client } = known!;
    if (client === to || moving.has(igsn)) return { igsn, outcome: 'unchanged', version, state, findings: [] };
    if (isFull(target, moving.size)) return refusal(igsn, 'not-allowed', `datacentre quota exceeded: ${to}`);
    moving.set(igsn, known!);
    return { igsn, outcome: 'transferred', version, state, findings: [] };
  });
  await moveAll(work, moving, target, caller);
  return fates;
}

function isFull({ quota, quotaUsed }: ClientStanding, more: number): boolean {
  return quota >= 0 && quotaUsed + more >= quota;
}

function refusalOf(igsn: string, known: RecordState | undefined, isOwn: (client: string) => boolean): Fate | undefined {
  if (known === undefined) return refusal(igsn, 'not-found', `${igsn} is not registered here.`);
  if (!isOwn(known.client)) return refusal(igsn, 'not-allowed', `${igsn} belongs to ${known.client}.`);
  return known.state === 'withdrawn' ? refusal(igsn, 'gone', `${igsn} is withdrawn.`) : undefined;
}

function refusal(igsn: string, code: ErrorCode, message: string): Fate {
  return { igsn, outcome: 'refused', code, message, findings: [] };
}

async function moveAll(
  work: Work,
  moving: ReadonlyMap<string, RecordState>,
  { agent, symbol }: ClientStanding,
  caller: BulkRun['caller'],
): Promise<void> {
  if (moving.size === 0) return;
  await work.register.giveRecords([...moving.keys()], { agent, client: symbol });
  const entries = [...moving].map(([subject, { client }]) => ({
    action: 'transfer-record',
    subject,
    before: { client },
    after: { client: symbol },
  }));
  await work.audit(caller, entries, work.now());
}
