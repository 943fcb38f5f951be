import { ensureMay } from '../../../operations/caller.ts';
import { pauseUpstream, resumeUpstream } from '../../../outbox/upstream-pauses.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { confirmPage } from '../confirm-page.ts';
import { areaField, type FormState } from '../form-fields.ts';
import { tryForm } from '../try-form.ts';
import type { Visit } from '../visit.ts';

/** `/admin/upstreams/{name}/pause` and `/resume`: nothing is sent to one upstream for a while; for who sees to all agents. */
export function registerPausing(routes: AdminRoutes): void {
  routes.page('/admin/upstreams/:name/pause', async (visit) => ask(visit, { values: {} }));
  routes.form('/admin/upstreams/:name/pause', (visit) =>
    tryForm(
      visit,
      ['reason'],
      async () => {
        const { house, caller, now, params, form } = visit;
        ensureMay(caller, 'manage-agent', '');
        const by = { actor: caller, now };
        const isDone = await pauseUpstream(
          house.store,
          house.upstreams,
          params.name ?? '',
          form.get('reason') ?? '',
          by,
        );
        return { to: `/admin?done=${isDone ? 'upstream-paused' : 'unchanged'}` };
      },
      (state) => ask(visit, state),
    ),
  );
  routes.action('/admin/upstreams/:name/resume', async ({ house, caller, now, params }) => {
    ensureMay(caller, 'manage-agent', '');
    const isDone = await resumeUpstream(house.store, params.name ?? '', { actor: caller, now });
    return { to: `/admin?done=${isDone ? 'upstream-resumed' : 'unchanged'}` };
  });
}

function ask(visit: Visit, state: FormState) {
  ensureMay(visit.caller, 'manage-agent', '');
  const name = visit.params.name ?? '';
  return confirmPage(visit, {
    title: `Pause sending to ${name}`,
    page: 'overview',
    text: 'Nothing more is sent to it until somebody lets it be told again: what waits stays in line, and no try is counted. What is under way just now is still answered. Records whose route has other ends as well wait with it.',
    fields: areaField(state, 'reason', 'Why, for whoever finds it paused', { isRequired: true, longest: 2000 }),
    button: 'Pause sending',
    action: `/admin/upstreams/${encodeURIComponent(name)}/pause`,
    back: '/admin',
    state,
  });
}
