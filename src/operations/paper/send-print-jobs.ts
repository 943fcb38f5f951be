import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay, may } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { rightsIn } from '../tree-access.ts';
import type { PaperPort, PrintJob } from './paper-ports.ts';

/** Gives ZPL to the printer of a name; throws with a sentence for people where it does not take it. */
export type SendToPrinter = (printer: string, zpl: string, job: Pick<PrintJob, 'id' | 'expedition'>) => Promise<void>;

/**
 * Sends a queued job; of several who want to, one does. What the printer took is `sent`, what it did not take `failed` with the
 * reason; nobody tries again by itself, because half of it may have come out. Undefined where the job is not queued.
 */
export async function sendPrintJob(
  unitOfWork: UnitOfWork,
  id: string,
  send: SendToPrinter,
): Promise<PrintJob | undefined> {
  const job = await unitOfWork(async (work) => {
    const seen = await work.paper.findJob(id);
    if (seen === undefined) return undefined;
    const taken = { state: 'sending', attempts: seen.attempts + 1, lastError: null, changedAt: work.now() } as const;
    return (await work.paper.changeJob(id, ['queued'], taken)) ? { ...seen, ...taken } : undefined;
  });
  if (job === undefined) return undefined;
  const zpl = await unitOfWork((work) => work.paper.zplOf(id));
  const lastError = await send(job.printer, zpl, job).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return unitOfWork(async (work) => {
    const state = lastError === null ? 'sent' : 'failed';
    const settled = { state, attempts: job.attempts, lastError, changedAt: work.now() } as const;
    await work.paper.changeJob(id, ['sending'], settled);
    return (await work.paper.findJob(id)) ?? { ...job, ...settled };
  });
}

/** A job that is being sent for longer than this was left by a program that ended. */
const LEFT_MS = 10 * 60_000;

/** Sends what waits, the oldest first, and says of what was left while it was being sent that a person has to look. How many were sent. */
export async function sendWaiting(unitOfWork: UnitOfWork, send: SendToPrinter, limit = 20): Promise<number> {
  const waiting = await unitOfWork(async (work) => {
    const now = work.now();
    const before = new Date(Date.parse(now) - LEFT_MS).toISOString();
    for (const left of await work.paper.jobsIn('sending', before, limit)) {
      const lastError =
        'The program ended while it was sending. Some labels may have come out: look before you send them again.';
      await work.paper.changeJob(left.id, ['sending'], {
        state: 'failed',
        attempts: left.attempts,
        lastError,
        changedAt: now,
      });
    }
    return work.paper.jobsIn('queued', '9999', limit);
  });
  let sent = 0;
  for (const { id } of waiting) if ((await sendPrintJob(unitOfWork, id, send))?.state === 'sent') sent++;
  return sent;
}

/** Whether a caller may see a job: an own one, or one of a client that they read. */
export function maySeeJob(caller: Caller, { party, createdBy }: PrintJob): boolean {
  return may(caller, 'read', party) || createdBy === caller.name;
}

/** A job that the caller may see. Throws `not-found`. */
export async function findPrintJob(paper: PaperPort, id: string, caller: Caller): Promise<PrintJob> {
  const job = await paper.findJob(id);
  if (job !== undefined && maySeeJob(caller, job)) return job;
  throw new CorestoneError('not-found', 'There is no such print job.');
}

const QUEUE_AGAIN = 'queue-print-job-again';

/** Queues a job again that has failed or was sent, as it was; the audit trail calls what was sent `reprint-job`. Throws `not-found`, `not-allowed`, `conflict` for one under way. */
export function queueJobAgain(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<PrintJob> {
  return turn(unitOfWork, id, caller, {
    from: ['failed', 'sent', 'cancelled'],
    to: 'queued',
    action: QUEUE_AGAIN,
  });
}

/** Takes back a job that waits or has failed. Throws `not-found`, `not-allowed`, `conflict` for one that was sent or is under way. */
export function cancelPrintJob(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<PrintJob> {
  return turn(unitOfWork, id, caller, { from: ['queued', 'failed'], to: 'cancelled', action: 'cancel-print-job' });
}

interface Turn {
  readonly from: readonly PrintJob['state'][];
  readonly to: PrintJob['state'];
  readonly action: string;
}

function turn(unitOfWork: UnitOfWork, id: string, caller: Caller, { from, to, action }: Turn): Promise<PrintJob> {
  return unitOfWork(async (work) => {
    const job = await findPrintJob(work.paper, id, caller);
    await ensureMayTurn(work, job, caller);
    const changed = { state: to, attempts: job.attempts, lastError: null, changedAt: work.now() };
    if (!(await work.paper.changeJob(id, from, changed)))
      throw new CorestoneError('conflict', `The job is ${job.state}; only ${from.join(', ')} ones can be ${to}.`);
    // What was sent comes out of the printer a second time.
    const isReprint = action === QUEUE_AGAIN && job.state === 'sent';
    const { printer, labels, objects } = job;
    const entry = isReprint
      ? { action: 'reprint-job', subject: id, after: { printer, labels, objects } }
      : { action, subject: id, before: { state: job.state }, after: { state: to } };
    await work.audit(caller, [entry], work.now());
    return { ...job, ...changed };
  });
}

/** Whoever was let queue it may do so again, and take it back, as long as they enter anything in its expedition. */
async function ensureMayTurn(work: Work, { createdBy, expedition, party }: PrintJob, caller: Caller): Promise<void> {
  const own = createdBy === caller.name ? await work.tree.findExpeditions(expedition) : [];
  const isStill = own.some(({ path }) => rightsIn(caller, { path, client: party }).enters.length > 0);
  if (!isStill) ensureMay(caller, 'deposit', party);
}
