import { html } from '../../../dissemination/frame/html.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { addRequest, removeRequest } from '../../../operations/curation/party/join-party.ts';
import { changeParty, makeParty } from '../../../operations/curation/party/keep-party.ts';
import { issuingOf } from '../../../operations/issuing.ts';
import { registerExpedition } from '../../../operations/register-expedition.ts';
import { samplingStore } from '../../../store/ports/sampling-store.ts';
import { findEnteredExpeditions } from '../../../store/read/station-expeditions.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import type { FormState } from '../form-fields.ts';
import { keyIn, refuse } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import { link, type Onward, pathWith, type Visit } from '../visit.ts';
import { factsIn, PARTY_FIELDS, partyForm } from './party-form.ts';
import { curatedExpeditions, partyList } from './party-list.ts';
import { offeredRequests, partyIn, partyPage } from './party-page.ts';
import { partyPath } from './party-words.ts';

/** `/admin/parties`: sampling parties, for who reads or curates their expeditions. */
export function registerSamplingParties(routes: AdminRoutes): void {
  routes.page('/admin/parties', partyList);
  routes.page('/admin/parties/new', (visit) => newPage(visit, { values: {} }));
  routes.form('/admin/parties/new', (visit) =>
    tryForm(
      visit,
      PARTY_FIELDS,
      () => make(visit),
      (state) => newPage(visit, state),
    ),
  );
  const path = '/admin/parties/:id';
  routes.page(path, (visit) => partyPage(visit));
  routes.page(`${path}/edit`, (visit) => editPage(visit));
  routes.form(`${path}/edit`, (visit) =>
    tryForm(
      visit,
      PARTY_FIELDS,
      () => change(visit),
      (state) => editPage(visit, state),
    ),
  );
  routes.form(`${path}/add`, (visit) =>
    tryForm(
      visit,
      ['request'],
      () => withRequest(visit, addRequest, 'request-added'),
      (state) => partyPage(visit, state),
    ),
  );
  routes.form(`${path}/remove`, (visit) =>
    tryForm(
      visit,
      [],
      () => withRequest(visit, removeRequest, 'request-removed'),
      (state) => partyPage(visit, state),
    ),
  );
  routes.action(`${path}/register`, register);
  for (const [word, state] of [
    ['close', 'closed'],
    ['open', 'open'],
  ] as const)
    routes.action(`${path}/${word}`, async (visit) => {
      const { id } = await partyIn(visit);
      await changeParty(visit.house.unitOfWork, id, { state }, { caller: visit.caller, held: [] });
      return { to: `${partyPath(id)}?done=party-${state}` };
    });
}

/** Registers the whole expedition of a party, for who deposits for its client. */
async function register(visit: Visit): Promise<Onward> {
  const { house, caller } = visit;
  const { id, expedition } = await partyIn(visit);
  const [found] = await findEnteredExpeditions(house.store.read, expedition.id);
  ensureMay(caller, 'deposit', found?.client ?? '');
  const options = { actor: caller, rules: house.rules, ...issuingOf(house.settings) };
  const { registered, updated } = await registerExpedition(house.unitOfWork, expedition.id, options);
  return { to: `${partyPath(id)}?done=party-registered&n=${registered + updated}` };
}

async function newPage(visit: Visit, state: FormState): Promise<AdminView> {
  const expeditions = await curatedExpeditions(visit);
  const wanted = keyIn(visit.form.get('expedition') ?? visit.query.get('expedition'));
  const expedition = expeditions.length === 1 ? expeditions[0] : expeditions.find((one) => one.id === wanted);
  const title = 'New sampling party';
  if (expedition === undefined) {
    const rows = expeditions.map(
      (one) =>
        html`<li><a href="${link(visit, pathWith('/admin/parties/new', { expedition: one.id }))}">${one.name}</a> <span class="mut m">${one.code}</span></li>`,
    );
    const main = html`<section class="card box"><p>${rows.length === 0 ? 'There is no expedition in which you may enter samples.' : 'Of which expedition is the core?'}</p><ul class="plain">${rows}</ul></section>`;
    return { title, page: 'parties', main };
  }
  const holes = await holesOf(visit, expedition.id);
  const hidden = html`<input type="hidden" name="expedition" value="${expedition.id}">`;
  const ticked = holes.length === 1 ? { [`hole-${holes[0]!.id}`]: 'yes' } : {};
  const requests = await offeredRequests(visit, expedition.id);
  const begun = Object.keys(state.values).length === 0 ? { ...state, values: ticked } : state;
  const form = { action: '/admin/parties/new', back: '/admin/parties', button: 'Make it', hidden };
  return { title, page: 'parties', about: expedition.name, main: partyForm(visit, begun, { holes, requests }, form) };
}

const holesOf = ({ house: { store } }: Visit, id: string) => samplingStore(store.read, store.engine).holesOf(id);

async function make(visit: Visit): Promise<Onward> {
  const { form, house, caller } = visit;
  const expeditionId = keyIn(form.get('expedition'));
  const holes = await holesOf(
    visit,
    expeditionId === '' ? refuse('holes', 'No expedition is named.', 'an expedition') : expeditionId,
  );
  const offered = await offeredRequests(visit, expeditionId);
  const requests = offered.filter(({ id }) => form.get(`request-${id}`) === 'yes').map(({ id }) => id);
  const { id } = await makeParty(house.unitOfWork, { ...factsIn(visit, holes), expeditionId, requests }, caller);
  return { to: `${partyPath(id)}?done=party-made` };
}

async function editPage(visit: Visit, state?: FormState): Promise<AdminView> {
  const party = await partyIn(visit);
  const holes = await holesOf(visit, party.expedition.id);
  const { name, place, firstDay, lastDay, revision } = party;
  const values = {
    name,
    place,
    firstDay: firstDay ?? '',
    lastDay: lastDay ?? '',
    ...Object.fromEntries(party.holes.map((one) => [`hole-${one.id}`, 'yes'])),
  };
  const hidden = html`<input type="hidden" name="revision" value="${state?.values.revision ?? String(revision)}">`;
  const form = { action: `${partyPath(party.id)}/edit`, back: partyPath(party.id), button: 'Keep', hidden };
  const main = partyForm(visit, state ?? { values }, { holes, requests: [] }, form);
  return { title: `Change ${name}`, page: 'parties', main };
}

async function change(visit: Visit): Promise<Onward> {
  const party = await partyIn(visit);
  const facts = factsIn(visit, await holesOf(visit, party.expedition.id));
  const revision = Number(visit.form.get('revision')) || undefined;
  await changeParty(visit.house.unitOfWork, party.id, { ...facts, revision }, { caller: visit.caller, held: [] });
  return { to: `${partyPath(party.id)}?done=party-changed` };
}

async function withRequest(visit: Visit, act: typeof addRequest, done: string): Promise<Onward> {
  const { id } = await partyIn(visit);
  const request = keyIn(visit.form.get('request'));
  if (request === '') refuse('request', 'No request is named.', 'a request of the expedition');
  await act(visit.house.unitOfWork, id, request, { caller: visit.caller, held: [] });
  return { to: `${partyPath(id)}?done=${done}` };
}
