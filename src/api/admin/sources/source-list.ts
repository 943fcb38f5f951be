import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { HarvestSourceStanding } from '../../../store/read/list-harvest-sources.ts';
import type { AdminView } from '../admin-page.ts';
import { age } from '../age.ts';
import { link, mayDo, type Visit } from '../visit.ts';
import { shownSources, sourcePath } from './shown-sources.ts';
import { completenessText, KIND_WORDS, nextRun, runState } from './source-words.ts';

/** `/admin/sources`: the catalogues that are harvested and how they stand, for everybody; administrators are led further. */
export async function sourceList(visit: Visit): Promise<AdminView> {
  const sources = await shownSources(visit);
  const isAdministrator = mayDo(visit, 'administer', '');
  const add = html`<a class="btn p" href="${link(visit, '/admin/new-source')}">Add a source</a>`;
  const body = sources.length === 0 ? nothing(isAdministrator && add) : table(visit, sources, isAdministrator);
  return {
    title: 'Sources',
    page: 'sources',
    about: 'catalogues that are harvested',
    actions: isAdministrator && sources.length > 0 && add,
    main: html`<section class="card" id="sources" data-live="">${body}</section>`,
  };
}

function nothing(add: Html | false): Html {
  return html`<div class="none"><p>No other catalogue is harvested. A source is the address of one: an OAI-PMH provider, a sitemap, ResourceSync or a client at DataCite. Its samples are searched beside our own, with where they came from.</p>${add !== false && html`<div class="act">${add}</div>`}</div>`;
}

function table(visit: Visit, sources: readonly HarvestSourceStanding[], isAdministrator: boolean): Html {
  return html`<table class="qt"><thead><tr><th>Source</th><th>Last run</th><th class="r">Present</th><th class="r">Deleted</th><th class="r">Unreadable</th><th class="r">Complete</th><th>Last good run</th><th class="r">Failures</th><th>Next</th></tr></thead><tbody>${sources.map((one) => row(visit, one, isAdministrator))}</tbody></table>`;
}

/** What is to be known of the present ones: that some have no IGSN, that others stand for some. */
function beside({ withoutIgsn, duplicates }: HarvestSourceStanding): Html[] {
  const said = [
    ...(withoutIgsn > 0 ? [`${count(withoutIgsn)} without IGSN`] : []),
    ...(duplicates !== null && duplicates > 0 ? [`${count(duplicates)} held by others, too`] : []),
  ];
  return said.map((words) => html`<span class="say mut sm">${words}</span>`);
}

function row(visit: Visit, one: HarvestSourceStanding, isAdministrator: boolean): Html {
  const { now } = visit;
  const title = isAdministrator ? html`<a href="${link(visit, sourcePath(one.name))}">${one.title}</a>` : one.title;
  const last = one.lastRun === null ? html`<span class="mut">none yet</span>` : runState(one.lastRun);
  return html`<tr><th scope="row" class="wide"><span class="say">${title} <span class="mut m">${one.name}</span></span><span class="say mut sm">${KIND_WORDS[one.kind]}, <span class="m">${one.url}</span></span></th><td>${last}</td><td class="r n" data-l="Present">${count(one.present)}${beside(one)}</td><td class="r n" data-l="Deleted">${count(one.deleted)}</td><td class="r n" data-l="Unreadable">${count(one.unreadable)}</td><td class="r n" data-l="Complete">${completenessText(one.completeness)}</td><td data-l="Last good run">${age(one.lastCompleteAt, now)}</td><td class="r n" data-l="Failures">${count(one.failures)}</td><td data-l="Next">${nextRun(one, now)}</td></tr>`;
}
