import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../dissemination/frame/html.ts';
import { linkTo, renderPage } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { meetReader, type Reader } from '../../dissemination/words/reader.ts';
import { CorestoneError } from '../../domain/error.ts';
import { ERROR_CATALOGUE, type KnownCode } from '../../domain/error-catalogue.ts';
import { OTHER_STATUSES, STATUS } from '../problem.ts';

const CODES = Object.keys(ERROR_CATALOGUE) as readonly KnownCode[];

/**
 * `/problems` and `/problems/{code}`: what the `type` of a problem leads to. In English as the problems are; what stands around it is in the
 * reader's language. `not-found` for a code that is none.
 */
export function registerProblemPages(app: FastifyInstance, face: PublicFace): void {
  app.get('/problems', async (request, reply) => {
    const reader = meetReader(face, request, reply);
    return sendPage(reply, listPage(face, reader), { reader });
  });
  app.get<{ Params: { code: string } }>('/problems/:code', async (request, reply) => {
    const code = CODES.find((one) => one === request.params.code);
    if (code === undefined) throw new CorestoneError('not-found', 'There is no problem of this code.');
    const reader = meetReader(face, request, reply);
    return sendPage(reply, codePage(face, code, reader), { reader });
  });
}

/** The statuses that a code comes with, the usual one first, such as `400, 405, 406`. */
export function statusesOf(code: KnownCode): readonly number[] {
  return [STATUS[code][0], ...Object.keys(OTHER_STATUSES[code] ?? {}).map(Number)];
}

function listPage(face: PublicFace, reader: Reader): string {
  const items = CODES.map(
    (code) =>
      html`<li><a class="m" href="${linkTo(face, `/problems/${code}`)}">${code}</a><span>${ERROR_CATALOGUE[code].meaning}</span><span class="mut">HTTP status ${statusesOf(code).join(', ')}</span></li>`,
  );
  const main = html`<div class="rh"><h1>Problems</h1></div><section class="card gap"><div class="box"><p>What the <code>code</code> and <code>type</code> of an answer mean that could not be given. See the <a href="${linkTo(face, '/api/v1/docs')}">API</a>.</p></div>
<ul class="li">${items}</ul></section>`;
  return framed(face, reader, 'Problems', '/problems', main);
}

function codePage(face: PublicFace, code: KnownCode, reader: Reader): string {
  const { meaning, remedy, since } = ERROR_CATALOGUE[code];
  const [, title] = STATUS[code];
  const main = html`<div class="rh"><h1>${title}</h1></div><section class="card gap"><div class="box"><p><code>${code}</code>, HTTP status ${statusesOf(code).join(', ')}, since ${since}</p>
<p>${meaning}</p></div></section><section class="card gap" aria-labelledby="remedy"><header><h2 id="remedy">What to do</h2></header><div class="box"><p>${remedy}</p><p><a href="${linkTo(face, '/problems')}">All problems</a></p></div></section>`;
  return framed(face, reader, title, `/problems/${code}`, main);
}

function framed(face: PublicFace, reader: Reader, title: string, path: string, content: Html): string {
  const inEnglish = reader.language !== 'en' && html`<p class="mut">${reader.words.frame.inEnglish}</p>`;
  const main = html`${inEnglish}<div lang="en">${content}</div>`;
  return renderPage(face, { reader, title, canonical: `${face.baseUrl}${path}`, current: 'machines', main });
}
