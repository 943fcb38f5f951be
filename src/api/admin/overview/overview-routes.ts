import { type UpstreamPause as PausedByPerson, readPauses } from '../../../outbox/upstream-pauses.ts';
import { countRegisteredSince, countStates } from '../../../store/read/count-registrations.ts';
import { countWaitingRequests, type WaitingRequests } from '../../../store/read/count-waiting-requests.ts';
import { countFailures, countQueue } from '../../../store/read/find-outbox-rows.ts';
import {
  findUpstreamHealth,
  findUpstreamPauses,
  type UpstreamHealth,
  type UpstreamPause,
} from '../../../store/read/find-upstream-health.ts';
import { findUpstreamHours, type UpstreamFared } from '../../../store/read/find-upstream-hours.ts';
import { type JobRow, listJobs } from '../../../store/read/list-jobs.ts';
import { readableExpeditions } from '../../requests/readable-requests.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { isInScope, isOwnJob, scopeOf } from '../scope.ts';
import { mayDo, type Visit } from '../visit.ts';
import { overviewPage } from './overview-page.ts';
import { registerPausing } from './pause-upstream.ts';

const DAY_MS = 86_400_000;

/** Everything the first page says, in the scope of whoever looks. */
export interface Overview {
  readonly states: Readonly<Record<string, number>>;
  readonly queue: Awaited<ReturnType<typeof countQueue>>;
  readonly failures: Awaited<ReturnType<typeof countFailures>>;
  readonly byDay: ReadonlyMap<string, number>;
  readonly byHour: ReadonlyMap<string, number>;
  readonly upstreams: readonly UpstreamHealth[];
  readonly pauses: ReadonlyMap<string, UpstreamPause>;
  /** How the ends themselves fared in the last day, and which a person paused, by name; nobody where the person may not see them. */
  readonly fared: ReadonlyMap<string, UpstreamFared>;
  readonly paused: ReadonlyMap<string, PausedByPerson>;
  readonly jobs: readonly JobRow[];
  /** Sample requests that wait for an answer, of the expeditions whose requests the person answers. */
  readonly waitingRequests: readonly WaitingRequests[];
}

/** `/admin`: what came in, what waits, what failed, how upstream fares, what runs. */
export function registerOverview(routes: AdminRoutes): void {
  routes.page('/admin', async (visit) => overviewPage(visit, await readOverview(visit)));
  registerPausing(routes);
}

async function readOverview(visit: Visit): Promise<Overview> {
  const { now, memory, caller, house } = visit;
  const db = house.store.read;
  const scope = scopeOf(caller, 'read');
  const today = now.toISOString().slice(0, 10);
  const weekAgo = new Date(Date.parse(today) - 6 * DAY_MS).toISOString();
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString();
  const key = scope.join(' ');
  const onRecord = isInScope('record.client_symbol', scope);
  const onRow = isInScope('r.client_symbol', scope);
  const of = <T>(name: string, count: () => Promise<T>) => memory.of(`${name} ${key}`, count);
  return {
    states: await of('states', () => countStates(db, onRecord, today)),
    queue: await of('queue', () => countQueue(db, onRow)),
    failures: await of('failures', () => countFailures(db, onRow)),
    byDay: await of('days', () => countRegisteredSince(db, onRecord, weekAgo, 10)),
    byHour: await of('hours', () => countRegisteredSince(db, onRecord, dayAgo.slice(0, 13), 13)),
    // Upstream is the agent's affair: it tells of all clients together.
    upstreams: mayDo(visit, 'manage-agent', '') ? await of('upstreams', () => findUpstreamHealth(db, dayAgo)) : [],
    pauses: await findUpstreamPauses(db),
    fared: mayDo(visit, 'manage-agent', '') ? await findUpstreamHours(db, dayAgo) : new Map(),
    paused: await readPauses(db),
    jobs: await listJobs(db, { scope: isOwnJob(caller), running: true, before: '', limit: 5 }),
    waitingRequests: await readWaiting(visit),
  };
}

async function readWaiting({ house, caller }: Visit): Promise<readonly WaitingRequests[]> {
  const answered = (await readableExpeditions(house, caller)).filter((one) => one.mayAnswer).map((one) => one.id);
  return countWaitingRequests(house.store.read, house.store.engine, answered);
}
