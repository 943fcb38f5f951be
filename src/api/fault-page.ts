import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../dissemination/frame/html.ts';
import { icon } from '../dissemination/frame/icons.ts';
import { linkTo, renderPage } from '../dissemination/frame/page-shell.ts';
import { sendPage } from '../dissemination/frame/send-page.ts';
import type { PublicFace } from '../dissemination/public-face.ts';
import type { FrameWords } from '../dissemination/words/en/frame.ts';
import { meetReader } from '../dissemination/words/reader.ts';
import { type Problem, problemOf } from './problem.ts';

/** An error as a document for programs (RFC 9457); what is our own fault goes to the log. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  baseUrl: string,
): FastifyReply {
  const problem = toldProblem(error, request, baseUrl);
  neverKept(reply);
  return reply.code(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
}

/**
 * Keeps an error out of every cache: what was wrong a moment ago may be right now. Some statuses may be kept where nothing is said (RFC 9111,
 * 4.2.2), and a route may have said how long its answer serves before it failed.
 */
export function neverKept(reply: FastifyReply): void {
  if (!String(reply.getHeader('cache-control')).includes('no-store')) void reply.header('cache-control', 'no-store');
}

/** An error as a page in the reader's language for who reads pages, as {@link sendProblem} for everybody else. */
export function sendFault(
  face: PublicFace,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  neverKept(reply);
  void reply.header('vary', 'Accept');
  if (request.headers.accept?.includes('text/html') !== true) return sendProblem(error, request, reply, face.baseUrl);
  const problem = toldProblem(error, request, face.baseUrl);
  const reader = meetReader(face, request, reply);
  const { faults } = reader.words.frame;
  const [heading, text] = faultWords(problem, faults);
  // What exactly is wrong is told in English, as by every interface.
  const detail = problem.status < 500 && html`<p class="mut brk" lang="en">${problem.detail}</p>`;
  const main = html`<section class="card empty"><div class="ghost">${icon('core', 72)}</div><div class="eh"><h1>${heading}</h1><p>${text}</p>${detail}<p class="mut">${faults.code}: <code>${problem.code}</code></p><div class="act"><a class="btn" href="${linkTo(face, '/')}">${faults.toStart}</a></div></div></section>`;
  const page = renderPage(face, { reader, title: heading, unlisted: true, main });
  return sendPage(reply, page, { status: problem.status, reader });
}

function toldProblem(error: unknown, request: FastifyRequest, baseUrl: string): Problem {
  const problem = problemOf(error, baseUrl);
  if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
  return problem;
}

function faultWords({ status }: Problem, faults: FrameWords['faults']): readonly [heading: string, text: string] {
  if (status === 429) return [faults.tooMany, faults.tooManyText];
  if (status === 503) return [faults.busy, faults.busyText];
  return status < 500 ? [faults.refused, faults.refusedText] : [faults.broken, faults.brokenText];
}
