import type { HarvestSourceStanding } from '../../store/read/list-harvest-sources.ts';
import { type Html, html } from '../frame/html.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { count, day, THIN } from '../frame/quantity.ts';
import type { PublicFace } from '../public-face.ts';

const KIND_WORD: Readonly<Record<string, string>> = {
  'oai-pmh': 'OAI-PMH',
  sitemap: 'Sitemap with JSON-LD',
  resourcesync: 'ResourceSync',
  datacite: 'DataCite',
};

/** What is harvested from others: how much of each, when last, what failed, how complete it is. */
export function sourcesPage(face: PublicFace, sources: readonly HarvestSourceStanding[], ownCount: number): string {
  const main = html`<div class="rh"><h1>Sources of this catalogue</h1></div><p class="mut">${face.agent.name} keeps ${count(ownCount)} public records of its own and shows what it harvests from others beside them, each with its source. The record at its agent is the one that counts.</p>${sources.length === 0 ? empty() : table(face, sources)}`;
  return renderPage(face, { title: 'Sources', canonical: `${face.baseUrl}/sources`, main });
}

function empty(): Html {
  return html`<section class="card empty"><div></div><div><h2>Nothing is harvested yet</h2><p>When other agents’ records are harvested, each source stands here with its count, its last run, and what could not be read.</p></div></section>`;
}

function table(face: PublicFace, sources: readonly HarvestSourceStanding[]): Html {
  const heads = [
    'Source',
    'Records',
    'Held',
    'Described',
    'Not readable',
    'Deleted there',
    'Last complete run',
    'Last run',
  ];
  return html`<section class="card gap"><div class="scroll" tabindex="0" role="region" aria-label="Sources"><table class="tab"><thead><tr>${heads.map((head, at) => html`<th scope="col"${at > 0 && at < 6 && html` class="r"`}>${head}</th>`)}</tr></thead><tbody>${sources.map((source) => sourceRow(face, source))}</tbody></table></div></section>`;
}

function sourceRow(face: PublicFace, source: HarvestSourceStanding): Html {
  const { title, name, kind, url, present, unreadable, deleted, lastCompleteAt } = source;
  const own = linkTo(face, `/search?source=${encodeURIComponent(name)}`);
  return html`<tr><th scope="row"><a href="${own}">${title}</a><br><span class="sm mut">${KIND_WORD[kind] ?? kind}, <span class="brk">${url}</span></span></th><td class="r">${count(present)}</td><td class="r">${held(source)}</td><td class="r">${source.completeness === null ? 'Not stated' : `${Math.round(source.completeness)}${THIN}%`}</td><td class="r">${count(unreadable)}</td><td class="r">${count(deleted)}</td><td>${lastCompleteAt === null ? 'never' : day(lastCompleteAt)}</td><td>${lastRun(source)}</td></tr>`;
}

/** How much of what the source says it has is held; nothing where it does not say. */
function held({ lastRun, present, unreadable, deleted }: HarvestSourceStanding): string {
  const size = lastRun?.completeListSize;
  if (size === null || size === undefined || size <= 0) return 'Not stated';
  return `${Math.min(100, Math.floor((100 * (present + unreadable + deleted)) / size))}${THIN}%`;
}

function lastRun({ lastRun: run, isActive }: HarvestSourceStanding): string {
  if (run === null) return isActive ? 'none yet' : 'none, switched off';
  const failed = run.lastError === null ? '' : ', failed';
  const rejected = run.rejected > 0 ? `, ${count(run.rejected)} rejected` : '';
  return `${day(run.startedAt)}, ${count(run.received)} received${rejected}${failed}`;
}
