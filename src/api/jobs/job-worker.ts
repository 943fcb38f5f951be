import { existsSync } from 'node:fs';
import type { House } from '../../context.ts';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import { bulkParameters, isBulkJob } from '../../operations/jobs/bulk-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import { jobStore } from '../../store/ports/job-store.ts';
import { RightsLost } from './ensure-standing.ts';
import { newHolder } from './holder.ts';
import { removeOrphans } from './job-files.ts';
import { repeatUntilStopped } from './repeat-until-stopped.ts';
import { type JobHands, LEASE_MS, runJob } from './run-job.ts';
import { giveBackJob, settleJob, takeJob, waitingJobs } from './settle-job.ts';

const PAUSE_MS = 500;
/** How long a job is done before it gives way to one of another account that waits. */
const TURN_MS = 5000;

/** A worker that can be stopped; `stop` resolves when the batch in hand is kept. */
export interface JobWorker {
  readonly stop: () => Promise<void>;
}

/**
 * Does queued jobs in the background, one at a time; servers of one database share them. Accounts take turns: a job gives way after
 * `turnMs` where another account's waits, and goes on when that had its turn. What fails passingly is told and tried again.
 */
export function startJobWorker(house: House, onError: (error: unknown) => void, turnMs = TURN_MS): JobWorker {
  const stopping = new AbortController();
  const formats = installedFormats(house.settings.communities);
  formats.watch();
  const loop = work(house, formats.readable, stopping.signal, onError, turnMs);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
      formats.close();
    },
  };
}

async function work(
  house: House,
  readable: readonly ReadableFormat[],
  signal: AbortSignal,
  onError: (error: unknown) => void,
  turnMs: number,
): Promise<void> {
  const holder = newHolder();
  const jobs = jobStore(house.store.read, house.store.engine);
  const isKnown = async (id: string) => (await jobs.find(id)) !== undefined;
  await removeOrphans(house.settings.data, isKnown).catch(onError);
  const isAwaited = async ({ account }: JobRow) =>
    (await waitingJobs(house)).some((one) => one.account !== account && isOurs(one));
  const hands = { house, readable, holder, signal, turns: { ms: turnMs, isAwaited } };
  await repeatUntilStopped(() => workOnce(house, hands, onError), { signal, onError, pauseMs: PAUSE_MS });
}

/** Takes one job and does it; false where there was none. */
async function workOnce(house: House, hands: JobHands, onError: (error: unknown) => void): Promise<boolean> {
  const job = await takeOne(house, hands.holder);
  if (job === undefined) return false;
  try {
    await settleJob(house, hands.holder, job, await runJob(job, hands));
  } catch (error) {
    if (!(error instanceof RightsLost)) onError(error);
    await giveBackJob(house, hands.holder, job, error);
  }
  return true;
}

/** Another server's input may lie where this one does not see it; dumps have a worker of their own. */
function takeOne(house: House, holder: string): Promise<JobRow | undefined> {
  return takeJob(house, holder, LEASE_MS, isOurs);
}

const isOurs = (job: JobRow): boolean => isBulkJob(job) && existsSync(bulkParameters(job).input.file);
