import { type Html, html } from '../../../dissemination/frame/html.ts';
import { EN_REQUESTS } from '../../../dissemination/words/en/requests.ts';
import { curatorSteps } from '../../../operations/curation/requests/answer-request.ts';
import type { CurationRequest, RequestEvent } from '../../../operations/curation/requests/request-ports.ts';
import type { GrantedSample } from '../../../store/read/request-surroundings.ts';
import type { ReadRequest } from '../../requests/readable-requests.ts';
import { stamp } from '../age.ts';
import { areaField, checkField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';
import { requestPath } from './request-queue.ts';

/** Which form of the page comes back with what is wrong, if one does; `link` is a new link, shown once. */
export interface DossierState {
  readonly of?: 'step' | 'handle' | 'message';
  readonly state?: FormState;
  readonly link?: string;
}

const FRESH: FormState = { values: {} };

/** What a curator does with a request: steps, quota, day, a new link. */
export function answerCards(
  visit: Visit,
  request: CurationRequest,
  samples: readonly GrantedSample[],
  back: DossierState,
): Html {
  return html`${stepCard(visit, request, back)}${handleCard(visit, request, samples, back)}`;
}

function stepCard(visit: Visit, request: CurationRequest, back: DossierState): Html {
  const path = requestPath(request);
  const hidden = html`<input type="hidden" name="revision" value="${request.revision}">`;
  const submit =
    request.state === 'draft' &&
    request.channel !== 'form' &&
    html`<form class="frm" method="post" action="${link(visit, `${path}/submit`)}">${hidden}<div class="act"><button class="btn p">Submit, give the number</button></div></form>`;
  const next = curatorSteps(request.state);
  if (next.length === 0 && !submit) return html``;
  const isBack = back.of === 'step';
  const state: FormState = isBack
    ? (back.state ?? FRESH)
    : { values: { samplesGranted: String(request.samplesGranted ?? ''), scheduledOn: request.scheduledOn ?? '' } };
  const options = next.map((one) => [one, EN_REQUESTS.states[one]] as const);
  const form = html`<form class="frm" method="post" action="${link(visit, `${path}/step`)}">${formProblem(state)}${hidden}${choiceField(state, 'to', 'It becomes', options)}${textField(state, 'samplesGranted', 'Samples granted', { longest: 6 })}${textField(state, 'scheduledOn', 'Day of sampling', { type: 'date' })}${areaField(state, 'text', 'Reason or remark for who asks', { longest: 2000 })}<div class="act"><button class="btn p">Move on</button></div></form>`;
  return html`<section class="card" id="step"><header><h2>Answer</h2></header>${submit}${next.length > 0 && form}</section>`;
}

function handleCard(
  visit: Visit,
  request: CurationRequest,
  samples: readonly GrantedSample[],
  back: DossierState,
): Html {
  const path = requestPath(request);
  const values = {
    curator: request.curator,
    samplesGranted: String(request.samplesGranted ?? ''),
    scheduledOn: request.scheduledOn ?? '',
  };
  const state: FormState = back.of === 'handle' ? (back.state ?? FRESH) : { values };
  const hint = `${samples.length} taken so far`;
  return html`<section class="card" id="handle"><header><h2>Curator, quota, day</h2></header><form class="frm" method="post" action="${link(visit, `${path}/handle`)}">${formProblem(state)}<input type="hidden" name="revision" value="${request.revision}">${textField(state, 'curator', 'Curator, by account')}${textField(state, 'samplesGranted', 'Samples granted', { longest: 6, hint })}${textField(state, 'scheduledOn', 'Day of sampling', { type: 'date' })}<div class="act"><button class="btn">Keep</button></div></form><form class="frm" method="post" action="${link(visit, `${path}/link`)}"><div class="act"><button class="btn">Make a new link for who asks</button></div></form></section>`;
}

/** What happened and was said, the last first, with a form to write where the reader may. */
export function historyCard(
  visit: Visit,
  { request, expedition }: ReadRequest,
  events: readonly RequestEvent[],
  back: DossierState,
): Html {
  const items = events
    .toReversed()
    .map(
      (one) =>
        html`<li><span>${stamp(one.at)} <span class="mut">${one.side === 'requester' ? 'who asks' : one.actor}</span></span><span>${one.isInternal && one.kind === 'message' && html`<b>Note</b> `}${eventWords(one)}</span></li>`,
    );
  const state = back.of === 'message' ? (back.state ?? FRESH) : FRESH;
  const write = html`<form class="frm" method="post" action="${link(visit, `${requestPath(request)}/message`)}">${formProblem(state)}${areaField(state, 'text', 'Message', { isRequired: true, longest: 5000 })}${checkField(state, 'isInternal', 'Only a note for curators')}<div class="act"><button class="btn">Send or note</button></div></form>`;
  return html`<section class="card" id="history"><header><h2>History and messages</h2></header>${expedition.mayAnswer && write}<ol class="hist">${items}</ol></section>`;
}

function eventWords({ kind, fromState, toState, text, side }: RequestEvent): Html {
  if (kind === 'step' && toState !== null)
    return html`${fromState !== null && EN_REQUESTS.states[fromState]} → <b>${EN_REQUESTS.states[toState]}</b>${text !== '' && html`<br>${text}`}`;
  if (kind === 'edit') return html`<span class="mut">changed${text !== '' && `: ${text}`}</span>`;
  return html`<b>${side === 'requester' ? 'Who asks' : 'Curator'}:</b> ${text}`;
}
