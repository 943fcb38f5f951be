import { type Html, html, webAddress } from '../frame/html.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import type { PublicFace } from '../public-face.ts';
import { COLLECTIONS } from './collections.ts';
import { CONFORMS_TO, type itemDocument, type itemsDocument } from './feature-documents.ts';
import { ITEM_PARAMETERS } from './read-items-request.ts';

/** A document of the service as a page to read: heading, and what stands in it. */
export function servicePage(face: PublicFace, title: string, path: string, content: Html): string {
  const trail = html`<p class="mut sm"><a href="${linkTo(face, '/ogc?f=html')}">Map service</a> (OGC API – Features)</p>`;
  return renderPage(face, {
    title,
    canonical: `${face.baseUrl}/ogc${path}`,
    current: 'machines',
    unlisted: true,
    main: html`<div class="rh"><h1>${title}</h1></div>${trail}${content}`,
  });
}

/** The way into the service. */
export function landingContent(face: PublicFace): Html {
  const items = [
    ['/ogc/collections?f=html', 'Collections'],
    ['/ogc/conformance?f=html', 'Conformance'],
    ['/ogc/api?f=html', 'Calls and parameters'],
    ['/ogc/api', 'Description for programs (OpenAPI 3.0)'],
  ] as const;
  return html`<section class="card gap"><div class="box"><p>Give the address <code class="m">${face.baseUrl}/ogc</code> to QGIS (Layer, Add layer, WFS / OGC API – Features) or to GDAL.</p></div><ul class="li">${items.map(([path, word]) => html`<li><a href="${linkTo(face, path)}">${word}</a></li>`)}</ul></section>`;
}

/** All collections. */
export function collectionsContent(face: PublicFace): Html {
  return html`<section class="card gap"><ul class="li">${COLLECTIONS.map(({ id, title, description }) => html`<li><a href="${linkTo(face, `/ogc/collections/${id}/items?f=html`)}">${title}</a><span class="mut">${description}</span></li>`)}</ul></section>`;
}

/** What of the standard is kept. */
export function conformanceContent(): Html {
  return html`<section class="card gap"><ul class="li">${CONFORMS_TO.map((one) => html`<li><span class="m brk">${one}</span></li>`)}</ul></section>`;
}

/** The calls. */
export function callsContent(face: PublicFace): Html {
  const calls = COLLECTIONS.map(
    ({ id }) => html`<li><span class="m brk">${face.baseUrl}/ogc/collections/${id}/items</span></li>`,
  );
  return html`<section class="card gap"><ul class="li">${calls}</ul><div class="box"><p>Parameters: ${ITEM_PARAMETERS.join(', ')}.</p></div></section>`;
}

const COLUMNS = [
  ['title', 'Title'],
  ['igsn', 'IGSN'],
  ['expedition', 'Expedition'],
  ['topDepthM', 'Top, m'],
  ['bottomDepthM', 'Bottom, m'],
] as const;

/** A page of features as a table, with the way to the next. */
export function itemsContent(face: PublicFace, document: ReturnType<typeof itemsDocument>): Html {
  const next = document.links.find((link) => link.rel === 'next')?.href;
  const own = (id: string) => linkTo(face, `/igsn/${encodeURIComponent(id)}`);
  const rows = document.features.map(
    (one) =>
      html`<tr>${COLUMNS.map(([key]) => html`<td>${key === 'igsn' ? html`<a class="m" href="${own(one.id)}">${one.id}</a>` : String(one.properties[key] ?? '')}</td>`)}<td>${one.geometry?.coordinates.join(', ')}</td></tr>`,
  );
  return html`<section class="card gap"><div class="scroll" tabindex="0" role="region" aria-label="Features"><table class="tab"><thead><tr>${COLUMNS.map(([, word]) => html`<th>${word}</th>`)}<th>Longitude, latitude</th></tr></thead><tbody>${rows}</tbody></table></div></section>
<div class="pgn"><span>${document.numberReturned} on this page</span>${next !== undefined && html`<a class="btn" rel="next" href="${webAddress(next)}">Next page</a>`}</div>`;
}

/** One feature, property by property. */
export function itemContent(document: ReturnType<typeof itemDocument>): Html {
  const rows = Object.entries(document.properties).map(
    ([name, value]) =>
      html`<tr><th scope="row">${name}</th><td>${value === null ? html`<span class="mut">Not stated</span>` : String(value)}</td></tr>`,
  );
  return html`<section class="card gap"><div class="scroll" tabindex="0" role="region" aria-label="Properties"><table class="tab"><tbody>${rows}<tr><th scope="row">Longitude, latitude</th><td>${document.geometry?.coordinates.join(', ') ?? 'Not stated'}</td></tr></tbody></table></div></section>`;
}
