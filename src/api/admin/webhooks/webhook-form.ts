import { type Html, html } from '../../../dissemination/frame/html.ts';
import { WEBHOOK_EVENTS } from '../../../domain/registration/webhook.ts';
import type { StatedWebhook } from '../../../operations/webhooks/check-webhook.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import { checkField, checkGroup, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { wholeNumber } from '../read-form.ts';
import { link, mayDo, type Visit } from '../visit.ts';

/** Fields of the form of a webhook. */
export const WEBHOOK_FIELDS = ['name', 'url', 'party', 'scope', 'events', 'position'];

const EVENT_WORDS = {
  'record.registered': 'registered: a record is public for the first time',
  'record.changed': 'changed',
  'record.withdrawn': 'withdrawn',
  'record.hidden': 'hidden by its owner',
  'harvested.changed': 'of another agent, harvested here: new or changed',
  'harvested.deleted': 'of another agent: gone',
} as const;

/** Where a form of a webhook goes and comes from; `parties` are the choices of a new one, none where it stands. */
export interface WebhookForm {
  readonly action: string;
  readonly back: string;
  readonly parties?: readonly (readonly [string, string])[];
  readonly state: FormState;
}

/** The form of a webhook, each field with what it does. */
export function webhookForm(visit: Visit, { action, back, parties, state }: WebhookForm): Html {
  const boxes = WEBHOOK_EVENTS.map((event) => checkField(state, event, EVENT_WORDS[event]));
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, action)}">${formProblem(state)}
${textField(state, 'name', 'Name', { longest: 200, hint: 'What people call it.' })}
${textField(state, 'url', 'Address', { isRequired: true, isMono: true, type: 'url', longest: 2048, hint: 'https on the public internet, port 80, 443, 8000, 8080 or 8443. Whoever knows the address cannot forge a call: each is signed.' })}
${parties !== undefined && choiceField(state, 'party', 'Whose it is', parties, { hint: 'Whoever manages this client or agent sees and changes it.' })}
${textField(state, 'scope', 'Of whose records it tells', { isMono: true, longest: 60, hint: 'Symbol of an agent or client; of everything public without. It never tells of more than what is public.' })}
${checkGroup(state, 'events', 'What it tells of', boxes)}
${parties !== undefined && textField(state, 'position', 'Begins behind change number', { type: 'number', least: '0', hint: 'Now without; 0 tells of everything there is first.' })}
<div class="act"><button class="btn p">${parties === undefined ? 'Keep' : 'Make the webhook'}</button><a class="btn" href="${link(visit, back)}">Back</a></div></form></section>`;
}

/** What a form says of a webhook. Throws `invalid-input` for a position that is no number. */
export function statedIn({ form }: Visit): StatedWebhook & { readonly url: string; readonly scope: string } {
  const text = (name: string) => (form.get(name) ?? '').trim();
  const position = text('position');
  return {
    name: text('name'),
    url: text('url'),
    scope: text('scope').toUpperCase(),
    events: WEBHOOK_EVENTS.filter((event) => form.get(event) === 'yes'),
    ...(position !== '' && { position: wholeNumber(position, 'position', 0) }),
  };
}

/** The parties of which the person may make webhooks: the installation, agents, clients. */
export async function managedParties(visit: Visit): Promise<(readonly [string, string])[]> {
  const { read, engine } = visit.house.store;
  const store = partyStore(read, engine);
  const agents = (await store.agents()).filter(({ symbol }) => mayDo(visit, 'manage-agent', symbol));
  const clients = (await store.clientDetails('all')).filter(({ symbol }) => mayDo(visit, 'manage-client', symbol));
  const parties = [...agents, ...clients].toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const installation = mayDo(visit, 'administer', '') ? [['', 'the installation'] as const] : [];
  return [...installation, ...parties.map(({ symbol, name }) => [symbol, `${symbol}, ${name}`] as const)];
}
