import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../../dissemination/frame/html.ts';
import { icon } from '../../dissemination/frame/icons.ts';
import { linkTo } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import { meetReader } from '../../dissemination/words/reader.ts';
import { CorestoneError } from '../../domain/error.ts';
import { actFor, type Caller } from '../../operations/caller.ts';
import { AGAIN_FIELD, keptForm } from '../login/kept-form.ts';
import { loginPage } from '../login/login-page.ts';
import { problemOf } from '../problem.ts';
import { isFromOwnPage } from '../sign-in/is-from-own-page.ts';
import { cookieOf } from '../sign-in/session-cookie.ts';
import type { HttpSignIn } from '../sign-in/sign-in-from.ts';
import type { SignInRequest } from '../sign-in/sign-in-request.ts';
import { type AdminView, renderAdmin } from './admin-page.ts';
import type { AdminServed, Onward, Visit } from './visit.ts';

/** Name of the cookie that says for whom a person acts. */
export const ACTING_COOKIE = 'corestone_acting';

/** Makes a page, or sends onward. */
export type AdminAnswer = (visit: Visit) => Promise<AdminView | Onward>;

/** A file that a browser keeps under a name; the content is read as fast as it is taken. */
export interface AdminFile {
  readonly type: string;
  readonly name: string;
  readonly content: Readable;
}

/** How pages are put at addresses below `/admin`. */
export interface AdminRoutes {
  /** A page to read: `GET`. */
  readonly page: (path: string, answer: AdminAnswer) => void;
  /** A file to keep: `GET`. */
  readonly download: (path: string, answer: (visit: Visit) => Promise<AdminFile>) => void;
  /** A form with fields, which is answered by `tryForm`: `POST`. Sent while nobody was signed in it is shown again, and nothing is done. */
  readonly form: (path: string, answer: AdminAnswer) => void;
  /** A button, or a form with a file: `POST`. Pressed while nobody was signed in it is to be pressed once more. */
  readonly action: (path: string, answer: AdminAnswer) => void;
}

const visits = new WeakMap<FastifyRequest, Visit>();

/**
 * Who is not signed in is sent to sign in, and comes back; a form must come from our own pages, whatever credentials a browser
 * sends with it. Pages are for nobody else to keep. Errors are pages too.
 */
export function adminRoutes(app: FastifyInstance, served: AdminServed, signIn: SignInRequest): AdminRoutes {
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'private, no-store');
    if (request.method === 'POST' && !isFromOwnPage(request)) throw strangeForm();
    const result = await signIn(request);
    // A form that was typed is read first, so that it can be shown again.
    if (result?.ok !== true) return isForm(request) ? undefined : sendToLogin(served, request, reply, result);
    visits.set(request, makeVisit(served, request, reply, result.caller));
    return undefined;
  });
  app.setErrorHandler((error, request, reply) => sendError(served, error, request, reply));
  const answered = (answer: AdminAnswer) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (!visits.has(request)) return sendKeptForm(served, request, reply);
    const visit = visitOf(request);
    const result = await answer(visit);
    if ('to' in result) return reply.redirect(linkTo(served.face, result.to), 303);
    return sendPage(reply, renderAdmin(visit, result), { status: result.status ?? 200 });
  };
  return {
    page: (path, answer) => void app.get(path, answered(answer)),
    download: (path, answer) =>
      void app.get(path, async (request, reply) => {
        if (!visits.has(request)) return sendKeptForm(served, request, reply);
        const { type, name, content } = await answer(visitOf(request));
        return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
      }),
    form: (path, answer) => void app.post(path, answered(answer)),
    action: (path, answer) => void app.post(path, answered(onceSignedIn(answer))),
  };
}

/** The visit of a request below `/admin`, as the first hook made it. */
export function visitOf(request: FastifyRequest): Visit {
  const visit = visits.get(request)!;
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  return { ...visit, params: (request.params ?? {}) as Record<string, string>, form };
}

function makeVisit(served: AdminServed, request: FastifyRequest, reply: FastifyReply, person: Caller): Visit {
  const wanted = cookieOf(request.headers.cookie ?? '', ACTING_COOKIE);
  const caller = wanted === undefined ? person : actingCaller(person, wanted);
  const at = request.url.indexOf('?');
  return {
    ...served,
    person,
    caller,
    actingFor: caller === person ? undefined : caller.within,
    params: {},
    query: new URLSearchParams(at < 0 ? '' : request.url.slice(at + 1)),
    form: new URLSearchParams(),
    request,
    reply,
    now: served.house.now(),
  };
}

/** Who acts and for whom, as the cookie keeps it: the next person at the same browser acts for nobody. */
export function actingText(person: Caller, party: string): string {
  return encodeURIComponent(`${person.account} ${party}`);
}

/** A client that the person may no longer act for is forgotten, and so is one that another person acted for. */
function actingCaller(person: Caller, kept: string): Caller {
  try {
    const text = decodeURIComponent(kept);
    const party = text.slice(text.lastIndexOf(' ') + 1);
    return text === `${person.account} ${party}` ? actFor(person, party) : person;
  } catch {
    return person;
  }
}

function strangeForm(): CorestoneError {
  return new CorestoneError(
    'not-allowed',
    'This form did not come from these pages, or the browser does not say where from.',
  );
}

function sendToLogin(
  { face }: AdminServed,
  request: FastifyRequest,
  reply: FastifyReply,
  result: HttpSignIn | undefined,
): FastifyReply {
  if (request.headers.accept === 'text/event-stream')
    return reply
      .code(401)
      .type('text/plain')
      .send(`not signed in${result?.ok === false ? `: ${result.reason}` : ''}\n`);
  // A file that was sent cannot be sent again after signing in; its page can be opened.
  const back = request.method === 'GET' ? request.url : '/admin';
  const base = new URL(face.baseUrl).pathname.replace(/\/$/, '');
  const next = back.startsWith(base) ? back.slice(base.length) : back;
  return reply.redirect(linkTo(face, `/login?next=${encodeURIComponent(next)}`), 303);
}

const onceSignedIn =
  (answer: AdminAnswer): AdminAnswer =>
  async (visit) =>
    visit.form.has(AGAIN_FIELD) ? { to: '/admin?done=not-done' } : answer(visit);

const isForm = ({ method, headers }: FastifyRequest): boolean =>
  method === 'POST' && (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');

/** Asks whoever sent a form without being signed in to do so; the page carries what was typed. */
function sendKeptForm(served: AdminServed, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { face, house } = served;
  const base = new URL(face.baseUrl).pathname.replace(/\/$/, '');
  const [path = ''] = request.url.split('?');
  const own = path.startsWith(base) ? path.slice(base.length) : path;
  const kept = keptForm(own, typeof request.body === 'string' ? request.body : '');
  if (kept === undefined) return sendToLogin(served, request, reply, undefined);
  const reader = meetReader(face, request, reply);
  const page = loginPage(face, { next: '/admin', providers: house.identityProviders, reader, kept });
  return sendPage(reply, page, { status: 401, reader });
}

function sendError(served: AdminServed, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
  const visit = visits.get(request);
  if (visit === undefined)
    return reply.code(problem.status).type('text/plain; charset=utf-8').send(`${problem.detail}\n`);
  const findings = (problem.findings ?? []).slice(0, 20).map((one) => html`<li>${one.message}</li>`);
  const main = html`<div class="note e" role="alert">${icon('error', 20)}<div><b>${problem.title}.</b> ${problem.detail}<ul>${findings}</ul>Nothing was changed. Code to quote: <span class="m">${problem.code}</span></div></div>
<p><a class="btn" href="${linkTo(served.face, '/admin')}">To the overview</a></p>`;
  return sendPage(reply, renderAdmin(visit, { title: problem.title, page: 'none', main }), { status: problem.status });
}
