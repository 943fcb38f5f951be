import type { HoleRun } from '../../../store/read/find-hole-runs.ts';
import { runLabel } from '../../drawing/object-label.ts';
import { type Html, html } from '../../frame/html.ts';
import { icon } from '../../frame/icons.ts';
import { fixed, plain, recoveryPercent } from '../../frame/quantity.ts';
import type { ExpeditionWords } from '../../words/en/expedition.ts';
import { recoveryBar } from './recovery-bar.ts';
import { RUNS_PER_PAGE, type RunOrder, type RunPage, type RunPageRequest } from './run-order.ts';

/** How the table makes its addresses: the page itself with members of the query, a record, and the file of all runs; and its words. */
export interface RunLinks {
  readonly page: (members: Readonly<Record<string, string>>) => string;
  readonly record: (igsn: string) => string;
  readonly file: string;
  readonly said: ExpeditionWords;
}

const COLUMNS = [
  ['depth', 'top'],
  ['drilled', 'drilled'],
  ['recovered', 'recovered'],
  ['recovery', 'recovery'],
  ['diameter', 'coreDiameter'],
  ['date', 'onDeck'],
] as const satisfies readonly (readonly [order: RunOrder, word: keyof ExpeditionWords])[];

/** The core runs of a hole, {@link RUNS_PER_PAGE} a page, sorted by a link in the head; depths in metres below surface. */
export function coreRunTable(
  all: readonly HoleRun[],
  page: RunPage,
  request: RunPageRequest,
  links: RunLinks,
): Html | null {
  if (all.length === 0) return null;
  const { said } = links;
  const shown = COLUMNS.filter(([order]) => order === 'depth' || all.some((run) => isStated(run, order)));
  const heads = shown.map(
    ([order, word]) =>
      html`${head(order, said[word], request, links)}${order === 'depth' && html`<th class="r">${said.bottom}</th>`}`,
  );
  const rows = page.runs.map((run) =>
    row(
      run,
      shown.map(([order]) => order),
      links,
    ),
  );
  const range = said.rangeOf(page.before + 1, page.before + page.runs.length, all.length);
  return html`<section class="card" id="core-runs"><header><h2>${said.runs}</h2><span class="mut sm">${said.runsNote(all.length)}</span><a class="btn s sp noprint" href="${links.file}" download>${icon('download', 16)}CSV</a></header>
<div class="scroll" tabindex="0" role="region" aria-label="${said.runs}"><table class="tab"><thead><tr><th>${said.run}</th>${heads}<th>${said.igsn}</th></tr></thead><tbody>${rows}</tbody></table></div>
${all.length > RUNS_PER_PAGE && html`<nav class="pgn box" aria-label="${said.pagesOfRuns}"><span class="n">${range}</span><span class="pgl">${page.before > 0 && html`<a class="btn" href="${links.page(sortOf(request))}#core-runs">${said.firstPage}</a>`}${page.next !== undefined && html`<a class="btn" rel="next" href="${links.page({ ...sortOf(request), after: page.next })}#core-runs">${said.nextPage}</a>`}</span></nav>`}</section>`;
}

function head(order: RunOrder, word: string, request: RunPageRequest, links: RunLinks): Html {
  const isSorted = request.order === order;
  const sort = isSorted && !request.isDescending ? `-${order}` : order;
  const arrow = isSorted ? html`<span aria-hidden="true">${request.isDescending ? ' ↓' : ' ↑'}</span>` : null;
  const link = html`<a href="${links.page({ sort })}#core-runs">${word}${arrow}</a>`;
  if (!isSorted) return html`<th class="r">${link}</th>`;
  return html`<th class="r" aria-sort="${request.isDescending ? 'descending' : 'ascending'}">${link}</th>`;
}

function sortOf({ order, isDescending }: RunPageRequest): Readonly<Record<string, string>> {
  return order === 'depth' && !isDescending ? {} : { sort: `${isDescending ? '-' : ''}${order}` };
}

function row(run: HoleRun, orders: readonly RunOrder[], links: RunLinks): Html {
  const cells = orders.map((order) =>
    order === 'depth'
      ? html`<td class="r">${fixed(run.topM, 2)}</td><td class="r">${fixed(run.bottomM, 2)}</td>`
      : html`<td class="r">${cell(run, order, links.said)}</td>`,
  );
  const igsn =
    run.igsn === null
      ? html`<span class="mut">${links.said.none}</span>`
      : html`<a class="m" href="${links.record(run.igsn)}">${run.igsn}</a>`;
  return html`<tr><th scope="row">${runLabel(run.name, run.coreType)}</th>${cells}<td>${igsn}</td></tr>`;
}

function cell(run: HoleRun, order: RunOrder, said: ExpeditionWords): Html | string {
  const percent = recoveryPercent(run.recoveredM, run.drilledM);
  if (!isStated(run, order)) return html`<span class="mut">–<span class="sr">${said.notStatedShort}</span></span>`;
  if (order === 'recovery' && percent !== undefined) return html`${recoveryBar(percent)}${fixed(percent, 0)}`;
  if (order === 'date') return (run.onDeck ?? '').slice(0, 10);
  if (order === 'diameter') return plain(run.diameterMm ?? 0);
  return fixed((order === 'drilled' ? run.drilledM : run.recoveredM) ?? 0, 2);
}

function isStated(run: HoleRun, order: RunOrder): boolean {
  if (order === 'recovery') return recoveryPercent(run.recoveredM, run.drilledM) !== undefined;
  const values = {
    depth: run.topM,
    drilled: run.drilledM,
    recovered: run.recoveredM,
    diameter: run.diameterMm,
    date: run.onDeck,
  };
  return values[order] !== null;
}
