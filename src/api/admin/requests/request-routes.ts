import { randomBytes } from 'node:crypto';
import { html } from '../../../dissemination/frame/html.ts';
import { REQUEST_STATES, type RequestState } from '../../../domain/curation/request-state.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { handleRequest, stepRequest } from '../../../operations/curation/requests/answer-request.ts';
import { beginLetter } from '../../../operations/curation/requests/begin-request.ts';
import { changeRequest } from '../../../operations/curation/requests/change-request.ts';
import { openDossier } from '../../../operations/curation/requests/open-dossier.ts';
import { replaceLink } from '../../../operations/curation/requests/own-request.ts';
import { submitLetter } from '../../../operations/curation/requests/submit-request.ts';
import { writeMessage } from '../../../operations/curation/requests/write-message.ts';
import { issuingOf } from '../../../operations/issuing.ts';
import { readableExpeditions, readableRequest } from '../../requests/readable-requests.ts';
import { hashSecret } from '../../sign-in/sign-in-request.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { choiceField, type FormState, formProblem } from '../form-fields.ts';
import { checked, keyIn } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import { link, type Onward, type Visit } from '../visit.ts';
import type { DossierState } from './request-answer-cards.ts';
import { requestCalendar } from './request-calendar.ts';
import { requestDossier } from './request-dossier.ts';
import { FACT_FIELDS, factFields, factsOf, numberIn, typedFacts } from './request-facts-form.ts';
import { keepPolicyText, policyPage } from './request-policy.ts';
import { requestPath, requestQueue } from './request-queue.ts';

/** `/admin/requests`: sample requests for who answers for the core of an expedition, or reads there. */
export function registerSampleRequests(routes: AdminRoutes): void {
  const path = '/admin/requests';
  routes.page(path, requestQueue);
  routes.page(`${path}/calendar`, requestCalendar);
  routes.page(`${path}/new`, (visit) => letterPage(visit, { values: {} }));
  routes.form(`${path}/new`, (visit) =>
    tryForm(
      visit,
      ['expedition', ...FACT_FIELDS],
      () => beginOne(visit),
      (state) => letterPage(visit, state),
    ),
  );
  routes.page(`${path}/policy`, (visit) => policyPage(visit, undefined));
  routes.form(`${path}/policy`, (visit) =>
    tryForm(
      visit,
      ['text'],
      () => keepPolicyText(visit),
      (state) => policyPage(visit, state),
    ),
  );
  routes.action(`${path}/dossiers/:object`, async (visit) => {
    const request = await openDossier(visit.house.unitOfWork, keyIn(visit.params.object), visit.caller);
    return { to: `${requestPath(request)}?done=request-opened` };
  });
  registerOne(routes, `${path}/:id`);
}

function registerOne(routes: AdminRoutes, path: string): void {
  routes.page(path, (visit) => requestDossier(visit));
  routes.page(`${path}/edit`, async (visit) => {
    const { request } = await readableRequest(visit.house, visit.params.id ?? '', visit.caller);
    return editPage(visit, { values: { ...typedFacts(request), revision: String(request.revision) } });
  });
  routes.form(`${path}/edit`, (visit) =>
    tryForm(
      visit,
      FACT_FIELDS,
      () => changeOne(visit),
      (state) => editPage(visit, state),
    ),
  );
  const form = (
    name: NonNullable<DossierState['of']>,
    fields: readonly string[],
    run: (visit: Visit) => Promise<Onward>,
  ) =>
    routes.form(`${path}/${name}`, (visit) =>
      tryForm(
        visit,
        fields,
        () => run(visit),
        (state) => requestDossier(visit, { of: name, state }),
      ),
    );
  form('step', ['to', 'samplesGranted', 'scheduledOn', 'text'], stepOne);
  form('handle', ['curator', 'samplesGranted', 'scheduledOn'], handleOne);
  form('message', ['text'], writeOne);
  routes.action(`${path}/submit`, async (visit) => {
    const submission = { revision: revisionIn(visit), issuing: issuingOf(visit.house.settings) };
    const submitted = await submitLetter(visit.house.unitOfWork, idIn(visit), submission, visit.caller);
    if (submitted.ok) return { to: `${requestPath(submitted.value)}?done=request-submitted` };
    const problem = submitted.findings.map((one) => `${one.field ?? ''}: ${one.message}`).join(' ');
    return { ...(await requestDossier(visit, { of: 'step', state: { values: {}, problem } })), status: 422 };
  });
  routes.action(`${path}/link`, async (visit) => {
    const secret = randomBytes(24).toString('base64url');
    const address = `${visit.face.baseUrl}/requests/${idIn(visit)}?key=${secret}`;
    await replaceLink(
      visit.house.unitOfWork,
      idIn(visit),
      { secretHash: hashSecret(secret), link: address },
      visit.caller,
    );
    return requestDossier(visit, { link: address });
  });
}

const idIn = ({ params }: Visit): string => {
  const id = keyIn(params.id);
  if (id === '') throw new CorestoneError('not-found', 'There is no such request.');
  return id;
};

const revisionIn = ({ form }: Visit): number => Number(form.get('revision'));

const textIn = ({ form }: Visit, name: string): string => (form.get(name) ?? '').trim();

async function stepOne(visit: Visit): Promise<Onward> {
  const to = REQUEST_STATES.find((one) => one === visit.form.get('to')) as RequestState | undefined;
  if (to === undefined) throw new CorestoneError('wrong-call', 'Say what it becomes.');
  const step = { to, text: textIn(visit, 'text'), revision: revisionIn(visit), ...numbersIn(visit) };
  const moved = await stepRequest(visit.house.unitOfWork, idIn(visit), step, visit.caller);
  return { to: `${requestPath(moved)}?done=request-moved` };
}

async function handleOne(visit: Visit): Promise<Onward> {
  const handling = { curator: textIn(visit, 'curator'), revision: revisionIn(visit), ...numbersIn(visit) };
  const kept = await handleRequest(visit.house.unitOfWork, idIn(visit), handling, visit.caller);
  return { to: `${requestPath(kept)}?done=request-handled` };
}

function numbersIn(visit: Visit) {
  const samplesGranted = numberIn(textIn(visit, 'samplesGranted'), 'samplesGranted');
  const day = textIn(visit, 'scheduledOn');
  return { samplesGranted, scheduledOn: day === '' ? null : day };
}

async function writeOne(visit: Visit): Promise<Onward> {
  const isInternal = visit.form.get('isInternal') === 'yes';
  const message = { text: visit.form.get('text') ?? '', isInternal };
  await writeMessage(visit.house.unitOfWork, idIn(visit), message, visit.caller);
  return { to: `/admin/requests/${idIn(visit)}?done=${isInternal ? 'request-noted' : 'request-written'}` };
}

async function letterPage(visit: Visit, state: FormState): Promise<AdminView> {
  const expeditions = (await readableExpeditions(visit.house, visit.caller)).filter((one) => one.mayAnswer);
  const options = expeditions.map((one) => [one.id, `${one.code} ${one.name}`] as const);
  if (options.length === 0) throw new CorestoneError('not-allowed', 'You answer for the requests of no expedition.');
  const back = html`<a class="btn" href="${link(visit, '/admin/requests')}">Back</a>`;
  return {
    title: 'Enter a request by letter',
    page: 'requests',
    main: html`<section class="card"><form class="frm" method="post" action="${link(visit, '/admin/requests/new')}">${formProblem(state)}${choiceField(state, 'expedition', 'Expedition', options)}${factFields(state)}<div class="act"><button class="btn p">Keep as draft</button>${back}</div></form></section>`,
  };
}

async function beginOne(visit: Visit): Promise<Onward> {
  const expeditionId = keyIn(visit.form.get('expedition'));
  const begun = checked(
    await beginLetter(visit.house.unitOfWork, { expeditionId, facts: factsOf(visit) }, visit.caller),
  );
  return { to: `${requestPath(begun)}?done=request-begun` };
}

async function editPage(visit: Visit, state: FormState): Promise<AdminView> {
  const { request } = await readableRequest(visit.house, visit.params.id ?? '', visit.caller);
  const path = requestPath(request);
  return {
    title: `Change request ${request.number ?? '(draft)'}`,
    page: 'requests',
    main: html`<section class="card"><form class="frm" method="post" action="${link(visit, `${path}/edit`)}">${formProblem(state)}<input type="hidden" name="revision" value="${state.values.revision ?? ''}">${factFields(state)}<div class="act"><button class="btn p">Keep</button><a class="btn" href="${link(visit, path)}">Back</a></div></form></section>`,
  };
}

async function changeOne(visit: Visit): Promise<Onward> {
  const changes = { ...factsOf(visit), revision: revisionIn(visit) };
  const kept = checked(await changeRequest(visit.house.unitOfWork, idIn(visit), changes, visit.caller));
  return { to: `${requestPath(kept)}?done=request-changed` };
}
