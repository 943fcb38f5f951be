import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { isReached, LANDING_OUTCOMES } from '../../../domain/registration/landing-check.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import { countLandingChecks, listLandingChecks } from '../../../store/read/list-landing-checks.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { isInScope, isScopeFor, scopeOf } from '../scope.ts';
import { link, mayDo, pathWith, type Visit } from '../visit.ts';
import { askForm, askFromForm } from './ask-form.ts';
import { checkTable } from './check-table.ts';

const PAGE = 200;

/** `/admin/checks`: what the looks at landing pages found, those that do not answer first to hand; and asking for another look. */
export function registerChecks(routes: AdminRoutes): void {
  routes.page('/admin/checks', showChecks);
  routes.action('/admin/checks/ask', askFromForm);
}

interface Chosen {
  readonly outcome: string;
  readonly client: string;
}

async function showChecks(visit: Visit): Promise<AdminView> {
  const { read, engine } = visit.house.store;
  const mine = scopeOf(visit.caller, 'read');
  const clients = (await partyStore(read, engine).clients())
    .map((one) => one.symbol)
    .filter((symbol) => isScopeFor(mine, symbol));
  const asked = visit.query.get('client') ?? '';
  const client = clients.find((one) => one === asked) ?? (clients.length === 1 ? clients[0]! : '');
  const chosen = { outcome: visit.query.get('outcome') ?? 'failing', client };
  const scopes = client === '' ? mine : [client];
  const scope = isInScope('r.client_symbol', scopes);
  const counts = await visit.memory.of(`checks ${scopes.join(' ')}`, () => countLandingChecks(read, scope));
  const rows = await listLandingChecks(read, {
    scope,
    outcome: chosen.outcome === 'all' ? '' : chosen.outcome,
    after: visit.query.get('after') ?? '',
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const next =
    rows.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/checks', { ...chosen, after: shown.at(-1)!.igsn }))}">Next ${PAGE}</a></div>`;
  const main = html`<section class="card">${choices(visit, counts, chosen, clients)}<div id="checks" data-live="">${again(visit, counts, client)}${shown.length === 0 ? nothing(counts) : checkTable(visit, shown)}${next}</div></section>`;
  return { title: 'Landing pages', page: 'checks', about: 'as they were last looked at', main };
}

function choices(
  visit: Visit,
  counts: ReadonlyMap<string, number>,
  { outcome, client }: Chosen,
  clients: readonly string[],
): Html {
  const outcomes = [
    ['failing', 'Failing'],
    ['all', 'All'],
    ...[...counts].map(([one, n]) => [one, `${one.replaceAll('-', ' ')} (${count(n)})`]),
  ];
  const option = (value: string | undefined, words: string | undefined, current: string) =>
    html`<option value="${value}"${value === current && ' selected'}>${words}</option>`;
  return html`<form class="fil" action="${link(visit, '/admin/checks')}"><label class="grow">Outcome<select name="outcome" data-go="">${outcomes.map(([value, words]) => option(value, words, outcome))}</select></label>${clients.length > 1 && html`<label class="grow">Client<select name="client" data-go="">${option('', 'All', client)}${clients.map((one) => option(one, one, client))}</select></label>`}<button class="btn">Show</button></form>`;
}

/** The button that asks for a look at all pages of one client that fail. */
function again(visit: Visit, counts: ReadonlyMap<string, number>, client: string): Html | false {
  const failing = LANDING_OUTCOMES.filter((one) => !isReached(one)).reduce(
    (sum, one) => sum + (counts.get(one) ?? 0),
    0,
  );
  if (failing === 0) return false;
  if (client === '')
    return html`<p class="box mut sm">Choose a client to have all of its failing pages checked again.</p>`;
  return (
    mayDo(visit, 'deposit', client) &&
    html`<div class="box ob"><span>${count(failing)} of ${client} fail.</span>${askForm(visit, { client }, 'Check them now')}<span class="mut sm">One a second for each host.</span></div>`
  );
}

function nothing(counts: ReadonlyMap<string, number>): Html {
  return counts.size === 0
    ? html`<div class="none"><p>Nobody has looked at landing pages yet. The checker looks at those outside, politely and from time to time; a record’s page has a button that asks for a look now.</p></div>`
    : html`<div class="none"><p>No landing page is like that. All that were looked at are counted in the choice above.</p></div>`;
}
