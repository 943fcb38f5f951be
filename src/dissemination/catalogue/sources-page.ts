import type { HarvestSourceStanding } from '../../store/read/list-harvest-sources.ts';
import { type Html, html } from '../frame/html.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { day, THIN } from '../frame/quantity.ts';
import type { PublicFace } from '../public-face.ts';
import type { PortalWords } from '../words/en/portal.ts';
import type { Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';

/** Kinds of sources by their own names. */
const KIND_NAME: Readonly<Record<string, string>> = {
  'oai-pmh': 'OAI-PMH',
  resourcesync: 'ResourceSync',
  datacite: 'DataCite',
};

/** What is harvested from others: how much of each, when last, what failed, how complete it is. */
export function sourcesPage(
  face: PublicFace,
  sources: readonly HarvestSourceStanding[],
  ownCount: number,
  reader: Reader,
): string {
  const { portal } = reader.words;
  const main = html`<div class="rh"><h1>${portal.sourcesHeading}</h1></div><p class="mut">${portal.sourcesLead(face.agent.name, ownCount)}</p>${sources.length === 0 ? empty(portal) : table(face, sources, reader.words)}`;
  return renderPage(face, { reader, title: portal.sources, canonical: `${face.baseUrl}/sources`, main });
}

function empty({ nothingHarvested, nothingHarvestedText }: PortalWords): Html {
  return html`<section class="card empty"><div></div><div><h2>${nothingHarvested}</h2><p>${nothingHarvestedText}</p></div></section>`;
}

function table(face: PublicFace, sources: readonly HarvestSourceStanding[], words: Words): Html {
  const { portal } = words;
  const heads = [
    portal.source,
    portal.records,
    portal.held,
    portal.described,
    portal.unreadable,
    portal.deletedThere,
    portal.lastComplete,
    portal.lastRun,
  ];
  return html`<section class="card gap"><div class="scroll" tabindex="0" role="region" aria-label="${portal.sources}"><table class="tab"><thead><tr>${heads.map((head, at) => html`<th scope="col"${at > 0 && at < 6 && html` class="r"`}>${head}</th>`)}</tr></thead><tbody>${sources.map((source) => sourceRow(face, source, words))}</tbody></table></div></section>`;
}

function sourceRow(face: PublicFace, source: HarvestSourceStanding, { portal, record, count }: Words): Html {
  const { title, name, kind, url, present, unreadable, deleted, lastCompleteAt } = source;
  const own = linkTo(face, `/search?source=${encodeURIComponent(name)}`);
  return html`<tr><th scope="row"><a href="${own}">${title}</a><br><span class="sm mut">${kind === 'sitemap' ? portal.sitemapKind : (KIND_NAME[kind] ?? kind)}, <span class="brk">${url}</span></span></th><td class="r">${count(present)}${beside(source, portal)}</td><td class="r">${held(source) ?? record.notStated}</td><td class="r">${source.completeness === null ? record.notStated : `${Math.round(source.completeness)}${THIN}%`}</td><td class="r">${count(unreadable)}</td><td class="r">${count(deleted)}</td><td>${lastCompleteAt === null ? portal.never : day(lastCompleteAt)}</td><td>${lastRun(source, portal)}</td></tr>`;
}

function beside({ withoutIgsn, duplicates }: HarvestSourceStanding, portal: PortalWords): Html[] {
  const said = [
    ...(withoutIgsn > 0 ? [portal.withoutIgsn(withoutIgsn)] : []),
    ...(duplicates !== null && duplicates > 0 ? [portal.duplicates(duplicates)] : []),
  ];
  return said.map((words) => html`<br><span class="sm mut">${words}</span>`);
}

/** How much of what the source says it has is held; nothing where it does not say. */
function held({ lastRun, present, unreadable, deleted }: HarvestSourceStanding): string | undefined {
  const size = lastRun?.completeListSize;
  if (size === null || size === undefined || size <= 0) return undefined;
  return `${Math.min(100, Math.floor((100 * (present + unreadable + deleted)) / size))}${THIN}%`;
}

function lastRun({ lastRun: run, isActive }: HarvestSourceStanding, portal: PortalWords): string {
  if (run === null) return isActive ? portal.noneYet : portal.switchedOff;
  const received = portal.run(day(run.startedAt), run.received);
  const sorted = run.rejected > 0 ? portal.runRejected(received, run.rejected) : received;
  return run.lastError === null ? sorted : portal.runFailed(sorted);
}
