import { type Finding, finding } from '../../domain/finding.ts';
import { mayVanish } from '../../domain/harvest/may-vanish.ts';
import { nextDue } from '../../domain/harvest/next-due.ts';
import { closesGap } from '../../domain/harvest/next-from.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { HarvestRun, RunState } from './harvest-ports.ts';
import { holdOn, noteFindings, type RunUnderWay } from './keep-batch.ts';
import type { RunPlace } from './run-place.ts';
import type { SourceFault } from './source-client.ts';

/** How many records one unit of work deletes. */
const BATCH = 2000;

/**
 * Ends a run that has seen the whole list. A full one of a source that does not keep its deletions takes what it did not meet
 * as deleted; it is `held` when that would be too much, or when there were records it could not tell apart.
 */
export async function endRun(
  unitOfWork: UnitOfWork,
  underWay: RunUnderWay,
  place: RunPlace,
  acceptsVanishing: boolean,
): Promise<HarvestRun> {
  const verdict = await unitOfWork((work) => judgeUnmet(work, underWay, place, acceptsVanishing));
  const deleted = verdict.deletes ? await deleteUnmet(unitOfWork, underWay) : 0;
  const findings = [...verdict.findings, ...sizeFindings(underWay.run)];
  const state = verdict.isHeld ? 'held' : 'complete';
  return unitOfWork(async (work) => {
    await holdOn(work, underWay);
    const { source, run } = underWay;
    const at = work.now();
    const isClosed = closesGap(run.from, source.harvestedThrough) && place.through !== null;
    const dueAt = nextDue(source.everyHours, at, 0);
    await work.harvests.changeSource(source.name, { dueAt, ...(isClosed && { harvestedThrough: place.through }) }, at);
    const ended = { ...run, deleted: run.deleted + deleted, position: null };
    return close(work, ended, state, findings, null);
  });
}

/**
 * Ends a run before its list: `interrupted`, or `failed` where the fault says that it cannot go on. One that was `stoppedBy` the end of its
 * process goes on as soon as there is another; one that a person stopped when it is due the next time.
 */
export async function interruptRun(
  unitOfWork: UnitOfWork,
  underWay: RunUnderWay,
  fault: SourceFault | undefined,
  stoppedBy?: 'process' | 'person',
): Promise<HarvestRun> {
  return unitOfWork(async (work) => {
    const { source } = underWay;
    // What another process has counted since is not ours to overwrite.
    const isOurs = await holdOn(work, underWay).then(
      () => true,
      () => false,
    );
    const run = (await work.harvests.run(underWay.run.id)) ?? underWay.run;
    if (!isOurs) return run;
    const at = work.now();
    const failures = stoppedBy === 'person' ? 0 : (await work.harvests.failuresOf(source.name)) + 1;
    const dueAt = source.everyHours > 0 && stoppedBy === 'process' ? at : nextDue(source.everyHours, at, failures);
    await work.harvests.changeSource(source.name, { dueAt }, at);
    const state = fault?.isLasting === true ? 'failed' : 'interrupted';
    const found = fault === undefined ? [] : [fault.finding];
    return close(work, run, state, found, fault === undefined ? null : wordsOf(fault.finding));
  });
}

interface Verdict {
  readonly deletes: boolean;
  readonly isHeld: boolean;
  readonly findings: readonly Finding[];
}

const NOTHING: Verdict = { deletes: false, isHeld: false, findings: [] };

async function judgeUnmet(
  work: Work,
  { source, run }: RunUnderWay,
  { nameless }: RunPlace,
  acceptsVanishing: boolean,
): Promise<Verdict> {
  if (!run.isFull) return NOTHING;
  const { kept, unmet } = await work.harvests.countUnmet(source.name, run.id);
  if (unmet === 0) return NOTHING;
  const value = `${unmet} of ${kept}`;
  if (source.facts.deletedRecord === 'persistent') {
    const message = 'The source keeps its deletions and yet did not give all that it gave before; nothing is deleted.';
    return { ...NOTHING, findings: [finding('records-unmet', message, { severity: 'warning', value })] };
  }
  if (acceptsVanishing) return { ...NOTHING, deletes: true };
  if (nameless > 0) {
    const message = 'Some records could not be told apart, so that nobody knows which of the missing ones are gone.';
    return { deletes: false, isHeld: true, findings: [finding('vanishing-held', message, { value })] };
  }
  if (mayVanish(unmet, kept)) return { ...NOTHING, deletes: true };
  const message = 'More than a third of the records would vanish; they stay until somebody says that they are gone.';
  const rule = 'at most a third of the records at once';
  return { deletes: false, isHeld: true, findings: [finding('vanishing-held', message, { value, rule })] };
}

async function deleteUnmet(unitOfWork: UnitOfWork, underWay: RunUnderWay): Promise<number> {
  let total = 0;
  for (;;) {
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

function sizeFindings({ completeListSize, received }: HarvestRun): Finding[] {
  // More comes where a page was asked for again or the list grew meanwhile.
  if (completeListSize === null || completeListSize <= received) return [];
  const message = 'The source gave fewer records than it said.';
  const value = `${received} received`;
  return [finding('list-size', message, { severity: 'info', value, rule: `completeListSize ${completeListSize}` })];
}

async function close(
  work: Work,
  run: HarvestRun,
  state: RunState,
  findings: readonly Finding[],
  lastError: string | null,
): Promise<HarvestRun> {
  const at = work.now();
  await noteFindings(
    work,
    run,
    findings.map((one) => ({ item: '', finding: one })),
  );
  const { deleted, position } = run;
  const changes = { state, deleted, position, lastError, findings: run.findings + findings.length, finishedAt: at };
  await work.harvests.changeRun(run.id, changes, at);
  return { ...run, ...changes, changedAt: at };
}

function wordsOf({ message, value }: Finding): string {
  return value === undefined || value === '' ? message : `${message} Found: ${value}.`;
}
