import { html } from '../../../dissemination/frame/html.ts';
import { contactOf } from '../../../domain/curation/sample-request.ts';
import { changeParcel } from '../../../operations/curation/parcels/change-parcel.ts';
import { extendLoan } from '../../../operations/curation/parcels/lend.ts';
import { loseParcel } from '../../../operations/curation/parcels/lose-parcel.ts';
import { packParcel, repackParcel, unpackParcel } from '../../../operations/curation/parcels/pack-parcel.ts';
import { returnThings } from '../../../operations/curation/parcels/return-things.ts';
import { acceptReport, refuseReport } from '../../../operations/curation/parcels/settle-report.ts';
import { deliverParcel, shipParcel } from '../../../operations/curation/parcels/ship-parcel.ts';
import { newKey } from '../../../store/new-key.ts';
import { acceptingHands, readParcel, shippingHands } from '../../parcels/parcel-house.ts';
import { readableRequest } from '../../requests/readable-requests.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { areaField, type FormState } from '../form-fields.ts';
import { keyIn, refuse } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { factsIn, PARCEL_FIELDS, parcelForm, valuesOf } from './parcel-form.ts';
import { parcelList, RETURN_FIELDS } from './parcel-list.ts';
import { parcelPage } from './parcel-page.ts';

/** `/admin/parcels` and `/admin/loans`: packing by scanning, papers, shipping, taking back, what recipients report. */
export function registerParcels(routes: AdminRoutes): void {
  routes.page('/admin/parcels', (visit) => parcelList(visit, false));
  routes.page('/admin/loans', (visit) => parcelList(visit, true));
  routes.form('/admin/parcels/return', (visit) =>
    tryForm(
      visit,
      RETURN_FIELDS,
      () => takeBack(visit),
      (state) => parcelList(visit, visit.form.get('from') === 'loans', state),
    ),
  );
  routes.page('/admin/parcels/new', async (visit) => newPage(visit, { values: await firstValues(visit) }));
  routes.form('/admin/parcels/new', (visit) =>
    tryForm(
      visit,
      PARCEL_FIELDS,
      () => pack(visit),
      (state) => newPage(visit, state),
    ),
  );
  registerOne(routes);
  registerSteps(routes);
}

async function firstValues(visit: Visit): Promise<Record<string, string>> {
  const values = { ...valuesOf(), id: newKey() };
  const id = keyIn(visit.query.get('request'));
  if (id === '') return values;
  const { request } = await readableRequest(visit.house, id, visit.caller);
  const contact = contactOf(request);
  const { name = '', email = '', affiliation = '' } = contact ?? {};
  return { ...values, request: id, name, email, institution: affiliation };
}

function newPage(visit: Visit, state: FormState): AdminView {
  const { id = newKey(), request = '' } = state.values;
  const hint =
    request === ''
      ? 'IGSN or name, one a line; the code of a crate puts in what stands in it.'
      : 'Empty puts in what was taken for the request.';
  const head = html`<input type="hidden" name="id" value="${id}"><input type="hidden" name="request" value="${request}">${areaField(state, 'things', 'Scan what goes in', { isRequired: request === '', hint, longest: 200_000 })}`;
  const main = parcelForm(visit, state, { action: '/admin/parcels/new', button: 'Pack it', head });
  return { title: 'Pack a parcel', page: 'parcels', about: 'or a loan, with a day on which it is due back', main };
}

async function pack(visit: Visit): Promise<Onward> {
  const { form, house, caller } = visit;
  const id = keyIn(form.get('id')) || undefined;
  const requestId = keyIn(form.get('request')) || undefined;
  const wanted = { ...factsIn(visit), id, requestId, things: linesOf(form.get('things')) };
  const { parcel } = await packParcel(house.unitOfWork, wanted, caller);
  return { to: `/admin/parcels/${parcel.id}?done=parcel-packed` };
}

function registerOne(routes: AdminRoutes): void {
  const path = '/admin/parcels/:id';
  routes.page(path, (visit) => parcelPage(visit));
  routes.page(`${path}/edit`, async (visit) => {
    const { parcel } = await readParcel(visit.house, visit.params.id ?? '', visit.caller);
    return editPage(visit, { values: { ...valuesOf(parcel), revision: String(parcel.revision) } });
  });
  routes.form(`${path}/edit`, (visit) =>
    tryForm(
      visit,
      PARCEL_FIELDS,
      () => change(visit),
      (state) => editPage(visit, state),
    ),
  );
  routes.form(`${path}/contents`, (visit) =>
    tryForm(
      visit,
      ['things'],
      () => repack(visit),
      (state) => parcelPage(visit, state),
    ),
  );
}

async function change(visit: Visit): Promise<Onward | AdminView> {
  const { house, caller, params } = visit;
  const changes = { ...factsIn(visit), revision: Number(visit.form.get('revision')) };
  const { link } = await changeParcel(house.unitOfWork, params.id ?? '', changes, caller, shippingHands(house));
  if (link === undefined) return { to: `/admin/parcels/${params.id}?done=parcel-changed` };
  return parcelPage(visit, { values: {} }, { address: link });
}

function editPage(visit: Visit, state: FormState): AdminView {
  const head = html`<input type="hidden" name="revision" value="${state.values.revision ?? ''}">`;
  const action = `/admin/parcels/${visit.params.id}/edit`;
  return {
    title: 'Change the parcel',
    page: 'parcels',
    main: parcelForm(visit, state, { action, button: 'Keep', head }),
  };
}

async function repack(visit: Visit): Promise<Onward | AdminView> {
  const { form, house, caller, params } = visit;
  const remove = keyIn(form.get('remove'));
  const wanted = { add: linesOf(form.get('things')), remove: remove === '' ? [] : [remove] };
  const { findings } = await repackParcel(house.unitOfWork, params.id ?? '', wanted, caller);
  if (findings.length === 0) return { to: `/admin/parcels/${params.id}?done=parcel-changed` };
  const values = { things: findings.flatMap((one) => one.value ?? []).join('\n') };
  return { ...(await parcelPage(visit, { values }, { findings })), status: 422 };
}

function registerSteps(routes: AdminRoutes): void {
  const path = '/admin/parcels/:id';
  const again = (visit: Visit) => (state: FormState) => parcelPage(visit, state);
  const step = (name: string, fields: readonly string[], done: string, run: (visit: Visit) => Promise<unknown>) =>
    routes.form(`${path}/${name}`, (visit) =>
      tryForm(
        visit,
        fields,
        async () => {
          await run(visit);
          return { to: `/admin/parcels/${visit.params.id}?done=${done}` };
        },
        again(visit),
      ),
    );
  const id = (visit: Visit) => visit.params.id ?? '';
  routes.form(`${path}/ship`, (visit) =>
    tryForm(
      visit,
      [],
      async () => {
        const { house, caller } = visit;
        const { link } = await shipParcel(house.unitOfWork, id(visit), caller, shippingHands(house));
        // The link is told once, so that this page is the answer itself.
        return parcelPage(visit, { values: {} }, link === undefined ? {} : { address: link });
      },
      again(visit),
    ),
  );
  step('deliver', [], 'parcel-changed', (visit) => deliverParcel(visit.house.unitOfWork, id(visit), visit.caller));
  step('lose', ['reason'], 'parcel-changed', (visit) =>
    loseParcel(visit.house.unitOfWork, id(visit), visit.form.get('reason') ?? '', visit.caller),
  );
  step('extend', ['dueOn'], 'loan-extended', (visit) =>
    extendLoan(visit.house.unitOfWork, id(visit), { dueOn: visit.form.get('dueOn') ?? '' }, visit.caller),
  );
  routes.action(`${path}/unpack`, async (visit) => {
    await unpackParcel(visit.house.unitOfWork, id(visit), visit.caller);
    return { to: '/admin/parcels?done=parcel-unpacked' };
  });
  routes.action('/admin/parcels/reports/:id/accept', async (visit) => {
    const { house, caller } = visit;
    const { parcel } = await acceptReport(house.unitOfWork, reportId(visit), caller, acceptingHands(house));
    return { to: `/admin/parcels/${parcel.id}?done=report-accepted` };
  });
  routes.action('/admin/parcels/reports/:id/refuse', async (visit) => {
    const { unitOfWork } = visit.house;
    const report = await refuseReport(unitOfWork, reportId(visit), visit.form.get('reason') ?? '', visit.caller);
    return { to: `/admin/parcels/${report.parcelId}?done=report-refused` };
  });
}

function reportId(visit: Visit): string {
  const id = keyIn(visit.params.id);
  return id === '' ? '00000000-0000-0000-0000-000000000000' : id;
}

async function takeBack(visit: Visit): Promise<Onward | AdminView> {
  const { form, house, caller } = visit;
  const to = (form.get('to') ?? '').trim();
  const as = (['returned', 'lost', 'used-up'] as const).find((one) => one === form.get('as')) ?? 'returned';
  const things = linesOf(form.get('returned'));
  if (things.length === 0) refuse('returned', 'Nothing was scanned.', 'an IGSN or a name');
  const wanted = { things, as, note: form.get('note') ?? '', to: to === '' ? undefined : to };
  const { items, findings } = await returnThings(house.unitOfWork, wanted, caller);
  const isLoan = form.get('from') === 'loans';
  if (findings.length > 0) {
    // What came back is back: only what is not known stands there to be scanned again.
    const said = findings.slice(0, 10).map((one) => one.message);
    const done = `${items.length === 0 ? 'Nothing' : items.length} ${as === 'returned' ? 'taken back' : 'settled'}.`;
    const values = { ...Object.fromEntries(form), returned: findings.flatMap((one) => one.value ?? []).join('\n') };
    return { ...(await parcelList(visit, isLoan, { values, problem: `${done} ${said.join(' ')}` })), status: 422 };
  }
  return { to: `/admin/${isLoan ? 'loans' : 'parcels'}?done=taken-back&n=${items.length}` };
}

const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split(/[\r\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
