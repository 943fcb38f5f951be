import type { House } from '../../context.ts';
import { landingAddress } from '../../dissemination/record-address.ts';
import { CorestoneError } from '../../domain/error.ts';
import {
  type ComparedUpstream,
  type ComparisonParameters,
  comparisonParameters,
} from '../../operations/comparing/comparison-job.ts';
import { keepComparison, outcomeOf } from '../../operations/comparing/keep-comparison.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import type { Work } from '../../operations/ports.ts';
import type { Lane } from '../../outbox/lane.ts';
import { lanesByUpstream } from '../../outbox/lanes-by-upstream.ts';
import { type ComparedPage, countCompared, reconcile } from '../../outbox/reconcile.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import { ensureStanding } from '../jobs/ensure-standing.ts';
import { JobLost } from '../jobs/job-lost.ts';
import { type JobEnd, LEASE_MS } from '../jobs/run-job.ts';

const BEAT_MS = 4000;

/** Who does a comparison. */
export interface ComparisonHands {
  readonly house: House;
  readonly holder: string;
  readonly signal: AbortSignal;
}

/**
 * Does a comparison that the holder has taken: one upstream after the other, each page kept with how far the job is in one unit of work.
 * One that is taken up again goes on with the upstream at which it stood. An upstream that cannot be read to its end holds up none of the
 * others; the job fails when they are done. Throws `RightsLost`, and what the store throws.
 */
export async function runComparison(job: JobRow, hands: ComparisonHands): Promise<JobEnd> {
  const { house } = hands;
  await ensureStanding(house.store, comparisonParameters(job).caller, house.now());
  const running = new RunningComparison(job, hands);
  try {
    return await running.run();
  } catch (error) {
    if (error instanceof JobLost) return 'lost';
    throw error;
  }
}

type Figures = Pick<JobRow, 'done' | 'accepted' | 'rejected' | 'total'>;

class RunningComparison {
  readonly #job: JobRow;
  readonly #hands: ComparisonHands;
  #parameters: ComparisonParameters;
  #figures: Figures = { done: 0, accepted: 0, rejected: 0, total: null };

  constructor(job: JobRow, hands: ComparisonHands) {
    this.#job = job;
    this.#hands = hands;
    // What could not be read the last time is read anew.
    const known = comparisonParameters(job);
    this.#parameters = { ...known, compared: known.compared.filter((one) => one.fault === undefined) };
  }

  async run(): Promise<JobEnd> {
    const { house, signal } = this.#hands;
    const wanted = this.#parameters.upstreams;
    const all = [...(await lanesByUpstream(house.store, house.upstreams))].filter(
      ([{ name }]) => wanted.length === 0 || wanted.includes(name),
    );
    const counted: number[] = [];
    for (const [, lanes] of all) counted.push(await countCompared(house.store, lanes));
    this.#figures = { ...this.#figures, total: counted.reduce((sum, one) => sum + one, 0) };
    for (const [at, [upstream, lanes]] of all.entries()) {
      const before = this.#parameters.compared.find((one) => one.name === upstream.name);
      if (before === undefined) {
        if (signal.aborted || !(await this.#compare(upstream, lanes))) return 'stopped';
      } else this.#count(counted[at]!, before);
    }
    return this.#finish();
  }

  /** False where it was told to stop. */
  async #compare(upstream: Upstream, lanes: readonly Lane[]): Promise<boolean> {
    const { house, signal } = this.#hands;
    const { isRepair } = this.#parameters;
    const lost = new AbortController();
    const found = { agrees: 0, repaired: 0, differs: 0 };
    const keep = (page: ComparedPage) => this.#keep(upstream.name, page, found);
    const beat = setInterval(() => {
      // A store that does not answer for a moment is no reason to stop: the lease lasts for several beats.
      this.#advance().catch((error: unknown) => error instanceof JobLost && lost.abort());
    }, BEAT_MS);
    let fault: string | undefined;
    try {
      await reconcile(house.store, upstream, {
        lanes,
        landingUrl: (igsn) => landingAddress(house.settings.baseUrl, igsn),
        keep,
        signal: AbortSignal.any([signal, lost.signal]),
        ...(isRepair && { repairAt: house.now() }),
      });
    } catch (error) {
      if (lost.signal.aborted) throw new JobLost();
      if (signal.aborted) return false;
      if (!(error instanceof CorestoneError && error.code === 'interrupted')) throw error;
      fault = error.message;
    } finally {
      clearInterval(beat);
    }
    await this.#end({ name: upstream.name, ...found, ...(fault !== undefined && { fault }) });
    return true;
  }

  async #keep(upstream: string, page: ComparedPage, found: Record<'agrees' | 'repaired' | 'differs', number>) {
    const { verdicts } = page;
    const { isRepair } = this.#parameters;
    for (const one of verdicts) found[outcomeOf(one, isRepair)]++;
    const differing = verdicts.filter((one) => one.finding !== undefined).length;
    const { done, accepted, rejected, total } = this.#figures;
    this.#figures = {
      done: done + page.records,
      accepted: accepted + verdicts.length - differing,
      rejected: rejected + differing,
      // Records that came in meanwhile were not counted before.
      total: Math.max(total ?? 0, done + page.records),
    };
    await this.#advance((work) => keepComparison(work, { upstream, job: this.#job.id, isRepair }, verdicts));
  }

  #count(records: number, { agrees, repaired, differs }: ComparedUpstream): void {
    const { done, accepted, rejected, total } = this.#figures;
    const figures = { done: done + records, accepted: accepted + agrees, rejected: rejected + repaired + differs };
    this.#figures = { ...figures, total };
  }

  async #end(compared: ComparedUpstream): Promise<void> {
    this.#parameters = { ...this.#parameters, compared: [...this.#parameters.compared, compared] };
    await this.#advance(async (work) => {
      if (compared.fault === undefined) await work.comparisons.forgetOthers(compared.name, this.#job.id);
    });
  }

  async #finish(): Promise<JobEnd> {
    const faults = this.#parameters.compared.flatMap((one) => one.fault ?? []);
    this.#figures = { ...this.#figures, total: faults.length === 0 ? this.#figures.done : this.#figures.total };
    const state = faults.length === 0 ? ('done' as const) : ('failed' as const);
    const lastError = faults.length === 0 ? null : faults.join(' ');
    await this.#advance(async (work) => {
      const finishedAt = work.now();
      await work.jobs.change(this.#job.id, ['running'], { state, lastError, finishedAt }, finishedAt);
    });
    return 'done';
  }

  async #advance(also?: (work: Work) => Promise<void>): Promise<void> {
    const { house, holder } = this.#hands;
    const { id } = this.#job;
    await house.unitOfWork(async (work) => {
      if (!(await work.jobs.lock(id, holder))) throw new JobLost();
      const heldUntil = new Date(house.now().getTime() + LEASE_MS).toISOString();
      const parameters = JSON.stringify(this.#parameters);
      await work.jobs.advance(id, { ...this.#figures, parameters }, heldUntil, work.now());
      await also?.(work);
    });
  }
}
