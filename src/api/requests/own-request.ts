import type { FastifyReply } from 'fastify';
import { linkTo } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import { meetReader, type Reader } from '../../dissemination/words/reader.ts';
import { CorestoneError } from '../../domain/error.ts';
import { changeOwnDraft } from '../../operations/curation/requests/change-request.ts';
import type { CurationRequest } from '../../operations/curation/requests/request-ports.ts';
import { REQUESTER } from '../../operations/curation/requests/requester.ts';
import { checkSubmission, submitRequest } from '../../operations/curation/requests/submit-request.ts';
import { requestStore } from '../../store/ports/request-store.ts';
import { findGrantedSamples } from '../../store/read/request-surroundings.ts';
import { findEnteredExpeditions } from '../../store/read/station-expeditions.ts';
import { isFromOwnPage } from '../sign-in/is-from-own-page.ts';
import { errorsOf, type TypedForm } from './request-fields.ts';
import { factsIn, typedAgain, typedFacts } from './request-form.ts';
import { lockedPage, requestPage } from './request-page.ts';
import { requestCookie, secretOf } from './request-visitor.ts';
import { type ById, formFor, formOf, heldRequest, linkOf, type Served, submissionOf } from './served-requests.ts';

/** `/requests/{id}`: the own page; with the key of its link the browser holds the request from now on. */
export async function sendOwn(served: Served, request: ById, reply: FastifyReply): Promise<FastifyReply> {
  const { house, face } = served;
  const { id } = request.params;
  const { key } = request.query;
  if (typeof key === 'string' && key !== '') {
    // The secret leaves the address bar; a wrong one is told by the page that has no cookie.
    if (/^[\w-]{20,80}$/.test(key) && /^[\w-]{36}$/.test(id))
      void reply.header('set-cookie', requestCookie(id, key, face.baseUrl));
    return reply.redirect(linkTo(face, `/requests/${encodeURIComponent(id)}`), 303);
  }
  const held = await heldRequest(served, request);
  const reader = meetReader(face, request, reply);
  if (held === undefined) return sendPage(reply, lockedPage(face, reader), { status: 404, reader });
  const { check } = request.query;
  const form = { values: { ...typedFacts(held), agreed: check === 'agreed' ? 'yes' : '' }, errors: {} };
  const errors = check === undefined ? {} : await standing(served, held, check === 'agreed', reader);
  return sendOwnPage({ house, face }, held, { request, reply, reader }, { ...form, errors });
}

/** What keeps a draft from being submitted, asked without submitting it. */
async function standing({ house }: Served, held: CurationRequest, isAgreed: boolean, reader: Reader) {
  const requests = requestStore(house.store.read, house.store.engine);
  const now = () => house.now().toISOString();
  const findings = await checkSubmission({ requests, now }, held, isAgreed);
  return errorsOf(findings, reader.words.requests);
}

interface Asked {
  readonly request: ById;
  readonly reply: FastifyReply;
  readonly reader: Reader;
}

/** The own page with what was typed, and what is wrong with it. */
export async function sendOwnPage(
  served: Served,
  held: CurationRequest,
  { request, reply, reader }: Asked,
  typed: Omit<TypedForm, 'words'>,
  status = 200,
): Promise<FastifyReply> {
  const { house, face } = served;
  const { read, engine } = house.store;
  const words = reader.words.requests;
  const form = { ...typed, words };
  const [expedition] = await findEnteredExpeditions(read, held.expeditionId);
  const draft =
    held.state === 'draft'
      ? await formFor(served, { id: held.expeditionId }, form, {
          action: `/requests/${held.id}`,
          head: null,
          revision: held.revision,
        })
      : undefined;
  const { done = '' } = request.query;
  const isNew = done === 'doneBegun' || request.query.new !== undefined;
  const secret = isNew ? secretOf(request, held.id) : undefined;
  const said = (words as unknown as Readonly<Record<string, unknown>>)[done];
  const page = requestPage({
    face,
    request: held,
    expedition: expedition === undefined ? '' : expedition.name,
    events: await requestStore(read, engine).eventsOf(held.id),
    samples: await findGrantedSamples(read, held),
    reader,
    done: request.query.check === undefined && done.startsWith('done') && typeof said === 'string' ? said : undefined,
    link: secret === undefined ? undefined : linkOf(face, held.id, secret),
    typed: form,
    draft,
  });
  return sendPage(reply, page, { status, reader });
}

/** Keeps the own draft, or submits it. */
export async function changeDraft(served: Served, request: ById, reply: FastifyReply): Promise<FastifyReply> {
  const { house, face } = served;
  const reader = meetReader(face, request, reply);
  const held = await heldRequest(served, request);
  if (held === undefined) return sendPage(reply, lockedPage(face, reader), { status: 404, reader });
  const form = formOf(request);
  const asked = { request, reply, reader };
  const again = (errors: Readonly<Record<string, string>>, status: number) =>
    sendOwnPage(served, held, asked, { values: typedAgain(form), errors }, status);
  if (!isFromOwnPage(request)) throw new CorestoneError('not-allowed', reader.words.requests.otherPage);
  if (form.get('do') === 'more') return again({}, 200);
  const facts = factsIn(form);
  try {
    const changes = { ...facts, revision: Number(form.get('revision')) };
    const kept = await changeOwnDraft(house.unitOfWork, held.id, changes, REQUESTER);
    if (!kept.ok) return again(errorsOf(kept.findings, reader.words.requests), 422);
    if (form.get('do') !== 'submit') return reply.redirect(linkTo(face, `/requests/${held.id}?done=doneKept`), 303);
    const submitted = await submitRequest(
      house.unitOfWork,
      held.id,
      submissionOf(served, form, kept.value.revision),
      REQUESTER,
    );
    if (submitted.ok) return reply.redirect(linkTo(face, `/requests/${held.id}?done=doneSubmitted`), 303);
    const errors = errorsOf(submitted.findings, reader.words.requests);
    return sendOwnPage(served, kept.value, asked, { values: typedAgain(form), errors }, 422);
  } catch (error) {
    if (!(error instanceof CorestoneError) || error.code !== 'conflict') throw error;
    return again({ title: reader.words.requests.changedMeanwhile }, 409);
  }
}
