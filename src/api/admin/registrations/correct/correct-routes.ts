import { type Html, html } from '../../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../../domain/error.ts';
import { hasError } from '../../../../domain/finding.ts';
import type { RecordChange, RecordOutcome } from '../../../../operations/registry/record-change.ts';
import { tryChanges } from '../../../../operations/registry/try-changes.ts';
import { findOutboxOf } from '../../../../store/read/find-outbox-rows.ts';
import type { RegisterRecord } from '../../../../store/read/find-record.ts';
import { type Given, readOwnDescription } from '../../../rest/records/read-given.ts';
import type { AdminView } from '../../admin-page.ts';
import type { AdminRoutes } from '../../admin-routes.ts';
import { retryChosen } from '../../failed/retry-rows.ts';
import { type FormState, formProblem, textField } from '../../form-fields.ts';
import { keyIn } from '../../read-form.ts';
import { isInScope, scopeOf } from '../../scope.ts';
import { tryForm } from '../../try-form.ts';
import { adminRecordPath, link, type Onward, pathWith, type Visit } from '../../visit.ts';
import { ensureSameVersion } from '../actions/record-action.ts';
import { ownRecord } from '../record-action-routes.ts';
import { compareDescriptions, type Difference } from '../version-comparison.ts';
import { DESCRIPTION_FORM_FIELDS, descriptionFields, descriptionValues } from './description-form.ts';
import { previewNote } from './preview-note.ts';
import { atFormFields, readDescriptionForm } from './read-description-form.ts';

const FIELDS = ['landingUrl', ...DESCRIPTION_FORM_FIELDS];

/**
 * `/admin/registrations/{igsn}/correct`: address and description of a record as a form, tried before it is kept where the person wants to
 * look first. Opened from a failed item it goes back there, and what failed is tried again.
 */
export function registerCorrecting(routes: AdminRoutes): void {
  const path = '/admin/registrations/:igsn/correct';
  routes.page(path, async (visit) => {
    const record = await ownRecord(visit);
    const values = { ...descriptionValues(record.description), landingUrl: record.landingUrl ?? '' };
    return correctPage(visit, record, { values: { ...values, item: keyIn(visit.query.get('item')) } });
  });
  routes.form(path, async (visit) => {
    const record = await ownRecord(visit);
    return tryForm(
      visit,
      FIELDS,
      () => correct(visit, record),
      (state) => correctPage(visit, record, state),
    );
  });
}

async function correct(visit: Visit, record: RegisterRecord): Promise<AdminView | Onward> {
  ensureSameVersion(visit, record);
  const { house, caller, form } = visit;
  const given = await readGiven(visit, record);
  const address = (form.get('landingUrl') ?? '').trim();
  const change: RecordChange = {
    caller,
    igsn: record.igsn,
    wish: 'keep',
    mode: 'update',
    expectedVersion: record.facts.version,
    description: given.description,
    landingUrl: address === '' ? null : address,
  };
  const differences = differencesOf(record, change);
  if (form.get('look') === 'yes') {
    const [tried] = await tryChanges(house.unitOfWork, [change], house.rules);
    const { findings } = kept(tried!);
    const note = previewNote(differences, [...given.warnings, ...findings]);
    return correctPage(visit, record, { values: Object.fromEntries(form) }, note);
  }
  const item = keyIn(form.get('item'));
  // What says the same in other words is no correction: the record keeps its version.
  const isCorrected = differences.length > 0 && kept(await house.takeChange(change)).outcome === 'updated';
  const done = isCorrected ? 'corrected' : 'unchanged';
  if (item === '') return { to: pathWith(adminRecordPath(record.igsn), { done }) };
  return { to: pathWith('/admin/failed', isCorrected ? { done } : await tryAgain(visit, item)) };
}

/** The change as it was kept. Throws the refusal with each finding at its field. */
export function kept(outcome: RecordOutcome): Exclude<RecordOutcome, { outcome: 'refused' }> {
  if (outcome.outcome !== 'refused') return outcome;
  const { code, message, findings } = outcome;
  throw new CorestoneError(code, message, { findings: atFormFields(findings) });
}

/** Nothing had to be mended: the failed word itself is put in line again. */
async function tryAgain({ house, caller, now }: Visit, id: string): Promise<Record<string, string>> {
  const scope = isInScope('r.client_symbol', scopeOf(caller, 'deposit'));
  const n = await retryChosen(house.store, { id, scope }, caller, now);
  return { done: n === 0 ? 'unchanged' : 'retried', n: String(n) };
}

function readGiven(visit: Visit, { igsn, description }: RegisterRecord): Promise<Given> {
  return readFormDescription(visit, description, igsn);
}

/** The description that a form states, judged as the API does. Throws `invalid-input` with each finding at its field. */
export async function readFormDescription(
  { form, house }: Visit,
  before: object,
  igsn: string | undefined,
): Promise<Given> {
  const { said, findings } = readDescriptionForm(form, before);
  const refuse = (found: CorestoneError['findings']): never => {
    throw new CorestoneError('invalid-input', 'The description cannot be taken as it is.', { findings: found });
  };
  if (hasError(findings)) refuse(findings);
  try {
    return await readOwnDescription(said, { igsn, judging: house.judging });
  } catch (error) {
    if (error instanceof CorestoneError && error.code === 'invalid-input')
      return refuse(atFormFields(error.findings.filter((one) => one.severity === 'error')));
    throw error;
  }
}

function differencesOf({ landingUrl, description }: RegisterRecord, change: RecordChange): readonly Difference[] {
  const differences = compareDescriptions(description, change.description!);
  if (change.landingUrl === landingUrl) return differences;
  const own = 'our own page';
  return [{ label: 'Landing page', before: landingUrl ?? own, after: change.landingUrl ?? own }, ...differences];
}

async function correctPage(
  visit: Visit,
  record: RegisterRecord,
  state: FormState,
  note: Html | false = false,
): Promise<AdminView> {
  const { igsn, facts } = record;
  const [failed] = (await findOutboxOf(visit.house.store.read, igsn)).filter((row) => row.state === 'needs-a-person');
  const back = state.values.item === undefined || state.values.item === '' ? adminRecordPath(igsn) : '/admin/failed';
  const fields = html`${textField(state, 'landingUrl', 'Landing page', { longest: 2048, isMono: true, hint: 'An address in a domain of the client; empty is our own page.' })}${descriptionFields(state)}
<input type="hidden" name="version" value="${facts.version}"><input type="hidden" name="item" value="${state.values.item ?? ''}">`;
  const main = html`${note}<section class="card"><form class="frm" method="post" action="${link(visit, `${adminRecordPath(igsn)}/correct`)}">
<div class="box-t">${formProblem(state)}${failed?.lastError !== undefined && html`<p>Upstream did not take it: <b>${failed.lastError}</b></p>`}${record.objectId !== null && html`<p>The record is made of an object in the core tree. What is corrected here stays when that object is registered again; all else follows the station.</p>`}</div>${fields}
<div class="act"><button class="btn" name="look" value="yes">Look at it first</button><button class="btn p">Save</button><a class="btn" href="${link(visit, back)}">Back</a></div></form></section>`;
  return { title: `Correct ${igsn}`, page: 'registrations', about: record.description.title, main };
}
