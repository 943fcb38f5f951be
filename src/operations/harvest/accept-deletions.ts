import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { sourceOf } from './change-sources.ts';
import type { HarvestRun } from './harvest-ports.ts';
import { holdOn, type RunUnderWay } from './keep-batch.ts';

/** How many records one unit of work deletes. */
const BATCH = 2000;

/**
 * Takes what a held run did not meet as deleted, as the run itself would have done had it been told so; the run is complete then. Only
 * the latest run of its source can be decided about: a later one has met other records. How many were deleted. Throws
 * `not-allowed`, `not-found`, `conflict` for a run that is not held or not the latest, `busy` while the source is harvested.
 */
export async function acceptDeletions(
  unitOfWork: UnitOfWork,
  name: string,
  runId: string,
  caller: Caller,
): Promise<number> {
  ensureMay(caller, 'administer', '');
  const underWay = await unitOfWork((work) => takeHeld(work, name, runId));
  try {
    const deleted = await deleteUnmet(unitOfWork, underWay);
    await unitOfWork((work) => close(work, underWay, deleted, caller));
    return deleted;
  } finally {
    await unitOfWork((work) => work.harvests.release(name, underWay.holder));
  }
}

async function takeHeld(work: Work, name: string, runId: string): Promise<RunUnderWay> {
  const source = await sourceOf(work, name);
  const run = await work.harvests.run(runId);
  if (run === undefined || run.source !== name)
    throw new CorestoneError('not-found', `There is no such run of ${name}.`);
  const underWay = { source, run, holder: work.newKey() };
  await holdOn(work, underWay);
  ensureHeld(run, await work.harvests.lastRun(name));
  return underWay;
}

function ensureHeld(run: HarvestRun, last: HarvestRun | undefined): void {
  if (run.state !== 'held') throw new CorestoneError('conflict', `A run that is ${run.state} holds no deletions back.`);
  if (last?.id === run.id) return;
  throw new CorestoneError('conflict', 'The source was harvested since; have everything asked for again.');
}

async function deleteUnmet(unitOfWork: UnitOfWork, underWay: RunUnderWay): Promise<number> {
  for (let total = 0; ; ) {
    const count = await unitOfWork(async (work) => {
      await holdOn(work, underWay);
      const deleted = await work.harvests.deleteUnmet(underWay.source.name, underWay.run.id, BATCH);
      await work.harvests.settleIgsns(deleted.igsns);
      return deleted.count;
    });
    if (count === 0) return total;
    total += count;
  }
}

async function close(work: Work, { run }: RunUnderWay, deleted: number, caller: Caller): Promise<void> {
  const at = work.now();
  // What an attempt that was broken off deleted before is in the run's count no more than in this one.
  await work.harvests.changeRun(run.id, { state: 'complete', deleted: run.deleted + deleted }, at);
  const entry = { action: 'accept-deletions', subject: run.source, after: { run: run.id, deleted } };
  await work.audit(caller, [entry], at);
}
