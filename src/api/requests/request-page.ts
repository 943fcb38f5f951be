import { type Html, html } from '../../dissemination/frame/html.ts';
import { icon } from '../../dissemination/frame/icons.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { recordPath } from '../../dissemination/record-address.ts';
import type { RequestWords } from '../../dissemination/words/en/requests.ts';
import type { Reader } from '../../dissemination/words/reader.ts';
import { addedPublication } from '../../domain/curation/request-edit.ts';
import { nextRequestStates } from '../../domain/curation/request-state.ts';
import type { CurationRequest, RequestEvent } from '../../operations/curation/requests/request-ports.ts';
import type { GrantedSample } from '../../store/read/request-surroundings.ts';
import { type TypedForm, typedArea, typedField } from './request-fields.ts';

/** What the own page of a request shows; `link` is its secret link, once; `form` the draft. */
export interface RequestPageView {
  readonly face: PublicFace;
  readonly request: CurationRequest;
  readonly expedition: string;
  readonly events: readonly RequestEvent[];
  readonly samples: readonly GrantedSample[];
  readonly reader: Reader;
  readonly done: string | undefined;
  readonly link: string | undefined;
  readonly typed: TypedForm;
  readonly draft: Html | undefined;
}

/** The requester's own page: how the request stands, what happened, and what can be done. Of internal notes there is nothing here. */
export function requestPage(view: RequestPageView): string {
  const { face, request, reader, done, link } = view;
  const words = reader.words.requests;
  const title = request.number === null ? words.draftTitle : words.requestOf(request.number);
  const main = html`<div class="rqp"><div class="kind"><span class="k">${icon('request')}${view.expedition}</span>${statePill(request, words)}</div><h1>${title}</h1>${request.title !== '' && html`<p class="lead">${request.title}</p>`}
${done !== undefined && html`<div class="note o" role="status"><div>${done}</div></div>`}${link !== undefined && linkCard(link, words)}
${view.draft === undefined ? html`<div class="two"><div>${factsCard(view)}${historyCard(view)}</div><div>${samplesCard(view)}${publicationsCard(view)}${withdrawCard(view)}</div></div>` : html`<section class="card">${view.draft}</section>${historyCard(view)}`}</div>`;
  return renderPage(face, { reader, title, unlisted: true, main });
}

/** The state of a request as a pill: shape, word, then colour. */
export function statePill({ state }: Pick<CurationRequest, 'state'>, words: RequestWords): Html {
  const isGood = ['accepted', 'partly_accepted', 'taken', 'shipped', 'returned', 'completed', 'published'];
  const isOver = ['refused', 'withdrawn', 'draft'];
  const [style, drawing] = isGood.includes(state)
    ? (['s-registered', 'st-registered'] as const)
    : isOver.includes(state)
      ? (['s-reserved', 'st-reserved'] as const)
      : (['s-pending', 'st-pending'] as const);
  return html`<span class="pill ${style}">${icon(drawing, 16)}<span>${words.states[state]}</span></span>`;
}

function linkCard(link: string, words: RequestWords): Html {
  return html`<section class="card box" id="link"><h2 class="eb">${words.yourLink}</h2><p><code class="m brk">${link}</code></p><p class="hint">${words.linkText}</p></section>`;
}

function factsCard({ request, reader }: RequestPageView): Html {
  const words = reader.words.requests;
  const rows: readonly (readonly [string, string])[] = [
    [words.purpose, request.purpose],
    [words.people, request.scientists.map((one) => one.name).join(', ')],
    [words.material, request.material],
    [words.amounts, request.amounts],
    [words.samplesAsked, String(request.samplesAsked ?? '')],
    [words.granted, request.samplesGranted === null ? words.notSaid : String(request.samplesGranted)],
    [words.scheduled, request.scheduledOn ?? words.notSaid],
    [words.share, request.sharePc === null ? '' : `${request.sharePc} %`],
    [words.destructive, request.isDestructive ? words.yes : words.no],
    [words.wishes, request.wishLines],
  ];
  return html`<section class="card"><dl class="rqk">${rows.filter(([, value]) => value !== '').map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function historyCard(view: RequestPageView): Html | null {
  const { events, typed, reader, request } = view;
  const words = reader.words.requests;
  const shown = events.filter((one) => !one.isInternal);
  const items = shown.map(
    (one) =>
      html`<li><span class="mut n">${one.at.slice(0, 16).replace('T', ' ')} (UTC)</span><span><b>${one.side === 'requester' ? words.you : words.curator}</b>${eventText(one, words)}</span></li>`,
  );
  if (request.state === 'draft' && shown.every((one) => one.kind === 'edit')) return null;
  const write = html`<form class="rq" method="post" action="${linkTo(view.face, `/requests/${request.id}/message`)}">${typedArea(typed, 'text', words.message, { longest: 5000 })}<div class="act"><button class="btn">${words.send}</button></div></form>`;
  return html`<section class="card" id="history"><header><h2>${words.history}</h2></header>${items.length === 0 ? html`<p class="box mut">${words.noHistory}</p>` : html`<ol class="rqh">${items}</ol>`}${write}</section>`;
}

function eventText({ kind, toState, text }: RequestEvent, words: RequestWords): Html {
  if (kind === 'step' && toState !== null)
    return html`: ${words.became(words.states[toState])}${text !== '' && html`<br>${text}`}`;
  if (kind !== 'edit') return html`: <span class="say">${text}</span>`;
  const doi = addedPublication(text);
  return doi === undefined ? html` ${words.changed}` : html`: ${words.publicationAdded(doi)}`;
}

function samplesCard({ face, samples, reader }: RequestPageView): Html {
  const words = reader.words.requests;
  const items = samples.map(
    ({ igsn, name }) =>
      html`<li>${igsn === null ? html`<span class="m">${name}</span>` : html`<a class="m" href="${linkTo(face, recordPath(igsn))}">${igsn}</a> <span class="mut">${name}</span>`}</li>`,
  );
  return html`<section class="card" id="samples"><header><h2>${words.samples}</h2></header>${items.length === 0 ? html`<p class="box mut">${words.noSamples}</p>` : html`<ul class="li">${items}</ul>`}</section>`;
}

const REPORTABLE = new Set(['taken', 'shipped', 'returned', 'completed', 'published']);

function publicationsCard({ face, request, typed, reader }: RequestPageView): Html | null {
  const words = reader.words.requests;
  const { publications, state, id } = request;
  if (!REPORTABLE.has(state) && publications.length === 0) return null;
  const items = publications.map(
    ({ doi }) => html`<li><a class="m brk" href="https://doi.org/${encodeURI(doi)}">${doi}</a></li>`,
  );
  return html`<section class="card" id="publications"><header><h2>${words.publications}</h2></header><ul class="li">${items}</ul><form class="rq" method="post" action="${linkTo(face, `/requests/${id}/publication`)}">${typedField(typed, 'doi', words.doi)}<div class="act"><button class="btn">${words.reportPublication}</button></div></form></section>`;
}

function withdrawCard({ face, request, typed, reader }: RequestPageView): Html | null {
  const words = reader.words.requests;
  if (!nextRequestStates(request.state, 'requester').includes('withdrawn')) return null;
  return html`<section class="card"><details class="more"><summary>${words.withdraw}</summary><form class="rq" method="post" action="${linkTo(face, `/requests/${request.id}/withdraw`)}"><p class="hint">${words.withdrawText}</p><input type="hidden" name="revision" value="${request.revision}">${typedField(typed, 'reason', words.reason, { isOptional: true, longest: 2000 })}<div class="act"><button class="btn">${words.withdraw}</button></div></form></details></section>`;
}

/** What is said to who comes without the link of a request, whether there is such a one or not. */
export function lockedPage(face: PublicFace, reader: Reader): string {
  const { lockedTitle, lockedText } = reader.words.requests;
  const main = html`<section class="card empty"><span class="ghost">${icon('request', 48)}</span><div><h1>${lockedTitle}</h1><p>${lockedText}</p></div></section>`;
  return renderPage(face, { reader, title: lockedTitle, unlisted: true, main });
}
