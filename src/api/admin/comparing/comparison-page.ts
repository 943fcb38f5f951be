import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { ComparisonCount, ComparisonRow } from '../../../store/read/list-comparisons.ts';
import type { AdminView } from '../admin-page.ts';
import { age } from '../age.ts';
import { jobCard } from '../jobs/job-card.ts';
import { adminRecordPath, link, mayDo, pathWith, type Visit } from '../visit.ts';
import type { ChosenComparisons, ShownComparisons } from './comparison-routes.ts';

const WORDS = {
  other: 'All that do not agree',
  differs: 'Differs',
  repaired: 'Told again',
  agrees: 'In agreement',
} as const;
const EVERY = { never: 'not', day: 'every day', week: 'every week', month: 'every 30 days' } as const;

/** The comparison of both sides: each upstream with its counts, then the records that differ. */
export function comparisonPage(visit: Visit, shown: ShownComparisons): AdminView {
  const { chosen, names, counts, running, rows, last } = shown;
  const seesAll = mayDo(visit, 'manage-agent', '');
  const list = html`<section class="card next">${choices(visit, chosen, names)}<div id="compared" data-live="">${rows.length === 0 ? nothing(counts, chosen) : table(visit, rows)}${last !== undefined && next(visit, chosen, last)}</div></section>`;
  const main = html`${seesAll && html`<div id="ends" data-live="">${running.map((job) => jobCard(visit, job))}${endsCard(visit, names, counts)}</div>`}${list}`;
  return { title: 'Comparison', page: 'comparison', about: 'what the register and each upstream say', main };
}

function endsCard(visit: Visit, names: readonly string[], counts: readonly ComparisonCount[]): Html {
  const { settings } = visit.house;
  if (names.length === 0)
    return html`<section class="card"><div class="none"><p>This installation has no upstream: there is nobody to compare with.</p></div></section>`;
  const rows = names.map((name) => {
    const found = counts.find((one) => one.upstream === name);
    const cell = (label: string, figure: number | undefined, colour: string) =>
      html`<td class="r n${figure !== undefined && figure > 0 && ` ${colour}`}" data-l="${label}">${figure === undefined ? '–' : count(figure)}</td>`;
    return html`<tr><th scope="row">${name}</th>${cell('In agreement', found?.counts.agrees, '')}${cell('Told again', found?.counts.repaired, 'wt-c')}${cell('Differ', found?.counts.differs, 'bad-c')}<td data-l="Compared">${found === undefined ? html`<span class="mut">never</span>` : age(found.latest, visit.now)}</td><td class="r">${buttons(visit, name)}</td></tr>`;
  });
  const every = settings.reconcileEvery;
  const how = settings.reconcileRepair ? ', and told again what differs' : '';
  return html`<section class="card"><header class="pad"><h2>Both sides</h2><span class="mut sm">Compared by itself: ${EVERY[every]}${every !== 'never' && how} (setting <span class="m">reconcileEvery</span>).</span></header><table class="qt"><thead><tr><th>Upstream</th><th class="r">In agreement</th><th class="r">Told again</th><th class="r">Differ</th><th>Compared</th><th><span class="sr">Action</span></th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function buttons(visit: Visit, upstream: string): Html {
  const about = html`<span class="sr"> ${upstream}</span>`;
  return html`<form class="inl" method="post" action="${link(visit, '/admin/comparison')}"><input type="hidden" name="upstream" value="${upstream}"><button class="btn s">Compare${about}</button> <button class="btn s" name="repair" value="yes">Compare and repair${about}</button></form>`;
}

function choices(visit: Visit, { outcome, upstream }: ChosenComparisons, names: readonly string[]): Html {
  const option = (value: string, words: string, current: string) =>
    html`<option value="${value}"${value === current && ' selected'}>${words}</option>`;
  return html`<form class="fil" action="${link(visit, '/admin/comparison')}"><label class="grow">Outcome<select name="outcome" data-go="">${Object.entries(WORDS).map(([value, words]) => option(value, words, outcome))}</select></label>${names.length > 1 && html`<label class="grow">Upstream<select name="upstream" data-go="">${option('', 'All', upstream)}${names.map((one) => option(one, one, upstream))}</select></label>`}<button class="btn">Show</button></form>`;
}

function table(visit: Visit, rows: readonly ComparisonRow[]): Html {
  return html`<table class="qt"><thead><tr><th>Outcome</th><th>IGSN</th><th>Client</th><th>Upstream</th><th>What differs</th><th>Compared</th></tr></thead><tbody>${rows.map((row) => tableRow(visit, row))}</tbody></table>`;
}

function tableRow(visit: Visit, row: ComparisonRow): Html {
  const igsn =
    row.client === null ? row.igsn : html`<a href="${link(visit, adminRecordPath(row.igsn))}">${row.igsn}</a>`;
  return html`<tr><td class="nw">${outcomePill(row)}</td><th scope="row" class="m">${igsn}</th><td class="m">${row.client ?? '–'}</td><td>${row.upstream}</td><td class="wide"><span class="say">${row.said ?? ''}</span></td><td data-l="Compared">${age(row.comparedAt, visit.now)}</td></tr>`;
}

/** How a record stands at an upstream, with a sign and in words. */
export function outcomePill({ outcome }: Pick<ComparisonRow, 'outcome'>): Html {
  if (outcome === 'agrees') return html`<span class="ok-c">${icon('ok', 17)} In agreement</span>`;
  if (outcome === 'repaired') return html`<span class="wt-c">${icon('st-pending', 17)} Told again</span>`;
  return html`<span class="bad-c">${icon('warn', 17)} Differs</span>`;
}

function next(visit: Visit, chosen: ChosenComparisons, last: ComparisonRow): Html {
  const to = pathWith('/admin/comparison', { ...chosen, after: last.igsn, at: last.upstream });
  return html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, to)}">Next</a></div>`;
}

function nothing(counts: readonly ComparisonCount[], { outcome }: ChosenComparisons): Html {
  const isCompared = counts.length > 0;
  if (outcome === 'other' && isCompared)
    return html`<div class="none"><p>Both sides say the same of every record that was compared.</p></div>`;
  return html`<div class="none"><p>No record of yours is like that${!isCompared && ', or nobody has compared both sides yet'}. Records that still wait for their upstream are not compared.</p></div>`;
}
