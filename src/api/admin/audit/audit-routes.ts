import { type Html, html } from '../../../dissemination/frame/html.ts';
import { listAuditActions, searchAudit } from '../../../store/read/search-audit.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { keyIn } from '../read-form.ts';
import { link, pathWith, type Visit } from '../visit.ts';
import { auditList } from './audit-list.ts';
import { visibleLines } from './visible-lines.ts';

const PAGE = 100;

/** `/admin/audit`: who did what to what, when; by actor, action, subject and days. */
export function registerAudit(routes: AdminRoutes): void {
  routes.page('/admin/audit', showAudit);
}

async function showAudit(visit: Visit): Promise<AdminView> {
  const db = visit.house.store.read;
  const of = (name: string) => (visit.query.get(name) ?? '').trim().slice(0, 200);
  const dayOf = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(of(name)) ? of(name) : '');
  const filters = {
    actor: of('actor'),
    action: of('action'),
    subject: of('subject'),
    from: dayOf('from'),
    until: dayOf('until'),
  };
  const scope = visibleLines(visit.caller);
  const rows = await searchAudit(db, { ...filters, scope, before: keyIn(of('before')), limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const actions = await visit.memory.of('audit actions', () => listAuditActions(db));
  const next =
    rows.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/audit', { ...filters, before: shown.at(-1)!.id }))}">Next ${PAGE}</a></div>`;
  const main = html`<section class="card">${filterForm(visit, filters, actions)}<div id="lines" data-live="">${auditList(visit, shown, { withSubject: true })}${next}</div></section>`;
  return { title: 'Audit', page: 'audit', about: 'latest first', main };
}

function filterForm(visit: Visit, filters: Readonly<Record<string, string>>, actions: readonly string[]): Html {
  const text = (name: string, label: string) =>
    html`<label class="half">${label}<input name="${name}" value="${filters[name]}" autocomplete="off" spellcheck="false"></label>`;
  const date = (name: string, label: string) =>
    html`<label class="half">${label}<input type="date" name="${name}" value="${filters[name]}"></label>`;
  return html`<form class="fil" action="${link(visit, '/admin/audit')}" role="search" aria-label="Audit trail">${text('actor', 'Who')}<label class="half">What<select name="action"><option value="">All</option>${actions.map((one) => html`<option${one === filters.action && ' selected'}>${one}</option>`)}</select></label>${text('subject', 'To what')}${date('from', 'From')}${date('until', 'Until')}<button class="btn p">Show</button></form>`;
}
