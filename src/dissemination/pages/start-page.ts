import type { RecordCount } from '../../store/read/count-records-by-type.ts';
import type { ExpeditionRow } from '../../store/read/find-expeditions.ts';
import type { CountedValue } from '../../store/search/facet-names.ts';
import { type Html, html } from '../frame/html.ts';
import { largeSearch } from '../frame/not-found-page.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { mapPicture } from '../map/map-drawing.ts';
import { countsOf, writtenIn } from '../map/map-links.ts';
import type { MapFound } from '../map/read-map.ts';
import type { PublicFace } from '../public-face.ts';
import type { PortalWords } from '../words/en/portal.ts';
import type { Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';
import { countChips } from './count-chips.ts';
import { expeditionList } from './expedition-list.ts';
import { startJsonLd } from './portal-json-ld.ts';

const MOST_LISTED = 30;

/** What the start page counts and lists: own records by type, harvested ones by source, expeditions. */
export interface StartFigures {
  readonly counts: readonly RecordCount[];
  readonly sources: readonly CountedValue[];
  readonly expeditions: readonly ExpeditionRow[];
  /** Everything that has a position, in the whole world. */
  readonly map: MapFound;
}

/** The start page: what this is, search, what there is and where, expeditions, and the ways in for machines that `hasRoute` knows. */
export function startPage(
  face: PublicFace,
  hasRoute: (path: string) => boolean,
  { counts, sources, expeditions, map }: StartFigures,
  reader: Reader,
): string {
  const { words } = reader;
  const { portal, frame } = words;
  const total = counts.reduce((sum, one) => sum + one.count, 0);
  const more =
    expeditions.length > MOST_LISTED &&
    html`<a class="sp sm" href="${linkTo(face, '/expeditions')}">${portal.allExpeditions(expeditions.length)}</a>`;
  const main = html`<div class="hero"><h1>${portal.heading}</h1>
<p class="lead">${portal.lead(face.agent.name)}</p>
${largeSearch(face, '', words)}<p class="hint">${portal.hint}</p>${total > 0 && countChips(face, counts, words)}${harvestedNote(face, sources, portal)}</div>
<div class="gap"><section class="card"><header><h2>${frame.expeditions}</h2>${more}</header>${expeditionList(face, expeditions.slice(0, MOST_LISTED), words)}</section>${worldMap(face, map, words)}${machines(face, hasRoute, words)}</div>`;
  return renderPage(face, {
    reader,
    title: portal.title,
    description: portal.summary(face.agent.name),
    canonical: `${face.baseUrl}/`,
    jsonLd: startJsonLd(face, face.agent.theme?.siteName || portal.title, portal.summary(face.agent.name)),
    ownSearch: true,
    main,
  });
}

/** Where everything lies, as a picture that leads to the map; nothing where nothing has a position. */
function worldMap(face: PublicFace, map: MapFound, words: Words): Html | null {
  if (map.groups.length === 0) return null;
  const written = writtenIn(words);
  const said = countsOf(map, written);
  const href = linkTo(face, '/map');
  return html`<section class="card clip" id="world"><header class="pad"><h2>${words.map.title}</h2><a class="sp sm" href="${href}">${words.drawing.openMap}</a></header><a class="wmap" href="${href}">${mapPicture(map, said, words.language)}</a><p class="mapn"><span>${said}</span><span class="mut xs">${words.map.legendOfDots}</span></p></section>`;
}

/** How much is shown beside our own, and from how many sources; nothing when nothing is. */
function harvestedNote(face: PublicFace, sources: readonly CountedValue[], portal: PortalWords): Html | null {
  const total = sources.reduce((sum, one) => sum + one.count, 0);
  if (total === 0) return null;
  const link = html`<a href="${linkTo(face, '/sources')}">${portal.harvested(total, sources.length)}</a>`;
  return html`<p class="hint">${portal.harvestedNote(link)}</p>`;
}

/** All expeditions. */
export function expeditionsPage(face: PublicFace, expeditions: readonly ExpeditionRow[], reader: Reader): string {
  const { words } = reader;
  const main = html`<div class="rh"><h1>${words.frame.expeditions}</h1></div><section class="card">${expeditionList(face, expeditions, words)}</section>`;
  return renderPage(face, {
    reader,
    title: words.frame.expeditions,
    canonical: `${face.baseUrl}/expeditions`,
    current: 'expeditions',
    main,
  });
}

/** The expeditions of several programs that have the same code, to choose from. */
export function sharedCodePage(
  face: PublicFace,
  code: string,
  expeditions: readonly ExpeditionRow[],
  reader: Reader,
): string {
  const { words } = reader;
  const main = html`<div class="rh"><h1>${words.portal.sharedCode(code)}</h1></div><section class="card">${expeditionList(face, expeditions, words)}</section>`;
  return renderPage(face, {
    reader,
    title: words.portal.expedition(code),
    unlisted: true,
    current: 'expeditions',
    main,
  });
}

function machines(face: PublicFace, hasRoute: (path: string) => boolean, { portal, frame }: Words): Html {
  const ways = [
    { path: '/oai?verb=Identify', name: 'OAI-PMH 2.0', about: portal.oai },
    { path: '/api/v1/docs', name: portal.api, about: portal.apiText },
    { path: '/sources', name: portal.sources, about: portal.sourcesText },
    { path: '/feeds/changes', name: portal.changes, about: portal.changesText },
    { path: '/dumps/', name: portal.dumps, about: portal.dumpsText },
    { path: '/sitemap.xml', name: portal.sitemap, about: portal.sitemapText },
  ].filter((way) => hasRoute(way.path.replace(/\?.*/, '')));
  const address = html`<span class="m brk">${face.baseUrl}/igsn/…</span>`;
  const note = portal.forMachines(address, html`<span class="m">?format=</span>`);
  return html`<section class="card" id="machines"><header><h2>${frame.machines}</h2></header><div class="box"><p class="mut sm">${note}</p><br><ul class="mach">${ways.map(
    (way) => html`<li><a href="${linkTo(face, way.path)}">${way.name}</a><span class="mut sm">${way.about}</span></li>`,
  )}</ul></div></section>`;
}
