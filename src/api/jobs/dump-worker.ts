import { type House, publicFace } from '../../context.ts';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import { DATA_SET_JOB } from '../../operations/data-sets/data-set-job.ts';
import { DUMP_JOB } from '../../operations/dumps/dump-job.ts';
import { newHolder } from './holder.ts';
import type { JobWorker } from './job-worker.ts';
import { repeatUntilStopped } from './repeat-until-stopped.ts';
import { runDataSet } from './run-data-set.ts';
import { type DumpHands, runDump } from './run-dump.ts';
import { LEASE_MS } from './run-job.ts';
import { giveBackJob, settleJob, takeJob } from './settle-job.ts';

const PAUSE_MS = 1000;

/** What tests may choose. */
export type DumpChoices = Pick<DumpHands, 'partRecords'>;

/**
 * Writes the dumps and data sets that wait, one at a time, beside other jobs, which are not to wait for them. Servers of one database share them.
 * What fails passingly is told and tried again.
 */
export function startDumpWorker(house: House, onError: (error: unknown) => void, choices: DumpChoices = {}): JobWorker {
  const stopping = new AbortController();
  const loop = work(house, choices, stopping.signal, onError);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

async function work(house: House, choices: DumpChoices, signal: AbortSignal, onError: (error: unknown) => void) {
  const formats = installedFormats(house.settings.communities);
  formats.watch();
  const holder = newHolder();
  const hands = async () => {
    const face = await publicFace(house);
    return { house, face, formats: formats.served, holder, signal, ...choices };
  };
  await repeatUntilStopped(() => workOnce(house, holder, hands), { signal, onError, pauseMs: PAUSE_MS });
  formats.close();
}

async function workOnce(house: House, holder: string, hands: () => Promise<DumpHands>): Promise<boolean> {
  const job = await takeJob(house, holder, LEASE_MS, ({ kind }) => kind === DUMP_JOB || kind === DATA_SET_JOB);
  if (job === undefined) return false;
  try {
    const given = await hands();
    await settleJob(house, holder, job, await (job.kind === DUMP_JOB ? runDump(job, given) : runDataSet(job, given)));
  } catch (error) {
    await giveBackJob(house, holder, job, error);
    throw error;
  }
  return true;
}
