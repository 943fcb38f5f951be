import { type Html, html } from '../../../dissemination/frame/html.ts';
import { EN_REQUESTS } from '../../../dissemination/words/en/requests.ts';
import { REQUEST_STATES, type RequestState } from '../../../domain/curation/request-state.ts';
import type { CurationRequest } from '../../../operations/curation/requests/request-ports.ts';
import { listRequests, listWithoutDossier, type TreeRequest } from '../../../store/read/list-requests.ts';
import { namedExpeditions, type RequestExpedition, readableExpeditions } from '../../requests/readable-requests.ts';
import { statePill } from '../../requests/request-page.ts';
import type { AdminView } from '../admin-page.ts';
import { keyIn } from '../read-form.ts';
import { link, pathWith, type Visit } from '../visit.ts';

const PAGE = 100;
/** What a curator looks at unless something else is chosen: what came in and is not over. */
const OPEN: readonly RequestState[] = [
  'submitted',
  'in_review',
  'accepted',
  'partly_accepted',
  'scheduled',
  'taken',
  'shipped',
  'returned',
];

/** `/admin/requests`: what is asked for, by state, expedition and who asks; and requests of the core tree without a dossier. */
export async function requestQueue(visit: Visit): Promise<AdminView> {
  const { store } = visit.house;
  const all = await readableExpeditions(visit.house, visit.caller);
  const expeditions = namedExpeditions(all, visit.query.get('expedition') ?? '');
  const ids = expeditions.map((one) => one.id);
  const state = visit.query.get('state') ?? '';
  const found = await listRequests(store.read, store.engine, {
    expeditionIds: ids,
    states: statesOf(state),
    text: (visit.query.get('text') ?? '').trim().slice(0, 100),
    before: keyIn(visit.query.get('before')) || undefined,
    limit: PAGE + 1,
  });
  const answered = expeditions.filter((one) => one.mayAnswer).map((one) => one.id);
  const loose = await listWithoutDossier(store.read, store.engine, answered);
  const codes = new Map(all.map((one) => [one.id, one.code]));
  return {
    title: 'Sample requests',
    page: 'requests',
    about: 'what scientists ask for',
    actions: actions(visit, all),
    main: html`<div class="stack"><section class="card" id="queue">${filters(visit, all)}${queue(visit, found, codes)}</section>${looseCard(visit, loose, codes)}</div>`,
  };
}

function statesOf(state: string): readonly RequestState[] | undefined {
  if (state === '') return OPEN;
  return state === 'all' ? undefined : REQUEST_STATES.filter((one) => one === state);
}

function actions(visit: Visit, all: readonly RequestExpedition[]): Html {
  const mayAnswer = all.some((one) => one.mayAnswer);
  const enter = html`<a class="btn p" href="${link(visit, '/admin/requests/new')}">Enter a letter</a><a class="btn" href="${link(visit, '/admin/requests/policy')}">Sample policy</a>`;
  return html`<a class="btn" href="${link(visit, '/admin/requests/calendar')}">Calendar</a><a class="btn" href="${link(visit, '/api/v1/sample-requests/export.csv')}" download>Table (CSV)</a>${mayAnswer && enter}`;
}

function filters(visit: Visit, all: readonly RequestExpedition[]): Html {
  const chosen = (name: string) => visit.query.get(name) ?? '';
  const option = (value: string, words: string, name: string) =>
    html`<option value="${value}"${chosen(name) === value && ' selected'}>${words}</option>`;
  return html`<form class="fil" action="${link(visit, '/admin/requests')}"><label class="half">State<select name="state">${option('', 'open', 'state')}${option('all', 'all', 'state')}${REQUEST_STATES.map((one) => option(one, EN_REQUESTS.states[one], 'state'))}</select></label><label class="half">Expedition<select name="expedition">${option('', 'all', 'expedition')}${all.map((one) => option(one.id, one.code, 'expedition'))}</select></label><label class="grow">Scientist, title or number<input name="text" value="${chosen('text')}" maxlength="100" autocomplete="off"></label><button class="btn">Show</button></form>`;
}

const isNarrowed = ({ query }: Visit): boolean =>
  ['state', 'expedition', 'text'].some((name) => (query.get(name) ?? '') !== '');

function queue(visit: Visit, found: readonly CurationRequest[], codes: ReadonlyMap<string, string>): Html {
  if (found.length === 0)
    return html`<div class="none"><p>${isNarrowed(visit) ? 'No request fits this choice.' : 'No request is open.'} Scientists ask on the public page <a href="${link(visit, '/requests/new')}">Ask for samples</a>; what comes by letter is entered here.</p></div>`;
  const rows = found.slice(0, PAGE).map((one) => {
    const name = one.number === null ? 'Draft' : `Request ${one.number}`;
    const asked = `${one.samplesGranted ?? '–'} of ${one.samplesAsked ?? '?'}`;
    return html`<tr><th scope="row"><a href="${link(visit, requestPath(one))}">${name}</a></th><td>${statePill(one, EN_REQUESTS)}</td><td class="m">${codes.get(one.expeditionId)}</td><td class="wide"><span class="ttl">${one.title}</span></td><td>${one.scientists[0]?.name ?? ''}</td><td class="r n" data-l="Granted">${asked}</td><td data-l="Curator">${one.curator}</td><td class="nw n" data-l="Sampling">${one.scheduledOn ?? ''}</td></tr>`;
  });
  const last = found[PAGE - 1];
  const query = Object.fromEntries(visit.query);
  const more =
    found.length > PAGE &&
    html`<p class="pgn"><a class="btn" href="${link(visit, pathWith('/admin/requests', { ...query, before: last!.id }))}">Earlier ones</a></p>`;
  return html`<table class="qt"><thead><tr><th>Request</th><th>State</th><th>Expedition</th><th>Title</th><th>Who asks</th><th class="r">Granted</th><th>Curator</th><th>Sampling</th></tr></thead><tbody>${rows}</tbody></table>${more}`;
}

function looseCard(visit: Visit, loose: readonly TreeRequest[], codes: ReadonlyMap<string, string>): Html | false {
  if (loose.length === 0) return false;
  const rows = loose.map(
    (one) =>
      html`<tr><th scope="row">Request ${one.number}</th><td class="m">${codes.get(one.expeditionId)}</td><td class="wide">${one.purpose}</td><td class="r"><form method="post" action="${link(visit, `/admin/requests/dossiers/${one.objectId}`)}"><button class="btn s">Open a dossier</button></form></td></tr>`,
  );
  return html`<section class="card" id="loose"><header><h2>In the core tree, without a dossier</h2><span class="mut sm">${loose.length}</span></header><table class="qt"><tbody>${rows}</tbody></table></section>`;
}

/** The path of a request's page. */
export function requestPath({ id }: Pick<CurationRequest, 'id'>): string {
  return `/admin/requests/${id}`;
}
