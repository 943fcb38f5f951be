import { type Html, html, joined } from '../../../dissemination/frame/html.ts';
import { counted, fixed } from '../../../dissemination/frame/quantity.ts';
import { recordPath } from '../../../dissemination/record-address.ts';
import { EN_REQUESTS } from '../../../dissemination/words/en/requests.ts';
import type { CurationRequest } from '../../../operations/curation/requests/request-ports.ts';
import { requestStore } from '../../../store/ports/request-store.ts';
import { findHoleLog } from '../../../store/read/find-hole-log.ts';
import { findGrantedSamples, type GrantedSample, type ShownWish } from '../../../store/read/request-surroundings.ts';
import { type ReadRequest, readableRequest } from '../../requests/readable-requests.ts';
import { type HoleWishes, readWishOverlaps } from '../../requests/request-overlaps.ts';
import { statePill } from '../../requests/request-page.ts';
import type { AdminView } from '../admin-page.ts';
import { link, pathWith, type Visit } from '../visit.ts';
import { answerCards, type DossierState, historyCard } from './request-answer-cards.ts';
import { requestPath } from './request-queue.ts';
import { wishDrawing } from './wish-drawing.ts';

/** `/admin/requests/{id}`: facts, wishes on the core with what they meet, quota, steps, messages and notes. */
export async function requestDossier(visit: Visit, back: DossierState = {}): Promise<AdminView> {
  const read = await readableRequest(visit.house, visit.params.id ?? '', visit.caller);
  const { request, expedition } = read;
  const { store } = visit.house;
  const events = await requestStore(store.read, store.engine).eventsOf(request.id);
  const samples = await findGrantedSamples(store.read, request);
  const { wishes, holes } = await readWishOverlaps(visit.house, request);
  const drawn = await drawnHoles(visit, holes);
  const mayPack = expedition.mayAnswer && ['taken', 'shipped', 'returned'].includes(request.state);
  const name = request.number === null ? 'Draft of a request' : `Request ${request.number}`;
  return {
    title: `${name} of ${expedition.code}`,
    page: 'requests',
    about: request.title,
    actions: html`${statePill(request, EN_REQUESTS)}${mayPack && html`<a class="btn" href="${link(visit, `/admin/parcels/new?request=${request.id}`)}">Pack a parcel</a>`}<a class="btn" href="${link(visit, '/admin/requests')}">All requests</a>`,
    main: html`${back.link !== undefined && linkNote(back.link)}<div class="g"><div>${factsCard(visit, read)}${wishesCard(request, wishes, drawn)}${historyCard(visit, read, events, back)}</div><div>${expedition.mayAnswer && answerCards(visit, request, samples, back)}${samplesCard(visit, request, samples)}</div></div>`,
  };
}

async function drawnHoles(visit: Visit, holes: readonly HoleWishes[]): Promise<readonly Html[]> {
  const { read } = visit.house.store;
  const drawn: Html[] = [];
  for (const hole of holes.slice(0, 6)) {
    const row = await read
      .selectFrom('tree_object')
      .select(['id', 'combined_id'])
      .where('path', '=', hole.holePath)
      .executeTakeFirst();
    if (row === undefined) continue;
    drawn.push(wishDrawing(hole, row.combined_id, await findHoleLog(read, row.id, hole.holePath)));
  }
  return drawn;
}

function linkNote(address: string): Html {
  return html`<div class="note ok" role="status"><div>The new link of who asks, shown once and mailed to the contact; the one before leads nowhere any more.<div class="secret"><code>${address}</code></div></div></div>`;
}

function factsCard(visit: Visit, { request, expedition }: ReadRequest): Html {
  const people = request.scientists.map(
    (one) =>
      html`<span>${one.name}${one.orcid !== '' && html` <a class="m" href="https://orcid.org/${encodeURIComponent(one.orcid)}">${one.orcid}</a>`}${one.email !== '' && html` <a href="mailto:${one.email}">${one.email}</a>`}${one.affiliation !== '' && html`, ${one.affiliation}`}${one.isContact && html` <span class="mut">contact</span>`}</span>`,
  );
  const rows: readonly (readonly [string, Html | string])[] = [
    ['Purpose', request.purpose],
    ['People', joined(people, html`<br>`)],
    ['Material', [request.material, request.amounts].filter((one) => one !== '').join(', ')],
    ['Samples asked for', String(request.samplesAsked ?? 'Not stated')],
    ['Share of the half', request.sharePc === null ? 'Not stated' : `${request.sharePc} %`],
    ['Used up', request.isDestructive ? 'yes' : 'no'],
    [
      'Came',
      `${{ form: 'by the public form', letter: 'by letter', tree: 'from the core tree' }[request.channel]}, ${request.createdAt.slice(0, 10)}`,
    ],
    [
      'Agreed',
      request.agreedAt === null
        ? 'not by the form'
        : `${request.agreedAt.slice(0, 10)}${request.policy === '' ? '' : ', to the sample policy of then'}`,
    ],
    [
      'Publications',
      joined(
        request.publications.map(
          ({ doi }) =>
            html`<a class="m" href="https://doi.org/${encodeURI(doi)}">${doi}</a> <a class="sm" href="${link(visit, pathWith('/admin/publications', { find: doi }))}">in the register</a>`,
        ),
        ', ',
      ),
    ],
  ];
  const shown = rows.filter(([, value]) => String(value) !== '');
  const edit =
    expedition.mayAnswer && html`<a class="btn s" href="${link(visit, `${requestPath(request)}/edit`)}">Change</a>`;
  return html`<section class="card" id="facts"><header><h2>What is asked for</h2>${edit}</header><dl class="kv">${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function wishesCard(request: CurationRequest, wishes: readonly ShownWish[], drawn: readonly Html[]): Html {
  const rows = wishes.map(
    (one) =>
      html`<tr><th scope="row" class="m">${one.objectName ?? 'anywhere'}</th><td class="n" data-l="Where">${placeWords(one)}</td><td class="r n" data-l="Samples">${one.samples ?? ''}</td><td class="wide">${one.note}</td></tr>`,
  );
  const table = html`<table class="qt"><thead><tr><th>Of</th><th>Where</th><th class="r">Samples</th><th>Note</th></tr></thead><tbody>${rows}</tbody></table>`;
  const unread =
    request.wishLines !== '' && html`<p class="box mut">The lines do not read as wishes yet: ${request.wishLines}</p>`;
  const none = html`<p class="box mut">Nothing is wished yet.</p>`;
  return html`<section class="card" id="wishes"><header><h2>Wishes, and what they meet</h2></header>${wishes.length > 0 ? table : unread || none}${drawn}</section>`;
}

function placeWords({ topCm, bottomCm, topM, bottomM }: ShownWish): string {
  const depth = topM === null || bottomM === null ? '' : `${fixed(topM, 2)}–${fixed(bottomM, 2)} m`;
  return topCm === null || bottomCm === null ? depth : `${topCm}–${bottomCm} cm${depth === '' ? '' : ` (${depth})`}`;
}

/** So many stand open beside the dossier; the others are a click away, all of them. */
const FIRST_SAMPLES = 15;

function samplesCard(visit: Visit, { samplesGranted }: CurationRequest, samples: readonly GrantedSample[]): Html {
  const quota = samplesGranted === null ? `${samples.length}` : `${samples.length} of ${samplesGranted} granted`;
  const items = samples.map(
    ({ igsn, name }) =>
      html`<li>${igsn === null ? html`<span class="m">${name}</span>` : html`<a class="m" href="${link(visit, recordPath(igsn))}">${name}</a>`}</li>`,
  );
  const further = items.slice(FIRST_SAMPLES);
  const rest =
    further.length > 0 &&
    html`<details class="more box"><summary>${counted(further.length, 'further sample', 'further samples')}</summary><ul class="li">${further}</ul></details>`;
  const isOver = samplesGranted !== null && samples.length > samplesGranted;
  return html`<section class="card" id="taken"><header><h2>Samples taken</h2><span class="sp ${isOver ? 'bad-c' : 'mut'} sm">${quota}</span></header>${items.length === 0 ? html`<p class="box mut">None yet.</p>` : html`<ul class="li">${items.slice(0, FIRST_SAMPLES)}</ul>${rest}`}</section>`;
}
