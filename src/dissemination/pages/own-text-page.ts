import type { FastifyInstance } from 'fastify';
import { findOwnText, type OwnText } from '../../store/read/find-own-text.ts';
import { html } from '../frame/html.ts';
import { sendUnknownPage } from '../frame/not-found-page.ts';
import { renderPage } from '../frame/page-shell.ts';
import { sendPage } from '../frame/send-page.ts';
import type { PublicFace } from '../public-face.ts';
import { meetReader } from '../words/reader.ts';

const TEXTS: readonly OwnText[] = ['imprint', 'privacy'];

/** `/imprint` and `/privacy`: what the agent writes of itself, paragraph by paragraph; 404 where it has written nothing. */
export function registerOwnTexts(app: FastifyInstance, face: PublicFace): void {
  for (const which of TEXTS)
    app.get(`/${which}`, async (request, reply) => {
      const reader = meetReader(face, request, reply);
      const text = await findOwnText(face.store.read, which);
      if (text === '') return sendUnknownPage(reply, face, reader);
      const title = reader.words.frame[which];
      const paragraphs = text.split(/\r?\n\s*\r?\n/).map((one) => html`<p class="own">${one.trim()}</p>`);
      const main = html`<div class="rh"><h1>${title}</h1></div><section class="card"><div class="box">${paragraphs}</div></section>`;
      const page = renderPage(face, { reader, title, canonical: `${face.baseUrl}/${which}`, unlisted: true, main });
      return sendPage(reply, page, { reader });
    });
}
