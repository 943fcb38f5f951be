import type { RecordCount } from '../../store/read/count-records-by-type.ts';
import type { ExpeditionRow } from '../../store/read/find-expeditions.ts';
import type { CountedValue } from '../../store/search/facet-names.ts';
import { type Html, html } from '../frame/html.ts';
import { largeSearch } from '../frame/not-found-page.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { count, counted } from '../frame/quantity.ts';
import type { PublicFace } from '../public-face.ts';
import { countChips } from './count-chips.ts';
import { expeditionList } from './expedition-list.ts';

const MOST_LISTED = 30;

/** What the start page counts and lists: own records by type, harvested ones by source, expeditions. */
export interface StartFigures {
  readonly counts: readonly RecordCount[];
  readonly sources: readonly CountedValue[];
  readonly expeditions: readonly ExpeditionRow[];
}

/** The start page: what this is, search, what there is, expeditions, and the ways in for machines that `hasRoute` knows. */
export function startPage(
  face: PublicFace,
  hasRoute: (path: string) => boolean,
  { counts, sources, expeditions }: StartFigures,
): string {
  const total = counts.reduce((sum, one) => sum + one.count, 0);
  const more =
    expeditions.length > MOST_LISTED &&
    html`<a class="sp sm" href="${linkTo(face, '/expeditions')}">All ${count(expeditions.length)}</a>`;
  const main = html`<div class="hero"><h1>Cores, sections and samples from scientific drilling</h1>
<p class="lead">Every object that came out of the ground has its own lasting identifier, the IGSN, and a page that says what it is, how deep it lay and where it is kept. ${face.agent.name} looks after them here.</p>
${largeSearch(face, '')}<p class="hint">An IGSN as printed, scanned or copied from a paper, a name such as 5054_1_A_019_1, a rock, a place or a person.</p>${total > 0 && countChips(face, counts)}${harvestedNote(face, sources)}</div>
<div class="gap"><section class="card"><header><h2>Expeditions</h2>${more}</header>${expeditionList(face, expeditions.slice(0, MOST_LISTED))}</section>${machines(face, hasRoute)}</div>`;
  return renderPage(face, {
    title: 'Scientific drilling samples',
    description: `Landing pages and metadata of scientific drilling samples registered by ${face.agent.name}.`,
    canonical: `${face.baseUrl}/`,
    ownSearch: true,
    main,
  });
}

/** How much is shown beside our own, and from how many sources; nothing when nothing is. */
function harvestedNote(face: PublicFace, sources: readonly CountedValue[]): Html | null {
  const total = sources.reduce((sum, one) => sum + one.count, 0);
  if (total === 0) return null;
  const from = counted(sources.length, 'source', 'sources');
  return html`<p class="hint"><a href="${linkTo(face, '/sources')}">${counted(total, 'record', 'records')} of ${from}</a> can be searched beside them.</p>`;
}

/** All expeditions. */
export function expeditionsPage(face: PublicFace, expeditions: readonly ExpeditionRow[]): string {
  const main = html`<div class="rh"><h1>Expeditions</h1></div><section class="card">${expeditionList(face, expeditions)}</section>`;
  return renderPage(face, {
    title: 'Expeditions',
    canonical: `${face.baseUrl}/expeditions`,
    current: 'expeditions',
    main,
  });
}

/** The expeditions of several programs that have the same code, to choose from. */
export function sharedCodePage(face: PublicFace, code: string, expeditions: readonly ExpeditionRow[]): string {
  const main = html`<div class="rh"><h1>Several programs have an expedition ${code}</h1></div><section class="card">${expeditionList(face, expeditions)}</section>`;
  return renderPage(face, { title: `Expedition ${code}`, unlisted: true, current: 'expeditions', main });
}

function machines(face: PublicFace, hasRoute: (path: string) => boolean): Html {
  const ways = [
    { path: '/oai?verb=Identify', name: 'OAI-PMH 2.0', about: 'Harvest the records in every XML format.' },
    { path: '/api/v1/docs', name: 'HTTP API', about: 'Search, register and read, described with OpenAPI.' },
    { path: '/sources', name: 'Sources', about: 'What is harvested from other agents.' },
    { path: '/feeds/changes', name: 'Change feed', about: 'What changed since your last visit.' },
    { path: '/dumps/', name: 'Dumps', about: 'Everything at once, to load and then follow the changes.' },
    { path: '/sitemap.xml', name: 'Sitemap', about: 'Every landing page, for crawlers.' },
  ].filter((way) => hasRoute(way.path.replace(/\?.*/, '')));
  return html`<section class="card" id="machines"><header><h2>For machines</h2></header><div class="box"><p class="mut sm">A record’s page gives its metadata by content negotiation: ask <span class="m brk">${face.baseUrl}/igsn/…</span> with an Accept header, or add <span class="m">?format=</span>.</p><br><ul class="mach">${ways.map(
    (way) => html`<li><a href="${linkTo(face, way.path)}">${way.name}</a><span class="mut sm">${way.about}</span></li>`,
  )}</ul></div></section>`;
}
