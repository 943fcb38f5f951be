import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Html, html } from '../../dissemination/frame/html.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import { todayOf } from '../../dissemination/public-face.ts';
import { meetReader, type Reader } from '../../dissemination/words/reader.ts';
import { CorestoneError } from '../../domain/error.ts';
import { beginRequest } from '../../operations/curation/requests/begin-request.ts';
import { REQUESTER } from '../../operations/curation/requests/requester.ts';
import { submitRequest } from '../../operations/curation/requests/submit-request.ts';
import { type ExpeditionRow, findExpeditions } from '../../store/read/find-expeditions.ts';
import { isFromOwnPage } from '../sign-in/is-from-own-page.ts';
import { hashSecret } from '../sign-in/sign-in-request.ts';
import { errorsOf, type TypedForm } from './request-fields.ts';
import { factsIn, typedAgain } from './request-form.ts';
import { requestCookie } from './request-visitor.ts';
import { countedUp, formFor, formOf, linkOf, queryOf, type Served, submissionOf } from './served-requests.ts';

/** `/requests/new`: the empty form; `material` is the IGSN of what somebody asks for. */
export async function sendNew(
  { house, face }: Served,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = new URLSearchParams(queryOf(request.url));
  const material = (query.get('material') ?? '').slice(0, 60).replaceAll(/[^A-Za-z0-9._-]/g, '');
  const wishLines = material === '' ? '' : `${material} `;
  const values = { expedition: query.get('expedition') ?? '', wishLines };
  return sendNewForm({ house, face }, request, reply, { values, errors: {} });
}

async function sendNewForm(
  { house, face }: Served,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Omit<TypedForm, 'words'>,
  status = 200,
): Promise<FastifyReply> {
  const reader = meetReader(face, request, reply);
  const words = reader.words.requests;
  const expeditions = await findExpeditions(house.store.read, todayOf(face));
  const chosen = chosenOf(expeditions, typed.values.expedition ?? '');
  const inner =
    expeditions.length === 0
      ? html`<p class="box">${words.noExpedition}</p>`
      : await formFor(
          { house, face },
          chosen ?? expeditions[0]!,
          { ...typed, words },
          {
            action: '/requests/new',
            head: expeditionChoice(expeditions, chosen, reader),
          },
        );
  const main = html`<div class="rqp"><h1>${words.title}</h1><p class="lead">${words.about}</p><section class="card">${inner}</section></div>`;
  const canonical = `${face.baseUrl}/requests/new`;
  return sendPage(reply, renderPage(face, { reader, title: words.title, description: words.about, canonical, main }), {
    status,
    reader,
  });
}

/** An expedition by id or code; a code that several programs have means none. */
function chosenOf(expeditions: readonly ExpeditionRow[], named: string): ExpeditionRow | undefined {
  const fit = expeditions.filter((one) => one.id === named || one.code === named);
  return fit.length === 1 ? fit[0] : undefined;
}

function expeditionChoice(
  expeditions: readonly ExpeditionRow[],
  chosen: ExpeditionRow | undefined,
  reader: Reader,
): Html {
  const options = expeditions.map(
    (one) =>
      html`<option value="${one.id}"${one === chosen && ' selected'}>${one.code}${one.name !== null && ` · ${one.name}`}</option>`,
  );
  return html`<label>${reader.words.requests.expedition}<select name="expedition">${options}</select></label>`;
}

/** Begins a request as a draft, and submits it where that was asked for. */
export async function begin(served: Served, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { house, face } = served;
  const reader = meetReader(face, request, reply);
  const words = reader.words.requests;
  const form = formOf(request);
  const values = typedAgain(form);
  if (!isFromOwnPage(request)) throw new CorestoneError('not-allowed', words.otherPage);
  // A program that fills every field is told nothing, and nothing is kept.
  if ((form.get('website') ?? '') !== '') return reply.redirect(linkTo(face, '/'), 303);
  if (form.get('do') === 'more') return sendNewForm(served, request, reply, { values, errors: {} });
  const tooMany = countedUp(served, request, 'begin');
  if (tooMany !== undefined) {
    const errors = { title: words.tooMany(String(tooMany)) };
    return sendNewForm(served, request, reply, { values, errors }, 429);
  }
  const expeditions = await findExpeditions(house.store.read, todayOf(face));
  const expedition = chosenOf(expeditions, form.get('expedition') ?? '');
  if (expedition === undefined) throw new CorestoneError('not-found', 'There is no such expedition.');
  const facts = factsIn(form);
  const secret = randomBytes(24).toString('base64url');
  const { language } = reader;
  const wanted = { expeditionId: expedition.id, facts, secretHash: hashSecret(secret), language };
  const begun = await beginRequest(
    house.unitOfWork,
    { ...wanted, linkTo: (id) => linkOf(face, id, secret) },
    REQUESTER,
  );
  if (!begun.ok) return sendNewForm(served, request, reply, { values, errors: errorsOf(begun.findings, words) }, 422);
  const { id } = begun.value;
  void reply.header('set-cookie', requestCookie(id, secret, face.baseUrl));
  if (form.get('do') !== 'submit') return reply.redirect(linkTo(face, `/requests/${id}?done=doneBegun`), 303);
  const submitted = await submitRequest(
    house.unitOfWork,
    id,
    submissionOf(served, form, begun.value.revision),
    REQUESTER,
  );
  if (submitted.ok) return reply.redirect(linkTo(face, `/requests/${id}?done=doneSubmitted&new`), 303);
  return reply.redirect(
    linkTo(face, `/requests/${id}?done=doneBegun&check${form.get('agreed') === 'yes' ? '=agreed' : ''}`),
    303,
  );
}
