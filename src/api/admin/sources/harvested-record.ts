import { type Html, html, webAddress } from '../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { entryPath } from '../../../domain/harvest/entry-path.ts';
import {
  findHarvestedDocument,
  findHarvestedItem,
  findLinkedRecords,
  type HarvestedFound,
  type LinkedRecord,
} from '../../../store/read/find-harvested.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { adminRecordPath, link, pathWith, type Visit } from '../visit.ts';
import { sourceIn, sourcePath } from './shown-sources.ts';

const MOST_SHOWN = 500_000;

/** The path of a harvested record. */
export function recordPath(source: string, item: string): string {
  return pathWith(`${sourcePath(source)}/record`, { item });
}

/** A harvested record: what is known of it, the same sample elsewhere, and its document as received, shown as text. */
export async function harvestedRecord(visit: Visit): Promise<AdminView> {
  const source = await sourceIn(visit);
  const item = visit.query.get('item') ?? '';
  const { read } = visit.house.store;
  const found = await findHarvestedItem(read, source.name, item);
  if (found === undefined)
    throw new CorestoneError(
      'not-found',
      `Nothing is kept of such a record of ${source.name}; it had no name, or was never taken.`,
    );
  const { igsn, likeness } = found;
  const linked = await findLinkedRecords(read, { igsn, likeness, source: source.name, item });
  const received = await findHarvestedDocument(read, source.name, item);
  const main = html`<div class="stack"><section class="card"><dl class="kv">${facts(visit, found).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>${linked.length > 0 && sameCard(visit, linked)}<section class="card" id="document"><header><h2>Document as received</h2></header>${documentBox(received?.document)}</section></div>`;
  const title = found.title === '' ? 'Record without title' : found.title;
  const back = html`<a class="btn" href="${link(visit, sourcePath(source.name))}">Back to the source</a>`;
  return { title, page: 'sources', about: `from ${source.title}`, actions: back, main };
}

function facts(visit: Visit, found: HarvestedFound): readonly (readonly [string, Html | string])[] {
  const { igsn, item, state, datestamp, sets, format, mediaType, landingUrl, origin } = found;
  return [
    ['State', html`${state}${shownAs(visit, found)}`],
    ['IGSN', igsn === null ? 'Not stated' : html`<span class="m">${igsn}</span>`],
    ['Name at the source', html`<span class="m brk">${item}</span>`],
    ['Datestamp', datestamp === '' ? 'Not stated' : datestamp],
    ['Sets', sets.length === 0 ? 'none' : sets.join(', ')],
    ['Format', `${format}, ${mediaType}`],
    ['Landing page', landingUrl === null ? 'Not stated' : outward(landingUrl)],
    ...(origin === null ? [] : [['Had it from', html`<code class="m brk">${JSON.stringify(origin)}</code>`] as const]),
    ['First seen', stamp(found.firstSeenAt)],
    ['Last seen', stamp(found.seenAt)],
    ['Changed here', stamp(found.changedAt)],
  ];
}

function shownAs(visit: Visit, { state, isShown, igsn, source, item }: HarvestedFound): Html | false {
  if (state !== 'present') return false;
  if (!isShown) return html`, not shown: another record stands for it, or its source is switched off`;
  return html`, <a href="${link(visit, entryPath({ igsn, source, item }))}">shown in the catalogue</a>`;
}

function outward(url: string): Html {
  const address = webAddress(url);
  return address === undefined ? html`${url}` : html`<a class="brk" href="${address}" rel="noreferrer">${url}</a>`;
}

function sameCard(visit: Visit, linked: readonly LinkedRecord[]): Html {
  const rows = linked.map((one) => {
    const path = one.source === null ? adminRecordPath(one.item) : recordPath(one.source, one.item);
    return html`<tr><th scope="row" class="wide"><a href="${link(visit, path)}">${one.title === '' ? one.item : one.title}</a></th><td class="m">${one.igsn ?? '–'}</td><td>${one.sourceTitle ?? 'our own'}</td><td>${one.link === 'igsn' ? 'same IGSN' : 'looks alike'}</td></tr>`;
  });
  return html`<section class="card"><header><h2>The same sample elsewhere</h2></header><table class="qt"><thead><tr><th>Record</th><th>IGSN</th><th>Of</th><th>Why</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function documentBox(document: Uint8Array | undefined): Html {
  if (document === undefined)
    return html`<div class="none"><p>None is kept: the source gave none with it, or it is deleted.</p></div>`;
  const text = Buffer.from(document).toString('utf8');
  return html`<div class="box"><pre class="code" tabindex="0">${text.slice(0, MOST_SHOWN)}</pre>${text.length > MOST_SHOWN && html`<p class="mut sm">The first ${MOST_SHOWN} characters of ${text.length}.</p>`}</div>`;
}
