import { changeWebhook, makeWebhook, removeWebhook } from '../../../operations/webhooks/keep-webhooks.ts';
import { pingWebhook } from '../../../webhooks/ping-webhook.ts';
import { webhookHouse, webhookRules } from '../../webhook-house.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { confirmPage } from '../confirm-page.ts';
import type { FormState } from '../form-fields.ts';
import { checked } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { secretPage } from './secret-page.ts';
import { managedParties, statedIn, WEBHOOK_FIELDS, webhookForm } from './webhook-form.ts';
import { ensureManagesAny, webhookIn, webhookList, webhookPath } from './webhook-list.ts';
import { webhookPage } from './webhook-page.ts';
import { webhookTitle } from './webhook-words.ts';

const ALL_EVENTS = {
  ...{ 'record.registered': 'yes', 'record.changed': 'yes' },
  ...{ 'record.withdrawn': 'yes', 'record.hidden': 'yes' },
};

/** `/admin/webhooks`: who is told of changes by a call, of the parties that the person manages. */
export function registerWebhooks(routes: AdminRoutes): void {
  routes.page('/admin/webhooks', webhookList);
  routes.page('/admin/webhooks/new', (visit) => newForm(visit, { values: ALL_EVENTS }));
  routes.form('/admin/webhooks/new', (visit) =>
    tryForm(
      visit,
      WEBHOOK_FIELDS,
      () => make(visit),
      (state) => newForm(visit, state),
    ),
  );
  routes.page('/admin/webhooks/:id', webhookPage);
  registerChanges(routes);
  registerOrders(routes);
}

function registerChanges(routes: AdminRoutes): void {
  routes.page('/admin/webhooks/:id/edit', async (visit) => {
    const { name, url, scope, events } = await webhookIn(visit);
    const ticked = Object.fromEntries(events.map((event) => [event, 'yes']));
    return editForm(visit, { values: { name, url, scope, ...ticked } });
  });
  routes.form('/admin/webhooks/:id/edit', (visit) =>
    tryForm(
      visit,
      WEBHOOK_FIELDS,
      () => change(visit),
      (state) => editForm(visit, state),
    ),
  );
  routes.page('/admin/webhooks/:id/secret', async (visit) => {
    const webhook = await webhookIn(visit);
    return confirmPage(visit, {
      title: `New secret for ${webhookTitle(webhook)}`,
      page: 'webhooks',
      text: 'The next call is signed with another secret, which is shown once. The receiver refuses calls until it has it; they are tried again.',
      button: 'Make another secret',
      action: `${webhookPath(webhook)}/secret`,
      back: webhookPath(webhook),
    });
  });
  routes.action('/admin/webhooks/:id/secret', async (visit) =>
    secretPage(visit, await apply(visit, { newSecret: true })),
  );
  routes.page('/admin/webhooks/:id/remove', askToRemove);
  routes.action('/admin/webhooks/:id/remove', async (visit) => {
    const { id } = await webhookIn(visit);
    await removeWebhook(visit.house.unitOfWork, id, visit.caller);
    return { to: '/admin/webhooks?done=webhook-removed' };
  });
}

function registerOrders(routes: AdminRoutes): void {
  routes.action('/admin/webhooks/:id/pause', async (visit) => {
    const webhook = await apply(visit, { state: 'paused' });
    return { to: `${webhookPath(webhook)}?done=webhook-paused` };
  });
  routes.action('/admin/webhooks/:id/resume', async (visit) => {
    const webhook = await apply(visit, { state: 'active' });
    return { to: `${webhookPath(webhook)}?done=webhook-resumed` };
  });
  routes.action('/admin/webhooks/:id/test', async (visit) => {
    const webhook = await webhookIn(visit);
    const { outcome } = await pingWebhook(await webhookHouse(visit.house), webhook);
    return { to: `${webhookPath(webhook)}?${outcome === 'delivered' ? 'done=test-taken' : 'test=failed'}` };
  });
}

async function newForm(visit: Visit, state: FormState): Promise<AdminView> {
  ensureManagesAny(visit);
  const parties = await managedParties(visit);
  const main = webhookForm(visit, { action: '/admin/webhooks/new', back: '/admin/webhooks', parties, state });
  return { title: 'New webhook', page: 'webhooks', main };
}

async function make(visit: Visit): Promise<AdminView> {
  const { house, form, caller } = visit;
  const wanted = { ...statedIn(visit), party: (form.get('party') ?? '').toUpperCase() };
  return secretPage(visit, checked(await makeWebhook(house.unitOfWork, wanted, webhookRules(house), caller)));
}

async function editForm(visit: Visit, state: FormState): Promise<AdminView> {
  const webhook = await webhookIn(visit);
  const path = webhookPath(webhook);
  const main = webhookForm(visit, { action: `${path}/edit`, back: path, state });
  return { title: `Change ${webhookTitle(webhook)}`, page: 'webhooks', main };
}

async function change(visit: Visit): Promise<Onward> {
  const webhook = await apply(visit, statedIn(visit));
  return { to: `${webhookPath(webhook)}?done=webhook-changed` };
}

async function apply(visit: Visit, changes: Parameters<typeof changeWebhook>[2]) {
  const { house, caller } = visit;
  const { id } = await webhookIn(visit);
  return checked(await changeWebhook(house.unitOfWork, id, changes, webhookRules(house), caller));
}

async function askToRemove(visit: Visit): Promise<AdminView> {
  const webhook = await webhookIn(visit);
  return confirmPage(visit, {
    title: `Remove ${webhookTitle(webhook)}`,
    page: 'webhooks',
    text: 'Nobody is called any more, and what is known of its calls is thrown away. To stop for a while, pause it instead: it goes on where it stands.',
    button: 'Remove',
    isDangerous: true,
    action: `${webhookPath(webhook)}/remove`,
    back: webhookPath(webhook),
  });
}
