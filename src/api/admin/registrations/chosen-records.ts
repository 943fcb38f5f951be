import { setTimeout as giveWay } from 'node:timers/promises';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { counted } from '../../../dissemination/frame/quantity.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { BulkKind, BulkOptions } from '../../../operations/bulk/bulk-item.ts';
import { newKey } from '../../../store/new-key.ts';
import { allRegisterRows } from '../../../store/read/all-register-rows.ts';
import { removeJobFiles, spoolInput } from '../../jobs/job-files.ts';
import type { AdminView } from '../admin-page.ts';
import { confirmPage } from '../confirm-page.ts';
import { areaField, type FormState, textField } from '../form-fields.ts';
import { refuse } from '../read-form.ts';
import { scopeOf } from '../scope.ts';
import { tryForm } from '../try-form.ts';
import { keepUpload } from '../upload/kept-upload.ts';
import { previewUpload } from '../upload/preview-upload.ts';
import { type Onward, pathWith, type Visit } from '../visit.ts';
import { filterParameters, readFilters, selectionOf } from './registration-filters.ts';

const KINDS = [
  ['send-again', 'Send again'],
  ['check-page', 'Check landing page'],
  ['publish', 'Publish'],
  ['hide', 'Hide'],
  ['withdraw', 'Withdraw…'],
  ['transfer', 'Transfer…'],
] as const satisfies readonly (readonly [BulkKind, string])[];

const LONGEST = 250;

/** The bar with which something is done with several records: the ticked ones, or all that the filters find. */
export function chosenBar(): Html {
  return html`<div class="fil" role="group" aria-label="Several records"><label class="half">Do<select name="kind">${KINDS.map(([kind, words]) => html`<option value="${kind}">${words}</option>`)}</select></label><label class="half">With<select name="which"><option value="ticked">those ticked</option><option value="all">all that the filters find</option></select></label><button class="btn">Look at it first</button></div>`;
}

/**
 * Takes the records that were ticked, or all that the filters find, as a bulk input of their own: it is shown what would become of the
 * first ones, and the person then has all tried, or begins. What needs a reason or a new owner is asked for before.
 */
export async function takeChosen(visit: Visit): Promise<AdminView | Onward> {
  const kind = KINDS.map(([one]) => one).find((one) => one === visit.form.get('kind'));
  if (kind === undefined) throw new CorestoneError('invalid-input', 'That cannot be done with several records.');
  const isAsked = visit.form.get('asked') === 'yes';
  const needsWords = kind === 'withdraw' || kind === 'transfer';
  if (needsWords && !isAsked) return askWords(visit, kind, { values: {} });
  return tryForm(
    visit,
    ['reason', 'to'],
    () => keepChosen(visit, kind),
    (state) => askWords(visit, kind, state),
  );
}

function askWords(visit: Visit, kind: BulkKind, state: FormState): AdminView {
  const { form } = visit;
  const ticked = form.getAll('igsn');
  const kept = [...form].filter(([name]) => !['asked', 'reason', 'to'].includes(name));
  const hidden = html`${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<input type="hidden" name="asked" value="yes">`;
  const which =
    form.get('which') === 'all' ? 'All records that the filters find' : counted(ticked.length, 'record', 'records');
  const words = { withdraw: 'Withdraw', transfer: 'Transfer' } as Partial<Record<BulkKind, string>>;
  const field =
    kind === 'withdraw'
      ? areaField(state, 'reason', 'Reason, which readers see', { isRequired: true, longest: 2000 })
      : kind === 'transfer' &&
        textField(state, 'to', 'New owner', { isRequired: true, isMono: true, longest: 61, hint: 'AGENT.CLIENT' });
  return confirmPage(visit, {
    title: `${words[kind] ?? 'Do it with'} several records`,
    page: 'registrations',
    text: html`${which}. Nothing is done yet: the next page shows what would become of them.`,
    fields: html`${hidden}${field}`,
    button: 'Look at it first',
    action: '/admin/registrations/chosen',
    back: pathWith('/admin/registrations', filterParameters(readFilters(form))),
    state,
  });
}

async function keepChosen(visit: Visit, kind: BulkKind): Promise<Onward> {
  const { house, person, caller } = visit;
  const options = optionsOf(visit.form, kind);
  const id = newKey();
  let records = 0;
  const lines = async function* () {
    for await (const igsns of chosenIgsns(visit)) {
      records += igsns.length;
      yield Buffer.from(igsns.map((igsn) => `${JSON.stringify({ igsn })}\n`).join(''));
    }
  };
  const input = await spoolInput(house.settings.data, id, lines());
  try {
    if (records === 0)
      throw new CorestoneError('invalid-input', 'No record is chosen: tick some, or take all that the filters find.');
    const form = { syntax: 'ndjson', isGzip: false } as const;
    const upload = {
      account: person.account,
      name: counted(records, 'chosen record', 'chosen records'),
      form,
      options,
      input,
    };
    await keepUpload(house.settings.data, id, upload);
    await previewUpload(house, upload, caller, []);
  } catch (error) {
    await removeJobFiles(house.settings.data, id);
    throw error;
  }
  return { to: `/admin/upload/${id}` };
}

function optionsOf(form: URLSearchParams, kind: BulkKind): BulkOptions {
  const reason = (form.get('reason') ?? '').trim();
  const to = (form.get('to') ?? '').trim().toUpperCase();
  if (kind === 'withdraw' && reason === '')
    refuse('reason', 'Withdrawing needs a reason that readers can see.', 'a text');
  if (kind === 'transfer' && to === '') refuse('to', 'Transferring needs a new owner.', 'AGENT.CLIENT');
  return {
    kind,
    mode: 'update',
    visibility: 'keep',
    dryRun: false,
    ...(kind === 'withdraw' && { reason }),
    ...(kind === 'transfer' && { to }),
  };
}

/** What is chosen, in batches. All that the filters find means all for which the person may deposit. */
async function* chosenIgsns({ form, house, caller }: Visit): AsyncGenerator<readonly string[]> {
  if (form.get('which') !== 'all') {
    const ticked = form.getAll('igsn').filter((one) => one !== '' && one.length <= LONGEST);
    return yield [...new Set(ticked)];
  }
  const selection = selectionOf(readFilters(form), scopeOf(caller, 'deposit'));
  for await (const rows of allRegisterRows(house.store.read, selection)) {
    yield rows.map((row) => row.igsn);
    await giveWay();
  }
}
