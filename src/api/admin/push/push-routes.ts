import { orderPush, seenPush } from '../../rest/push/push-routes.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { pathWith, type Visit } from '../visit.ts';
import { pushPage } from './push-page.ts';

/** `/admin/push`: how an expedition's records get to its agent. */
export function registerPush(routes: AdminRoutes): void {
  routes.page('/admin/push', showPush);
  routes.action('/admin/push', async ({ house, caller, form }) => {
    await orderPush(house, caller, form.get('refused') === 'yes');
    return { to: pathWith('/admin/push', { done: 'push-ordered' }) };
  });
}

async function showPush(visit: Visit): Promise<AdminView> {
  const { agents, refusals } = await seenPush(visit.house, visit.caller);
  return pushPage(visit, agents, refusals);
}
