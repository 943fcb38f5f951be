import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { PartySummary } from '../../../domain/curation/sampling-party.ts';
import { partyRights } from '../../../operations/curation/party/party-access.ts';
import { expeditionsFor } from '../../../operations/station/station-access.ts';
import { listEnteredExpeditions } from '../../../store/read/station-expeditions.ts';
import { readableParties } from '../../rest/sampling/party-routes.ts';
import type { AdminView } from '../admin-page.ts';
import { keyIn } from '../read-form.ts';
import { link, pathWith, type Visit } from '../visit.ts';
import { daysOf, partyPath, stateWord } from './party-words.ts';

const PAGE = 50;

/** `/admin/parties`: sampling parties that one may see, the latest first. */
export async function partyList(visit: Visit): Promise<AdminView> {
  const before = keyIn(visit.query.get('before'));
  const parties = await readableParties(visit.house, visit.caller, { limit: PAGE + 1, before: before || undefined });
  const mayMake = (await curatedExpeditions(visit)).length > 0;
  const make = mayMake && html`<a class="btn p" href="${link(visit, '/admin/parties/new')}">New sampling party</a>`;
  return {
    title: 'Sampling parties',
    page: 'parties',
    about: 'marking and taking samples together',
    actions: parties.length > 0 && make,
    main: html`<section class="card">${parties.length === 0 ? nothing(make) : table(visit, parties)}</section>`,
  };
}

/** The expeditions whose parties somebody curates. */
export async function curatedExpeditions({ house, caller }: Visit) {
  const readable = expeditionsFor(await listEnteredExpeditions(house.store.read), caller);
  return readable.filter((one) => partyRights(one.rights, one).mayCurate);
}

function nothing(make: Html | false): Html {
  return html`<div class="none"><p>No sampling party yet. Scientists whose requests were accepted mark on drawings of the core what they want, many at once; the curator settles where two want the same, and takes the samples.</p><div class="act">${make}</div></div>`;
}

function table(visit: Visit, parties: readonly PartySummary[]): Html {
  const rows = parties
    .slice(0, PAGE)
    .map(
      (one) =>
        html`<tr><th scope="row"><a href="${link(visit, partyPath(one.id))}">${one.name}</a>${one.place !== '' && html` <span class="mut">${one.place}</span>`}</th><td>${one.expedition.name} <span class="mut m">${one.expedition.code}</span></td><td>${daysOf(one)}</td><td class="r n" data-l="Requests">${count(one.requests)}</td><td class="r n" data-l="Marked">${count(one.marked)}</td><td class="r n" data-l="Taken">${count(one.taken)}</td><td>${stateWord(one.state)}</td></tr>`,
    );
  const next = parties.length > PAGE && link(visit, pathWith('/admin/parties', { before: parties[PAGE - 1]!.id }));
  return html`<table class="qt"><thead><tr><th>Sampling party</th><th>Expedition</th><th>Days</th><th class="r">Requests</th><th class="r">Marked</th><th class="r">Taken</th><th>State</th></tr></thead><tbody>${rows}</tbody></table>${next && html`<div class="act box-t"><a class="btn" href="${next}">Earlier ones</a></div>`}`;
}
