import { type Html, html, webAddress } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import {
  countLandingChecks,
  type LandingCheckFound,
  listLandingChecks,
} from '../../../store/read/list-landing-checks.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { age } from '../age.ts';
import { isInScope, scopeOf } from '../scope.ts';
import { adminRecordPath, link, pathWith, type Visit } from '../visit.ts';

const PAGE = 200;

/** `/admin/checks`: what the looks at landing pages found, those that do not answer first to hand. */
export function registerChecks(routes: AdminRoutes): void {
  routes.page('/admin/checks', showChecks);
}

async function showChecks(visit: Visit): Promise<AdminView> {
  const db = visit.house.store.read;
  const scopes = scopeOf(visit.caller, 'read');
  const scope = isInScope('r.client_symbol', scopes);
  const counts = await visit.memory.of(`checks ${scopes.join(' ')}`, () => countLandingChecks(db, scope));
  const outcome = visit.query.get('outcome') ?? 'failing';
  const rows = await listLandingChecks(db, {
    scope,
    outcome: outcome === 'all' ? '' : outcome,
    after: visit.query.get('after') ?? '',
    limit: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const next =
    rows.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/checks', { outcome, after: shown.at(-1)!.igsn }))}">Next ${PAGE}</a></div>`;
  const main = html`<section class="card">${outcomes(visit, counts, outcome)}<div id="checks" data-live="">${shown.length === 0 ? nothing(counts) : table(visit, shown)}${next}</div></section>`;
  return { title: 'Landing pages', page: 'checks', about: 'as they were last looked at', main };
}

function outcomes(visit: Visit, counts: ReadonlyMap<string, number>, current: string): Html {
  const choices = [
    ['failing', 'Failing'],
    ['all', 'All'],
    ...[...counts].map(([one, n]) => [one, `${one.replaceAll('-', ' ')} (${count(n)})`]),
  ];
  return html`<form class="fil" action="${link(visit, '/admin/checks')}"><label class="grow">Outcome<select name="outcome" data-go="">${choices.map(([value, words]) => html`<option value="${value}"${value === current && ' selected'}>${words}</option>`)}</select></label><button class="btn">Show</button></form>`;
}

function table(visit: Visit, rows: readonly LandingCheckFound[]): Html {
  const body = rows.map(
    (row) =>
      html`<tr><td class="${row.failures === 0 ? 'ok-c' : 'bad-c'} nw">${icon(row.failures === 0 ? 'ok' : 'warn', 17)} ${row.outcome.replaceAll('-', ' ')}${row.status !== null && ` ${row.status}`}</td><th scope="row" class="m"><a href="${link(visit, adminRecordPath(row.igsn))}">${row.igsn}</a></th><td class="m">${row.client}</td><td class="wide"><span class="say">${outward(row.url)}${row.detail !== '' && html`<br>${row.detail}`}</span></td><td class="r n" data-l="Failed in a row">${row.failures}</td><td data-l="Looked">${age(row.checkedAt, visit.now)}</td><td data-l="Next">${age(row.dueAt, visit.now)}</td></tr>`,
  );
  return html`<table class="qt"><thead><tr><th>Outcome</th><th>IGSN</th><th>Client</th><th>Address</th><th class="r">In a row</th><th>Looked</th><th>Next</th></tr></thead><tbody>${body}</tbody></table>`;
}

/** A link to an address that others chose; only text where it is none of the web. */
function outward(url: string): Html {
  const address = webAddress(url);
  return address === undefined ? html`${url}` : html`<a href="${address}" rel="noreferrer">${url}</a>`;
}

function nothing(counts: ReadonlyMap<string, number>): Html {
  return counts.size === 0
    ? html`<div class="none"><p>Nobody has looked at landing pages yet. The checker looks at those outside, politely and from time to time.</p></div>`
    : html`<div class="none"><p>No landing page is like that. All that were looked at are counted in the choice above.</p></div>`;
}
