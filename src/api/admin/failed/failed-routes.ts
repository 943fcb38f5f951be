import { html } from '../../../dissemination/frame/html.ts';
import { counted } from '../../../dissemination/frame/quantity.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { countFailures, listFailedRows } from '../../../store/read/find-outbox-rows.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { confirmPage } from '../confirm-page.ts';
import { areaField, type FormState } from '../form-fields.ts';
import { keyIn } from '../read-form.ts';
import { isInScope, scopeOf } from '../scope.ts';
import { tryForm } from '../try-form.ts';
import { pathWith, type Visit } from '../visit.ts';
import { failedPage } from './failed-page.ts';
import { retryChosen, settleChosen } from './retry-rows.ts';

const PAGE = 200;

/** `/admin/failed`: what upstream refused for good or too often, by reason; tried again or settled, one or all of a reason. */
export function registerFailed(routes: AdminRoutes): void {
  routes.page('/admin/failed', showFailed);
  routes.action('/admin/failed/retry', async (visit) => {
    const choice = { ...choiceOf(visit.form), scope: isInScope('r.client_symbol', scopeOf(visit.caller, 'deposit')) };
    const n = await retryChosen(visit.house.store, choice, visit.caller, visit.now);
    return { to: pathWith(backOf(visit), { done: n === 0 ? 'unchanged' : 'retried', n: String(n) }) };
  });
  routes.page('/admin/failed/settle', async (visit) => askToSettle(visit, visit.query, { values: {} }));
  routes.form('/admin/failed/settle', (visit) =>
    tryForm(
      visit,
      ['why'],
      async () => {
        const why = (visit.form.get('why') ?? '').trim();
        if (why === '') throw new CorestoneError('invalid-input', 'Settling needs a reason for the audit trail.');
        const scope = isInScope('r.client_symbol', scopeOf(visit.caller, 'manage-agent'));
        const n = await settleChosen(
          visit.house.store,
          { ...choiceOf(visit.form), scope },
          why,
          visit.caller,
          visit.now,
        );
        return { to: pathWith('/admin/failed', { done: n === 0 ? 'unchanged' : 'settled', n: String(n) }) };
      },
      (state) => askToSettle(visit, visit.form, state),
    ),
  );
}

async function showFailed(visit: Visit): Promise<AdminView> {
  const db = visit.house.store.read;
  const scope = isInScope('r.client_symbol', scopeOf(visit.caller, 'read'));
  const reasons = await countFailures(db, scope);
  const reason = visit.query.get('reason') ?? undefined;
  const after = keyIn(visit.query.get('after'));
  const rows = await listFailedRows(db, { scope, state: 'needs-a-person', reason, after, limit: PAGE + 1 });
  const retrying = await listFailedRows(db, { scope, state: 'retry', after: '', limit: 20 });
  return failedPage(visit, { reasons, reason, rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE, retrying });
}

/** Which rows a form or an address means: one by its key, else all of a reason. */
function choiceOf(from: URLSearchParams): { readonly id?: string; readonly reason?: string } {
  const id = from.get('id');
  if (id === null) return { reason: from.get('reason') ?? '' };
  if (keyIn(id) === '') throw new CorestoneError('not-found', 'There is no such item.');
  return { id };
}

/** Back to the page the form stood on: only one of ours. */
function backOf({ form }: Visit): string {
  const back = form.get('back') ?? '';
  return /^\/admin\/registrations\/[A-Za-z0-9_.~%!*'()-]+$/.test(back) ? back : '/admin/failed';
}

async function askToSettle(visit: Visit, from: URLSearchParams, state: FormState): Promise<AdminView> {
  const { id, reason } = choiceOf(from);
  const what =
    id === undefined ? `all that failed for the reason “${reason === '' ? 'none given' : reason}”` : 'this item';
  const fields = html`${id === undefined ? html`<input type="hidden" name="reason" value="${reason}">` : html`<input type="hidden" name="id" value="${id}">`}${areaField(state, 'why', 'Why, for the audit trail', { isRequired: true, longest: 2000 })}`;
  return confirmPage(visit, {
    title: 'Settle without upstream',
    page: 'failed',
    text: html`Nothing more will be sent upstream for ${what}. Records that waited for the confirmation count as registered, although the other end may not know them. ${counted(MOST_AT_ONCE, 'item', 'items')} at most at once.`,
    fields,
    button: 'Settle',
    isDangerous: true,
    action: '/admin/failed/settle',
    back: '/admin/failed',
    state,
  });
}

const MOST_AT_ONCE = 50_000;
