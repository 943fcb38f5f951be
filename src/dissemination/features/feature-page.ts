import { type Html, html, webAddress } from '../frame/html.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { PublicFace } from '../public-face.ts';
import type { Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';
import { COLLECTIONS } from './collections.ts';
import { CONFORMS_TO, type itemDocument, type itemsDocument } from './feature-documents.ts';
import { ITEM_PARAMETERS } from './read-items-request.ts';

const LONGEST_CELL = 200;
const LONGEST_VALUE = 2000;

/** Heading of a page of the service, where it is below the service, and for whom it is made. */
export interface ServicePage {
  readonly title: string;
  readonly path: string;
  readonly reader: Reader;
}

/** A document of the service as a page to read: heading, and what stands in it. */
export function servicePage(face: PublicFace, page: ServicePage, content: Html): string {
  const { path, reader } = page;
  const title = shortenedText(page.title, LONGEST_CELL);
  const trail = html`<p class="mut sm"><a href="${linkTo(face, '/ogc?f=html')}">${reader.words.service.mapService}</a> (OGC API – Features)</p>`;
  return renderPage(face, {
    reader,
    title,
    canonical: `${face.baseUrl}/ogc${path}`,
    current: 'machines',
    unlisted: true,
    main: html`<div class="rh"><h1>${title}</h1></div>${trail}${content}`,
  });
}

/** The way into the service. */
export function landingContent(face: PublicFace, { service }: Words): Html {
  const items = [
    ['/ogc/collections?f=html', service.collections],
    ['/ogc/conformance?f=html', service.conformance],
    ['/ogc/api?f=html', service.calls],
    ['/ogc/api', service.forPrograms],
  ] as const;
  return html`<section class="card gap"><div class="box"><p>${service.howTo(html`<code class="m">${face.baseUrl}/ogc</code>`)}</p></div><ul class="li">${items.map(([path, word]) => html`<li><a href="${linkTo(face, path)}">${word}</a></li>`)}</ul></section>`;
}

/** All collections. */
export function collectionsContent(face: PublicFace, { service }: Words): Html {
  return html`<section class="card gap"><ul class="li">${COLLECTIONS.map(({ id }) => html`<li><a href="${linkTo(face, `/ogc/collections/${id}/items?f=html`)}">${service.collection[id].title}</a><span class="mut">${service.collection[id].about}</span></li>`)}</ul></section>`;
}

/** What of the standard is kept. */
export function conformanceContent(): Html {
  return html`<section class="card gap"><ul class="li">${CONFORMS_TO.map((one) => html`<li><span class="m brk">${one}</span></li>`)}</ul></section>`;
}

/** The calls. */
export function callsContent(face: PublicFace, { service }: Words): Html {
  const calls = COLLECTIONS.map(
    ({ id }) => html`<li><span class="m brk">${face.baseUrl}/ogc/collections/${id}/items</span></li>`,
  );
  return html`<section class="card gap"><ul class="li">${calls}</ul><div class="box"><p>${service.parameters(ITEM_PARAMETERS.join(', '))}</p></div></section>`;
}

const COLUMNS = ['title', 'igsn', 'expedition', 'topDepthM', 'bottomDepthM'] as const;

/** A page of features as a table, with the way to the next. */
export function itemsContent(face: PublicFace, document: ReturnType<typeof itemsDocument>, { service }: Words): Html {
  const next = document.links.find((link) => link.rel === 'next')?.href;
  const own = (id: string) => linkTo(face, `/igsn/${encodeURIComponent(id)}`);
  const rows = document.features.map(
    (one) =>
      html`<tr>${COLUMNS.map((key) => html`<td>${key === 'igsn' ? html`<a class="m" href="${own(one.id)}">${one.id}</a>` : shortenedText(String(one.properties[key] ?? ''), LONGEST_CELL)}</td>`)}<td>${one.geometry?.coordinates.join(', ')}</td></tr>`,
  );
  return html`<section class="card gap"><div class="scroll" tabindex="0" role="region" aria-label="${service.features}"><table class="tab"><thead><tr>${COLUMNS.map((key) => html`<th>${service.column[key]}</th>`)}<th>${service.position}</th></tr></thead><tbody>${rows}</tbody></table></div></section>
<div class="pgn"><span>${service.onPage(document.numberReturned)}</span>${next !== undefined && html`<a class="btn" rel="next" href="${webAddress(next)}">${service.nextPage}</a>`}</div>`;
}

/** One feature, property by property. */
export function itemContent(document: ReturnType<typeof itemDocument>, { service }: Words): Html {
  const rows = Object.entries(document.properties).map(
    ([name, value]) =>
      html`<tr><th scope="row">${name}</th><td>${value === null ? html`<span class="mut">${service.absent}</span>` : shortenedText(String(value), LONGEST_VALUE)}</td></tr>`,
  );
  return html`<section class="card gap"><div class="scroll" tabindex="0" role="region" aria-label="${service.properties}"><table class="tab"><tbody>${rows}<tr><th scope="row">${service.position}</th><td>${document.geometry?.coordinates.join(', ') ?? service.absent}</td></tr></tbody></table></div></section>`;
}
