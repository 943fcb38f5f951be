import type { FastifyInstance, FastifyReply } from 'fastify';
import type { House } from '../../context.ts';
import { linkTo } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { readBodiesAsForms } from '../../dissemination/read-bodies-as-forms.ts';
import { meetReader } from '../../dissemination/words/reader.ts';
import { CorestoneError } from '../../domain/error.ts';
import { withdrawOwnRequest } from '../../operations/curation/requests/own-request.ts';
import { reportPublication } from '../../operations/curation/requests/report-publication.ts';
import type { CurationRequest } from '../../operations/curation/requests/request-ports.ts';
import { REQUESTER } from '../../operations/curation/requests/requester.ts';
import { writeOwnMessage } from '../../operations/curation/requests/write-message.ts';
import type { Actor } from '../../operations/ports.ts';
import { isFromOwnPage } from '../sign-in/is-from-own-page.ts';
import { begin, sendNew } from './new-request.ts';
import { changeDraft, sendOwn, sendOwnPage } from './own-request.ts';
import { errorsOf } from './request-fields.ts';
import { lockedPage } from './request-page.ts';
import { type ById, countedUp, formOf, heldRequest, queryOf, type Served } from './served-requests.ts';

const LARGEST_FORM_BYTES = 131_072;

/**
 * `/requests/new` and `/requests/{id}`: asking for samples, and following one's own request, without an account and without script.
 * Forms must come from our own pages; one address sends so many an hour; a field that people do not see tells programs apart.
 */
export async function registerRequestRoutes(pages: FastifyInstance, house: House, face: PublicFace): Promise<void> {
  const served = { house, face };
  await pages.register(async (app) => {
    readBodiesAsForms(app, LARGEST_FORM_BYTES);
    app.addHook('onRequest', async (_request, reply) => {
      void reply.header('cache-control', 'private, no-store');
    });
    app.get<{ Querystring: Record<string, string | undefined> }>('/requests', (request, reply) =>
      reply.redirect(linkTo(face, `/requests/new${queryOf(request.url)}`), 303),
    );
    app.get('/requests/new', (request, reply) => sendNew(served, request, reply));
    app.post('/requests/new', (request, reply) => begin(served, request, reply));
    app.get('/requests/:id', (request: ById, reply) => sendOwn(served, request, reply));
    app.post('/requests/:id', (request: ById, reply) => changeDraft(served, request, reply));
    app.post('/requests/:id/message', (request: ById, reply) =>
      act(served, request, reply, 'doneWritten', ({ id }, form, actor) =>
        writeOwnMessage(house.unitOfWork, id, form.get('text') ?? '', actor),
      ),
    );
    app.post('/requests/:id/withdraw', (request: ById, reply) =>
      act(served, request, reply, 'doneWithdrawn', ({ id }, form, actor) => {
        const withdrawal = { text: form.get('reason') ?? '', revision: Number(form.get('revision')) };
        return withdrawOwnRequest(house.unitOfWork, id, withdrawal, actor);
      }),
    );
    app.post('/requests/:id/publication', (request: ById, reply) =>
      act(served, request, reply, 'doneReported', async ({ id }, form, actor) => {
        const reported = await reportPublication(house.unitOfWork, id, form.get('doi') ?? '', house.rules, actor);
        if (!reported.ok) throw refusal(reported.findings);
      }),
    );
  });
}

const refusal = (findings: CorestoneError['findings']) =>
  new CorestoneError('invalid-input', findings[0]!.message, { findings });

type Act = (held: CurationRequest, form: URLSearchParams, actor: Actor) => Promise<unknown>;

async function act(served: Served, request: ById, reply: FastifyReply, done: string, run: Act): Promise<FastifyReply> {
  const { face } = served;
  const reader = meetReader(face, request, reply);
  const words = reader.words.requests;
  const held = await heldRequest(served, request);
  if (held === undefined) return sendPage(reply, lockedPage(face, reader), { status: 404, reader });
  if (!isFromOwnPage(request)) throw new CorestoneError('not-allowed', words.otherPage);
  const form = formOf(request);
  const again = (errors: Readonly<Record<string, string>>, status: number) =>
    sendOwnPage(served, held, { request, reply, reader }, { values: Object.fromEntries(form), errors }, status);
  const tooMany = countedUp(served, request, 'write');
  if (tooMany !== undefined) return again({ text: words.tooMany(String(tooMany)) }, 429);
  try {
    await run(held, form, REQUESTER);
  } catch (error) {
    if (!(error instanceof CorestoneError)) throw error;
    if (error.code === 'invalid-input') return again(errorsOf(error.findings, words), 422);
    if (error.code === 'conflict') return again({ text: words.changedMeanwhile, reason: words.changedMeanwhile }, 409);
    throw error;
  }
  return reply.redirect(linkTo(face, `/requests/${held.id}?done=${done}`), 303);
}
