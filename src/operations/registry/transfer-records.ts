import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { ClientStanding } from '../party-ports.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { RecordState } from '../register-ports.ts';

/**
 * Gives records to another client, all of them or none; the namespaces stay where they are. The caller must be allowed to
 * deposit for who gives and for who gets. Those that the client has already stay untouched; the number of those that moved.
 * Throws `not-found` for an unknown client or record, `not-allowed` also for an inactive client and over its quota, `gone` for a
 * withdrawn record.
 */
export function transferRecords(
  unitOfWork: UnitOfWork,
  igsns: readonly string[],
  client: string,
  caller: Caller,
): Promise<number> {
  return unitOfWork(async (work) => {
    const target = (await work.parties.standings([client])).get(client);
    if (target === undefined) throw new CorestoneError('not-found', `There is no client ${client}.`);
    ensureMay(caller, 'deposit', client);
    if (!target.isActive) throw new CorestoneError('not-allowed', `${client} is not active.`);
    const moving = await movingAmong(work, igsns, client, caller);
    ensureQuota(target, moving.length);
    await moveAll(work, moving, target, caller);
    return moving.length;
  });
}

async function movingAmong(work: Work, igsns: readonly string[], client: string, caller: Caller) {
  const states = await work.register.states([...new Set(igsns)]);
  for (const igsn of igsns) {
    const known = states.get(igsn);
    if (known === undefined) throw new CorestoneError('not-found', `${igsn} is not registered here.`);
    ensureMay(caller, 'deposit', known.client);
    if (known.state === 'withdrawn') throw new CorestoneError('gone', `${igsn} is withdrawn.`);
  }
  return [...states.values()].filter((known) => known.client !== client);
}

function ensureQuota({ symbol, quota, quotaUsed }: ClientStanding, count: number): void {
  if (quota < 0 || quotaUsed + count <= quota) return;
  throw new CorestoneError('not-allowed', `datacentre quota exceeded: ${symbol}`);
}

async function moveAll(work: Work, moving: readonly RecordState[], target: ClientStanding, caller: Caller) {
  if (moving.length === 0) return;
  const igsns = moving.map((known) => known.igsn);
  await work.register.giveRecords(igsns, { agent: target.agent, client: target.symbol });
  const entries = moving.map((known) => ({
    action: 'transfer-record',
    subject: known.igsn,
    before: { client: known.client },
    after: { client: target.symbol },
  }));
  await work.audit(caller, entries, work.now());
}
