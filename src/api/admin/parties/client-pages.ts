import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { areaField, checkField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, mayAnywhere, mayDo, pathWith, type Visit } from '../visit.ts';
import { contactFields, contactLines } from './contact-fields.ts';
import type { ShownClient } from './party-lists.ts';

const pathOf = (symbol: string) => `/admin/clients/${encodeURIComponent(symbol)}`;

/** The clients, with how much they registered of what they may. */
export function clientListPage(visit: Visit, clients: readonly ShownClient[]): AdminView {
  const rows = clients.map(
    (one) =>
      html`<tr><th scope="row" class="m"><a href="${link(visit, pathOf(one.symbol))}">${one.symbol}</a></th><td class="wide">${one.name}</td><td><span class="chips">${chips(one)}</span></td><td class="r n" data-l="Registered">${count(one.quotaUsed)}</td><td class="r n" data-l="Quota">${quota(one)}</td><td>${one.isActive ? 'active' : 'not active'}</td></tr>`,
  );
  const nothing = html`<div class="none"><p>Clients are data centres that register under an agent. Each has namespaces, domains for its landing pages, and a quota.</p></div>`;
  const isMaker = mayAnywhere(
    visit,
    'manage-agent',
    visit.caller.grants.map((one) => one.party),
  );
  return {
    title: 'Clients',
    page: 'clients',
    actions: isMaker && html`<a class="btn p" href="${link(visit, '/admin/clients/new')}">New client</a>`,
    main: html`<section class="card" id="clients" data-live="">${rows.length === 0 ? nothing : html`<table class="qt"><thead><tr><th>Symbol</th><th>Name</th><th>Namespaces</th><th class="r">Registered</th><th class="r">Quota</th><th>State</th></tr></thead><tbody>${rows}</tbody></table>`}</section>`,
  };
}

function chips({ namespaces }: ShownClient): Html {
  const shown = namespaces.slice(0, 6);
  return html`${shown.map((one) => html`<span class="chip m">${one.namespace}${one.isTest && ' (test)'}</span>`)}${namespaces.length > shown.length && html`<span class="chip">${namespaces.length - shown.length} more</span>`}`;
}

function quota(one: Pick<ShownClient, 'quota'>): string {
  return one.quota < 0 ? 'no limit' : count(one.quota);
}

/** One client; `note` is what there is to say above. */
export function clientPage(visit: Visit, client: ShownClient, note: Html | false): AdminView {
  const { symbol } = client;
  const rows: readonly (readonly [string, Html | string])[] = [
    ['Agent', html`<span class="m">${client.agent}</span>`],
    ['Contacts', contactLines(client.contacts)],
    [
      'Namespaces',
      client.namespaces.length === 0
        ? 'none'
        : html`<span class="chips">${client.namespaces.map((one) => html`<span class="chip m">${one.namespace}${one.isTest && ' (test)'}</span>`)}</span>`,
    ],
    ['Domains', client.domains.length === 0 ? 'none: landing pages are our own' : client.domains.join(', ')],
    ['Registered', `${count(client.quotaUsed)} of ${quota(client)}`],
    ['Upstream', client.upstream === '' ? 'the installation’s' : client.upstream],
    ['Password', client.hasPassword ? 'set' : 'none: signs in by token only'],
    ['State', client.isActive ? 'active' : 'not active: registers nothing'],
    ['Comments', client.comments === '' ? 'Not stated' : client.comments],
    ['Experiments', client.experiments === '' ? 'Not stated' : client.experiments],
    ['Made', stamp(client.createdAt)],
    ['Changed', client.updatedAt === null ? 'never' : stamp(client.updatedAt)],
  ];
  return {
    title: client.name,
    page: 'clients',
    about: html`<span class="m">${symbol}</span>`,
    actions: clientActions(visit, symbol),
    main: html`${note}<section class="card"><dl class="kv">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`,
  };
}

function clientActions(visit: Visit, symbol: string): Html {
  const act =
    mayDo(visit, 'deposit', symbol) &&
    visit.actingFor !== symbol &&
    html`<form method="post" action="${link(visit, '/admin/me/act')}"><input type="hidden" name="party" value="${symbol}"><button class="btn">Act for it</button></form>`;
  return html`<a class="btn" href="${link(visit, pathWith('/admin/registrations', { client: symbol }))}">Its records</a>${act}${mayDo(visit, 'manage-client', symbol) && html`<a class="btn" href="${link(visit, pathWith('/admin/tokens', { account: symbol }))}">Its tokens</a><a class="btn p" href="${link(visit, `${pathOf(symbol)}/edit`)}">Change</a>`}`;
}

/** The form that makes a client. */
export function newClientForm(visit: Visit, state: FormState): AdminView {
  const main = html`<section class="card"><form class="frm" method="post" action="${link(visit, '/admin/clients/new')}"><div class="box-t">${formProblem(state)}</div>
${textField(state, 'symbol', 'Symbol', { isRequired: true, isMono: true, longest: 60, hint: 'AGENT.CLIENT, such as GFZ.ICDP. It never changes.' })}
${textField(state, 'name', 'Name')}
${areaField(state, 'namespaces', 'Namespaces', { hint: 'What its IGSNs begin with, 2 to 10 letters or digits each; several apart by blanks.' })}
${areaField(state, 'domains', 'Domains of landing pages', { hint: 'Hosts its landing pages may lie at or below; * is any. Apart by blanks or lines.' })}
${textField(state, 'quota', 'Quota', { hint: 'How many identifiers it may register; -1 is no limit.', longest: 12 })}
${textField(state, 'password', 'Password', { type: 'password', longest: 200, autocomplete: 'new-password', hint: '12 characters or more. Without one it signs in by token only.' })}
<div class="act"><button class="btn p">Make the client</button><a class="btn" href="${link(visit, '/admin/clients')}">Back</a></div></form></section>`;
  return { title: 'New client', page: 'clients', main };
}

/** The form that changes a client; what only its agent decides is shown to the agent alone. */
export function clientForm(visit: Visit, client: ShownClient, state: FormState): AdminView {
  const isAgent = mayDo(visit, 'manage-agent', client.symbol);
  const agents = html`<fieldset><legend>What its agent decides</legend>
${areaField(state, 'domains', 'Domains of landing pages', { hint: 'Hosts at or below which its landing pages may lie; * is any.' })}
<div class="two-col"><div>${textField(state, 'quota', 'Quota', { hint: '-1 is no limit.', longest: 12 })}</div><div>${textField(state, 'upstream', 'Upstream', { hint: 'Its name; empty is the installation’s.', longest: 200 })}</div></div>
${checkField(state, 'isActive', 'Active: may register')}</fieldset>`;
  const main = html`<section class="card"><form class="frm" method="post" action="${link(visit, `${pathOf(client.symbol)}/edit`)}"><div class="box-t">${formProblem(state)}</div>
${textField(state, 'name', 'Name', { isRequired: true })}
${contactFields(state)}
${areaField(state, 'comments', 'Comments')}${areaField(state, 'experiments', 'Experiments')}
${isAgent && agents}
<fieldset><legend>Password</legend>${textField(state, 'password', 'New password', { type: 'password', longest: 200, autocomplete: 'new-password', hint: '12 characters or more; empty leaves it as it is.' })}${client.hasPassword && checkField(state, 'noPassword', 'Take the password away: sign in by token only')}</fieldset>
<div class="act"><button class="btn p">Keep</button><a class="btn" href="${link(visit, pathOf(client.symbol))}">Back</a></div></form></section>`;
  return { title: `Change ${client.symbol}`, page: 'clients', main };
}
