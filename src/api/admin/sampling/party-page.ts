import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { SAMPLED_STATES } from '../../../domain/curation/request-state.ts';
import type { PartyRequest, PartyView } from '../../../domain/curation/sampling-party.ts';
import type { CurationRequest } from '../../../operations/curation/requests/request-ports.ts';
import { countUnpacked, type Unpacked } from '../../../store/read/count-unpacked.ts';
import { countUnregistered } from '../../../store/read/count-unregistered.ts';
import { listRequests } from '../../../store/read/list-requests.ts';
import { findEnteredExpeditions } from '../../../store/read/station-expeditions.ts';
import { seenParty } from '../../rest/sampling/party-routes.ts';
import type { AdminView } from '../admin-page.ts';
import { choiceField, type FormState, formProblem } from '../form-fields.ts';
import { keyIn } from '../read-form.ts';
import { link, mayDo, type Visit } from '../visit.ts';
import { requestWords } from './party-form.ts';
import { daysOf, partyPath, stateWord } from './party-words.ts';

const MOST_OFFERED = 200;

/** The party that an address names, as who asks sees it. Throws `not-found`. */
export function partyIn(visit: Visit): Promise<PartyView> {
  const id = keyIn(visit.params.id);
  return seenParty(visit.house, id === '' ? NO_KEY : id, { caller: visit.caller, held: [] });
}

const NO_KEY = '00000000-0000-0000-0000-000000000000';

/** Requests of an expedition that may take part, in the order in which they were begun. */
export async function offeredRequests({ house: { store } }: Visit, expeditionId: string): Promise<CurationRequest[]> {
  const wanted = { expeditionIds: [expeditionId], states: SAMPLED_STATES, limit: MOST_OFFERED };
  const found = await listRequests(store.read, store.engine, wanted);
  return found.filter((one) => one.number !== null).toReversed();
}

/** `/admin/parties/{id}`: who takes part, how far they are, the link for them, lists. `state` is of the form that adds a request. */
export async function partyPage(visit: Visit, state: FormState = { values: {} }): Promise<AdminView> {
  const party = await partyIn(visit);
  const { isCurator } = party.you;
  const isOpen = party.state === 'open';
  const offered = isCurator && isOpen ? await offeredRequests(visit, party.expedition.id) : [];
  const expedition = isCurator && party.taken > 0 ? await unregisteredOf(visit, party) : undefined;
  const unpacked = isCurator && party.taken > 0 ? await countUnpacked(visit.house.store.read, party.id) : NONE_TAKEN;
  const others = offered.filter(({ id }) => !party.requests.some((one) => one.id === id));
  return {
    title: party.name,
    page: 'parties',
    about: html`${party.expedition.name} <span class="m">${party.expedition.code}</span>`,
    actions: orders(visit, party),
    main: html`<div class="g"><div><section class="card" id="requests"><header><h2>Requests that take part</h2></header>${requestTable(visit, party, isCurator, unpacked)}${others.length > 0 && addForm(visit, party, others, state)}</section></div>
<div>${facts(party)}${expedition !== undefined && publicCard(visit, party, expedition)}${linkCard(visit, party)}${listCard(visit, party)}</div></div>`,
  };
}

function orders(visit: Visit, { id, state, you }: PartyView): Html {
  const isOpen = state === 'open';
  const change = html`<a class="btn" href="${link(visit, `${partyPath(id)}/edit`)}">Change…</a>`;
  const turn = html`<form method="post" action="${link(visit, `${partyPath(id)}/${isOpen ? 'close' : 'open'}`)}"><button class="btn">${isOpen ? 'Close it' : 'Open it again'}</button></form>`;
  return html`<div class="act"><a class="btn p" href="${link(visit, `/sampling/${id}`)}">Go to the party</a>${you.isCurator && html`${isOpen && change}${turn}`}</div>`;
}

const NONE_TAKEN: Unpacked = new Map();

function requestTable(visit: Visit, party: PartyView, isCurator: boolean, unpacked: Unpacked): Html {
  if (party.requests.length === 0)
    return html`<div class="none"><p>No request takes part yet. Only requests that were accepted can.</p></div>`;
  const mayRemove = isCurator && party.state === 'open';
  const isPacking = unpacked.size > 0;
  const rows = party.requests.map(
    (one) =>
      html`<tr><th scope="row"><b>${one.lane}</b> <span class="mut">${one.scientists.map(({ name }) => name).join(', ')}</span></th><td><a href="${link(visit, `/admin/requests/${one.id}`)}">Request ${one.number ?? ''}</a> ${one.title}</td><td>${one.state.replaceAll('_', ' ')}${one.isHere && html` <span class="mut">here now</span>`}</td><td class="r n" data-l="Marked">${count(one.marked)}</td><td class="r n" data-l="Taken of granted">${quotaWords(one)}</td>${isPacking && html`<td data-l="Parcel">${packLink(visit, one, unpacked)}</td>`}${mayRemove && html`<td>${takeOut(visit, party.id, one)}</td>`}</tr>`,
  );
  return html`<table class="qt"><thead><tr><th>Lane</th><th>Request</th><th>State</th><th class="r">Marked</th><th class="r">Taken of granted</th>${isPacking && html`<th>Parcel</th>`}${mayRemove && html`<th><span class="sr">Take out</span></th>`}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** One packing list per person: what was taken here and is in no parcel yet. */
function packLink(visit: Visit, { id, lane }: PartyRequest, unpacked: Unpacked): Html | string {
  const left = unpacked.get(id);
  if (left === undefined) return '';
  if (left === 0) return 'all packed';
  return html`<a class="btn s" aria-label="Pack ${lane}" href="${link(visit, `/admin/parcels/new?request=${id}`)}">Pack ${count(left)}</a>`;
}

function quotaWords({ used, granted }: PartyRequest): string {
  if (granted === null) return count(used);
  return `${count(used)} of ${count(granted)}${used > granted ? `, ${count(used - granted)} too many` : ''}`;
}

function takeOut(visit: Visit, id: string, request: PartyRequest): Html {
  return html`<form method="post" action="${link(visit, `${partyPath(id)}/remove`)}"><input type="hidden" name="request" value="${request.id}"><button class="btn" aria-label="Take out ${request.lane}">Take out</button></form>`;
}

function addForm(visit: Visit, party: PartyView, others: readonly CurationRequest[], state: FormState): Html {
  const options = others.map((one) => [one.id, requestWords(one)] as const);
  return html`<form class="frm" method="post" action="${link(visit, `${partyPath(party.id)}/add`)}">${formProblem(state)}${choiceField(state, 'request', 'Another request', options, { hint: 'It gets the next letter, or the one it had here before.' })}<div class="act"><button class="btn">Let it take part</button></div></form>`;
}

function facts(party: PartyView): Html {
  const rows = [
    ['Place', party.place === '' ? 'Not stated' : party.place],
    ['Days', daysOf(party)],
    ['Holes', party.holes.map((one) => one.combinedId).join(', ')],
    ['Marked', count(party.marked)],
    ['Taken', count(party.taken)],
  ] as const;
  return html`<section class="card"><header><h2>${stateWord(party.state)}</h2></header><dl class="kv">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

/** Where samples of a party are not registered yet: how many, and whose expedition it is. */
interface Unregistered {
  readonly count: number;
  readonly client: string;
}

async function unregisteredOf({ house }: Visit, { id, expedition }: PartyView): Promise<Unregistered | undefined> {
  const count = await countUnregistered(house.store.read, id);
  if (count === 0) return undefined;
  const [found] = await findEnteredExpeditions(house.store.read, expedition.id);
  return { count, client: found?.client ?? '' };
}

function publicCard(visit: Visit, { id, taken, expedition }: PartyView, { count: n, client }: Unregistered): Html {
  const said = html`<p>${count(n)} of ${count(taken)} samples taken here are not registered: nobody outside finds them. They are public only when expedition <span class="m">${expedition.code}</span> registers, and after its moratorium.</p>`;
  const register = mayDo(visit, 'deposit', client)
    ? html`<form method="post" action="${link(visit, `${partyPath(id)}/register`)}"><div class="act"><button class="btn p">Register the expedition</button></div></form>`
    : html`<p class="hint">Who deposits for ${client === '' ? 'its client' : html`<span class="m">${client}</span>`} registers it.</p>`;
  return html`<section class="card" id="public"><header><h2>Not public yet</h2></header><div class="box">${said}${register}</div></section>`;
}

function linkCard({ house }: Visit, { id }: PartyView): Html {
  const address = `${house.settings.baseUrl}/sampling/${id}`;
  return html`<section class="card"><header><h2>Link for those who take part</h2></header><div class="frm"><label>Address<input class="m" readonly value="${address}"></label><p class="hint">Scientists first open the link of their own request in the same browser; that is how the party knows for whom they mark. Curators sign in.</p></div></section>`;
}

function listCard(visit: Visit, { id, requests }: PartyView): Html {
  const path = (format: string, request?: string) =>
    link(
      visit,
      `/api/v1/sampling-parties/${id}/list?format=${format}${request === undefined ? '' : `&request=${request}`}`,
    );
  const row = (words: string, request?: string) =>
    html`<tr><th scope="row">${words}</th>${['pdf', 'xlsx', 'csv'].map((one) => html`<td><a href="${path(one, request)}">${one.toUpperCase()}</a></td>`)}</tr>`;
  return html`<section class="card"><header><h2>Lists</h2></header><table class="qt"><tbody>${row('All')}${requests.map((one) => row(`${one.lane}: request ${one.number ?? ''}`, one.id))}</tbody></table></section>`;
}
