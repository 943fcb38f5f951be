import { COMPARISON_JOB, makeComparisonJob } from '../../../operations/comparing/comparison-job.ts';
import { upstreamsInUse } from '../../../outbox/lanes-by-upstream.ts';
import {
  type ComparisonCount,
  type ComparisonRow,
  countComparisons,
  listComparisons,
} from '../../../store/read/list-comparisons.ts';
import { type JobRow, listJobs } from '../../../store/read/list-jobs.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { isInScope, isOwnJob, scopeOf } from '../scope.ts';
import { mayDo, type Onward, type Visit } from '../visit.ts';
import { comparisonPage } from './comparison-page.ts';

const PAGE = 200;
const MOST_RUNNING = 20;
const OUTCOMES = ['other', 'differs', 'repaired', 'agrees'] as const;

/** What the person narrowed the list to. */
export interface ChosenComparisons {
  readonly outcome: (typeof OUTCOMES)[number];
  readonly upstream: string;
}

/** What the page shows. Counts and jobs are nobody's who does not see to all agents. */
export interface ShownComparisons {
  readonly chosen: ChosenComparisons;
  /** Upstreams that records go to. */
  readonly names: readonly string[];
  readonly counts: readonly ComparisonCount[];
  readonly running: readonly JobRow[];
  readonly rows: readonly ComparisonRow[];
  /** The row behind which the next page begins. */
  readonly last: ComparisonRow | undefined;
}

/** `/admin/comparison`: what the register and each upstream say of the same records, and comparing them now. */
export function registerComparison(routes: AdminRoutes): void {
  routes.page('/admin/comparison', async (visit) => showComparison(visit));
  routes.action('/admin/comparison', askForComparison);
}

async function showComparison(visit: Visit): Promise<AdminView> {
  const { query, caller, house, memory } = visit;
  const db = house.store.read;
  const seesAll = mayDo(visit, 'manage-agent', '');
  const chosen = {
    outcome: OUTCOMES.find((one) => one === query.get('outcome')) ?? 'other',
    upstream: (query.get('upstream') ?? '').slice(0, 100),
  };
  const [igsn, upstream] = [(query.get('after') ?? '').slice(0, 250), (query.get('at') ?? '').slice(0, 100)];
  const rows = await listComparisons(db, {
    scope: isInScope('r.client_symbol', scopeOf(caller, 'read')),
    withAlone: seesAll,
    ...chosen,
    ...(igsn !== '' && { after: { igsn, upstream } }),
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const wanted = { scope: isOwnJob(caller), running: true, before: '', limit: MOST_RUNNING };
  const running = seesAll ? (await listJobs(db, wanted)).filter((job) => job.kind === COMPARISON_JOB) : [];
  const counts = seesAll ? await memory.of('comparisons', () => countComparisons(db)) : [];
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const names = await upstreamsInUse(house.store, house.upstreams);
  return comparisonPage(visit, { chosen, names, counts, running, rows: shown, last });
}

async function askForComparison({ house, caller, form }: Visit): Promise<Onward> {
  const upstream = form.get('upstream') ?? '';
  const { id, isNew } = await makeComparisonJob(house.unitOfWork, {
    caller,
    isRepair: form.get('repair') === 'yes',
    upstreams: upstream === '' ? [] : [upstream],
    known: await upstreamsInUse(house.store, house.upstreams),
  });
  return { to: `/admin/jobs/${id}?done=${isNew ? 'comparison-asked' : 'comparison-under-way'}` };
}
