import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { isAtRest } from '../../domain/registration/job-state.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { JobRow } from '../jobs/job-ports.ts';
import { newJob } from '../jobs/new-job.ts';
import type { UnitOfWork } from '../ports.ts';

/** The kind of jobs that compare the register with the upstreams. */
export const COMPARISON_JOB = 'comparison';

/** How the comparison with one upstream ended; `fault` says why it could not be read to its end. */
export interface ComparedUpstream {
  readonly name: string;
  readonly agrees: number;
  readonly repaired: number;
  readonly differs: number;
  readonly fault?: string;
}

/** What a comparison needs to be done, and the upstreams it is through with. */
export interface ComparisonParameters {
  /** Who asked for it or resumed it. */
  readonly caller: Caller;
  /** Whether what upstream lacks or says otherwise is put in line again. */
  readonly isRepair: boolean;
  /** Names of upstreams; empty is all that records go to. */
  readonly upstreams: readonly string[];
  readonly compared: readonly ComparedUpstream[];
}

/** A comparison as it is asked for. */
export interface NewComparison {
  readonly caller: Caller;
  readonly isRepair: boolean;
  readonly upstreams?: readonly string[];
  /** What this installation has. */
  readonly known: readonly string[];
  /** Said where one of the same account, begun less than so many days ago, is enough. */
  readonly everyDays?: number;
}

/** The parameters of a comparison job. */
export function comparisonParameters({ parameters }: Pick<JobRow, 'parameters'>): ComparisonParameters {
  return JSON.parse(parameters) as ComparisonParameters;
}

const LOOKED_AT = 200;
const DAY_MS = 86_400_000;

/**
 * Makes a comparison job, or finds one that is under way; one by schedule also finds the last one that did not fail, while that is new enough.
 * Throws `not-allowed` for who does not see to all agents, `wrong-call` where nothing registers upstream, `invalid-input` for an
 * upstream that there is not, and `conflict` where another comparison is under way that would do less than this one.
 */
export async function makeComparisonJob(
  unitOfWork: UnitOfWork,
  wanted: NewComparison,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { caller, isRepair, known, upstreams = [] } = wanted;
  ensureMay(caller, 'manage-agent', '');
  if (known.length === 0)
    throw new CorestoneError(
      'wrong-call',
      'This installation has no upstream that the register could be compared with.',
    );
  ensureKnown(upstreams, known);
  return unitOfWork(async (work) => {
    await work.parties.holdJob(COMPARISON_JOB, caller.name);
    const now = work.now();
    const jobs = (await work.jobs.list(undefined, LOOKED_AT)).filter((one) => one.kind === COMPARISON_JOB);
    const running = jobs.find((one) => !isAtRest(one.state));
    if (running !== undefined) return { id: sameOf(running, wanted), isNew: false };
    const recent = jobs.find((one) => isRecent(one, wanted, now));
    if (recent !== undefined) return { id: recent.id, isNew: false };
    const parameters: ComparisonParameters = { caller, isRepair, upstreams, compared: [] };
    const job = newJob({ id: work.newKey(), kind: COMPARISON_JOB, caller, parameters, now });
    await work.jobs.add(job);
    await work.audit(caller, [{ action: 'create-job', subject: job.id, after: { isRepair, upstreams } }], now);
    return { id: job.id, isNew: true };
  });
}

function ensureKnown(upstreams: readonly string[], known: readonly string[]): void {
  const findings = upstreams
    .filter((one) => !known.includes(one))
    .map((value) =>
      finding('unknown-upstream', `There is no upstream ${value}.`, {
        field: 'upstreams',
        value,
        rule: known.join(', '),
      }),
    );
  if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
}

/** Two at once would ask upstream everything twice; one that compares only does not stand for one that repairs. */
function sameOf(running: JobRow, { isRepair, upstreams = [], everyDays }: NewComparison): string {
  const known = comparisonParameters(running);
  const isEnough =
    (known.isRepair || !isRepair) &&
    (known.upstreams.length === 0 || (upstreams.length > 0 && upstreams.every((one) => known.upstreams.includes(one))));
  if (isEnough || everyDays !== undefined) return running.id;
  throw new CorestoneError('conflict', 'Another comparison is under way; wait for its end, or cancel it.');
}

/** What failed is tried again, what a person cancelled is not. */
function isRecent({ account, createdAt, state }: JobRow, { caller, everyDays }: NewComparison, now: string): boolean {
  if (everyDays === undefined || account !== caller.account || state === 'failed') return false;
  const ageDays = (Date.parse(now.slice(0, 10)) - Date.parse(createdAt.slice(0, 10))) / DAY_MS;
  return ageDays < everyDays;
}
