import { CorestoneError } from '../../../domain/error.ts';
import { ERROR_REPORT_STATES, type ErrorReportState } from '../../../domain/error-report/error-report.ts';
import { moveErrorReport } from '../../../operations/error-reports/move-error-report.ts';
import { listErrorReports } from '../../../store/read/list-error-reports.ts';
import { readableExpeditions } from '../../requests/readable-requests.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { keyIn } from '../read-form.ts';
import { isInScope, scopeOf } from '../scope.ts';
import { type Onward, pathWith, type Visit } from '../visit.ts';
import { errorReportList } from './error-list.ts';

const PAGE = 100;
/** What a curator looks at unless something else is chosen. */
const OPEN: readonly ErrorReportState[] = ['new', 'answered'];

/** `/admin/errors`: what readers of landing pages report as wrong, for who may correct the record or answers for its expedition. */
export function registerErrorReports(routes: AdminRoutes): void {
  routes.page('/admin/errors', showReports);
  routes.action('/admin/errors/:id', move);
}

async function showReports(visit: Visit): Promise<AdminView> {
  const { house, caller, query } = visit;
  const { store } = house;
  const chosen = query.get('state') ?? '';
  const answered = (await readableExpeditions(house, caller)).filter((one) => one.mayAnswer);
  const reports = await listErrorReports(store.read, store.engine, {
    scope: isInScope('r.client_symbol', scopeOf(caller, 'deposit')),
    expeditionIds: answered.map((one) => one.id),
    states: statesOf(chosen),
    before: keyIn(query.get('before')) || undefined,
    limit: PAGE + 1,
  });
  return errorReportList(visit, { reports: reports.slice(0, PAGE), hasMore: reports.length > PAGE, chosen });
}

function statesOf(chosen: string): readonly ErrorReportState[] {
  if (chosen === 'all') return ERROR_REPORT_STATES;
  const one = ERROR_REPORT_STATES.find((state) => state === chosen);
  return one === undefined ? OPEN : [one];
}

async function move({ house, caller, params, form }: Visit): Promise<Onward> {
  const id = keyIn(params.id);
  if (id === '') throw new CorestoneError('not-found', 'There is no such report.');
  const state = ERROR_REPORT_STATES.find((one) => one === form.get('to'));
  if (state === undefined) throw new CorestoneError('wrong-call', 'Say what it becomes.');
  await moveErrorReport(house.unitOfWork, id, { state, revision: Number(form.get('revision')) }, caller);
  return { to: pathWith('/admin/errors', { state: form.get('shown') ?? '', done: 'error-report-moved' }) };
}
