import { html } from '../../../dissemination/frame/html.ts';
import { ensureMay } from '../../../operations/caller.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { confirmPage } from '../confirm-page.ts';
import type { FormState } from '../form-fields.ts';
import { tryForm } from '../try-form.ts';
import { adminRecordPath, pathWith, type Visit } from '../visit.ts';
import { ADD_NAME } from './actions/add-name.ts';
import { DELETE } from './actions/delete.ts';
import { EMBARGO, END_EMBARGO } from './actions/embargo.ts';
import { HIDE } from './actions/hide.ts';
import { LINK_RECORD } from './actions/link-record.ts';
import { PUBLISH } from './actions/publish.ts';
import { ensureSameVersion, type RecordAction } from './actions/record-action.ts';
import { REMOVE_NAME } from './actions/remove-name.ts';
import { RESTORE } from './actions/restore.ts';
import { TRANSFER } from './actions/transfer.ts';
import { UNLINK_RECORD } from './actions/unlink-record.ts';
import { WITHDRAW } from './actions/withdraw.ts';
import { SHOW_WITHHELD, WITHHOLD } from './actions/withhold.ts';
import { recordOf } from './found-record.ts';

const ACTIONS: readonly RecordAction[] = [
  PUBLISH,
  HIDE,
  WITHDRAW,
  TRANSFER,
  DELETE,
  EMBARGO,
  END_EMBARGO,
  WITHHOLD,
  SHOW_WITHHELD,
  ADD_NAME,
  REMOVE_NAME,
  LINK_RECORD,
  UNLINK_RECORD,
  RESTORE,
];

/** Each action has a page that asks, and does it when that page's form is sent, unless the record changed meanwhile. */
export function registerRecordActions(routes: AdminRoutes): void {
  for (const action of ACTIONS) {
    const path = `/admin/registrations/:igsn/${action.path}`;
    routes.page(path, async (visit) => {
      const record = await ownRecord(visit);
      return question(visit, record, action, { values: action.initial?.(record, visit) ?? {} });
    });
    routes.form(path, async (visit) => {
      const record = await ownRecord(visit);
      const run = async () => {
        ensureSameVersion(visit, record);
        const done = await action.run(visit, record);
        return { to: pathWith(action.onward ?? adminRecordPath(record.igsn), { done }) };
      };
      return tryForm(visit, action.fields, run, (state) => question(visit, record, action, state));
    });
  }
}

/** The record that an address names, of somebody for whom the person deposits; throws `not-found`, `not-allowed`. */
export async function ownRecord(visit: Visit): Promise<RegisterRecord> {
  const record = await recordOf(visit);
  ensureMay(visit.caller, 'deposit', record.clientSymbol);
  return record;
}

async function question(
  visit: Visit,
  record: RegisterRecord,
  action: RecordAction,
  state: FormState,
): Promise<AdminView> {
  const back = adminRecordPath(record.igsn);
  const { fields, ...asked } = await action.ask(visit, record, state);
  const version = html`<input type="hidden" name="version" value="${record.facts.version}">`;
  return confirmPage(visit, {
    ...asked,
    fields: html`${fields}${version}`,
    page: 'registrations',
    action: `${back}/${action.path}`,
    back,
    state,
  });
}
