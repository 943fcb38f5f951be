import { type Html, html } from '../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { findWebhook, listWebhooks } from '../../../operations/webhooks/keep-webhooks.ts';
import type { WebhookRow } from '../../../operations/webhooks/webhook-ports.ts';
import { webhookStore } from '../../../store/ports/webhook-store.ts';
import type { AdminView } from '../admin-page.ts';
import { age } from '../age.ts';
import { keyIn } from '../read-form.ts';
import { scopeOf } from '../scope.ts';
import { link, type Visit } from '../visit.ts';
import { behindText, partyText, webhookReason, webhookState, webhookTitle } from './webhook-words.ts';

/** Throws `not-allowed` for who manages no party at all. */
export function ensureManagesAny({ caller }: Visit): void {
  if (scopeOf(caller, 'manage-client').length === 0) ensureMay(caller, 'manage-client', '');
}

/** The webhook that an address names. Throws `not-found`, also for one of a party that the person does not manage. */
export async function webhookIn({ house, params, caller }: Visit): Promise<WebhookRow> {
  const key = keyIn(params.id);
  if (key === '') throw new CorestoneError('not-found', 'There is no such webhook.');
  return findWebhook(webhookStore(house.store.read), key, caller);
}

/** The path of a webhook's page. */
export function webhookPath({ id }: Pick<WebhookRow, 'id'>): string {
  return `/admin/webhooks/${id}`;
}

/** `/admin/webhooks`: who is told of changes, of the parties that the person manages, the oldest first. */
export async function webhookList(visit: Visit): Promise<AdminView> {
  ensureManagesAny(visit);
  const webhooks = webhookStore(visit.house.store.read);
  const rows = await listWebhooks(webhooks, visit.caller);
  const { seq } = await webhooks.clock();
  const make = html`<a class="btn p" href="${link(visit, '/admin/webhooks/new')}">New webhook</a>`;
  const body = rows.length === 0 ? nothing(make) : table(visit, rows, seq);
  return {
    title: 'Webhooks',
    page: 'webhooks',
    about: 'who is told of changes by a call',
    actions: rows.length > 0 && make,
    main: html`<section class="card" id="webhooks" data-live="">${body}</section>`,
  };
}

function nothing(make: Html): Html {
  return html`<div class="none"><p>Nobody is told of changes by a call. A webhook is an address that is called within seconds when records change, signed with a secret; what could not be delivered is told later, in order.</p><div class="act">${make}</div></div>`;
}

function table(visit: Visit, rows: readonly WebhookRow[], clock: number): Html {
  return html`<table class="qt"><thead><tr><th>Webhook</th><th>Of</th><th>Tells of</th><th>State</th><th>Position</th><th class="r">Failures</th><th>Last taken</th></tr></thead><tbody>${rows.map((one) => row(visit, one, clock))}</tbody></table>`;
}

function row(visit: Visit, one: WebhookRow, clock: number): Html {
  const reason = webhookReason(one, visit.now);
  return html`<tr><th scope="row" class="wide"><a href="${link(visit, webhookPath(one))}">${webhookTitle(one)}</a><span class="say mut sm">to ${new URL(one.url).host}</span></th><td>${partyText(one.party)}</td><td data-l="Tells of">${one.scope === '' ? 'everything' : one.scope}</td><td class="wide">${webhookState(one)}${reason !== false && html`<span class="say mut sm">${reason}</span>`}</td><td class="n" data-l="Position">${behindText(one, clock)}</td><td class="r n" data-l="Failures">${one.failures}</td><td data-l="Last taken">${age(one.deliveredAt, visit.now)}</td></tr>`;
}
