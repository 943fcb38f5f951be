import type { FastifyInstance } from 'fastify';
import { html } from '../frame/html.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { sendPage } from '../frame/send-page.ts';
import type { PublicFace } from '../public-face.ts';
import { meetReader } from '../words/reader.ts';

const PATH = '/accessibility';

/** `/accessibility`: what these pages keep, how it is checked, what is not known to work, and whom to tell; in the reader's language. */
export function registerAccessibilityPage(app: FastifyInstance, face: PublicFace): void {
  app.get(PATH, (request, reply) => {
    const reader = meetReader(face, request, reply);
    const { accessibility } = reader.words;
    const { adminEmail, name } = face.agent;
    const mail = html`<a href="mailto:${adminEmail}">${adminEmail}</a>`;
    const list = (items: readonly string[]) => html`<ul class="li">${items.map((one) => html`<li>${one}</li>`)}</ul>`;
    const part = (title: string, items: readonly string[]) =>
      html`<section class="card"><header><h2>${title}</h2></header>${list(items)}</section>`;
    const main = html`<div class="rh"><h1>${accessibility.title}</h1></div><p class="lead">${accessibility.lead(name)}</p>
<div class="gap">${part(accessibility.kept, accessibility.keptList)}${part(accessibility.checked, accessibility.checkedList)}${part(accessibility.limits, accessibility.limitsList)}
<section class="card"><header><h2>${accessibility.tell}</h2></header><div class="box"><p>${accessibility.tellText(mail)}</p><p><a href="${linkTo(face, '/')}">${accessibility.toStart}</a></p></div></section></div>`;
    const page = renderPage(face, {
      reader,
      title: accessibility.title,
      description: accessibility.lead(name),
      canonical: `${face.baseUrl}${PATH}`,
      main,
    });
    return sendPage(reply, page, { reader });
  });
}
