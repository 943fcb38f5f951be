import { agentLanes } from '../../../outbox/push/agent-lanes.ts';
import { listRefusals, pushStandings } from '../../../outbox/push/push-standing.ts';
import { orderPush } from '../../rest/push/push-routes.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { isInScope, scopeOf } from '../scope.ts';
import { pathWith, type Visit } from '../visit.ts';
import { pushPage } from './push-page.ts';

const MOST_REFUSALS = 200;

/** `/admin/push`: how an expedition's records get to its agent. */
export function registerPush(routes: AdminRoutes): void {
  routes.page('/admin/push', showPush);
  routes.action('/admin/push', async ({ house, caller, form }) => {
    await orderPush(house, caller, form.get('refused') === 'yes');
    return { to: pathWith('/admin/push', { done: 'push-ordered' }) };
  });
}

async function showPush(visit: Visit): Promise<AdminView> {
  const { store, upstreams } = visit.house;
  const lanes = await agentLanes(store, upstreams);
  const scope = isInScope('r.client_symbol', scopeOf(visit.caller, 'read'));
  const refusals = await listRefusals(store.read, lanes, scope, MOST_REFUSALS);
  return pushPage(visit, await pushStandings(store, upstreams, visit.now), refusals);
}
