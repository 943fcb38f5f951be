import { type Html, html } from '../../../dissemination/frame/html.ts';
import { type IconName, icon } from '../../../dissemination/frame/icons.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import type { Severity } from '../../../domain/finding.ts';
import type { FindingCount, HarvestRun } from '../../../operations/harvest/harvest-ports.ts';
import {
  type HarvestFindingRow,
  listFindingCounts,
  listHarvestFindings,
} from '../../../store/read/list-harvest-runs.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { findingLines } from '../finding-lines.ts';
import { link, pathWith, type Visit } from '../visit.ts';
import { recordPath } from './harvested-record.ts';
import { heldNote } from './held-run.ts';
import { runCard, runTitle } from './run-card.ts';
import { runIn, runPath, sourceIn, sourcePath } from './shown-sources.ts';
import { isHarvested, receivedOf, runState } from './source-words.ts';

const PAGE = 200;

/** One run: how far it is, what came of it, and what it found, by record. */
export async function runPage(visit: Visit): Promise<AdminView> {
  const source = await sourceIn(visit);
  const run = await runIn(visit, source.name);
  const asked = visit.query.get('after') ?? '';
  const after = /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
  const { read } = visit.house.store;
  const counts = await listFindingCounts(read, run.id);
  const code = counts.find((one) => one.code === visit.query.get('code'))?.code;
  const wanted = { run: run.id, after, limit: PAGE + 1, ...(code !== undefined && { code }) };
  const rows = await listHarvestFindings(read, wanted);
  const isHeld = run.state === 'held' && source.lastRun?.id === run.id;
  const main = html`<div id="run" data-live="">${isHeld && heldNote(visit, run)}${run.state === 'running' && runCard(visit, run, isHarvested(source, visit.now))}${facts(run)}${countsCard(visit, run, counts, code)}${findings(visit, run, rows, code)}</div>`;
  return {
    title: `Run of ${source.title}`,
    page: 'sources',
    about: runTitle(run),
    actions: html`<a class="btn" href="${link(visit, sourcePath(source.name))}">Back to the source</a>`,
    main,
  };
}

function facts(run: HarvestRun): Html {
  const rows: readonly (readonly [string, Html | string | false])[] = [
    ['State', html`${runState(run)} ${MEANING[run.state]}`],
    ['Received', receivedOf(run)],
    ['Added', count(run.added)],
    ['Changed', count(run.changed)],
    ['Unchanged', count(run.unchanged)],
    ['Deleted', count(run.deleted)],
    ['Unreadable', count(run.rejected)],
    ['Not of samples', run.others > 0 && `${count(run.others)}, kept aside`],
    ['Requests', count(run.requests)],
    ['Begun', stamp(run.startedAt)],
    ['Last word', stamp(run.changedAt)],
    ['Ended', run.finishedAt !== null && stamp(run.finishedAt)],
    ['Fault', run.lastError !== null && run.lastError],
    ['Position', run.position !== null && html`<code class="m brk">${run.position}</code>`],
  ];
  const shown = rows.filter(([, value]) => value !== false);
  return html`<section class="card"><dl class="kv">${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

const MEANING: Readonly<Record<HarvestRun['state'], string>> = {
  running: '',
  complete: 'the list was read to its end',
  interrupted: 'the next run goes on at the position',
  held: 'complete, but nothing was deleted',
  failed: 'the next run begins anew',
};

/** How often there was what; each code leads to its findings. */
function countsCard(visit: Visit, run: HarvestRun, counts: readonly FindingCount[], code: string | undefined) {
  if (counts.length === 0) return false;
  const table = link(
    visit,
    pathWith('/api/v1/harvest/findings.csv', { run: run.id, ...(code !== undefined && { code }) }),
  );
  const rows = counts.map((one) => {
    const isShown = one.code === code;
    const path = pathWith(runPath(run), { code: one.code });
    return html`<tr><td>${severityMark(one.severity)}</td><th scope="row" class="wide"><a class="m brk" href="${link(visit, path)}"${isShown && html` aria-current="true"`}>${one.code}</a>${isShown && html` <a class="sm" href="${link(visit, runPath(run))}">Show all</a>`}</th><td class="r n" data-l="How often">${count(one.count)}</td></tr>`;
  });
  return html`<section class="card next"><header class="pad"><h2>Findings by code</h2><a class="btn s" href="${table}" download>Table (CSV)</a></header><table class="qt"><thead><tr><th>Severity</th><th>Code</th><th class="r">How often</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function severityMark(severity: Severity): Html {
  const [, name, colour] = SEVERITIES.find(([one]) => one === severity)!;
  return html`<span class="${colour} nw">${icon(name, 17)} ${severity}</span>`;
}

function findings(visit: Visit, run: HarvestRun, rows: readonly HarvestFindingRow[], code: string | undefined): Html {
  if (rows.length === 0)
    return html`<section class="card next"><header><h2>Findings</h2></header><div class="none"><p>${run.state === 'running' ? 'Nothing was found until now.' : 'Nothing was found: every record could be read as it came.'}</p></div></section>`;
  const shown = rows.slice(0, PAGE);
  const records = [...Map.groupBy(shown, (row) => row.item)];
  const next =
    rows.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith(runPath(run), { ...(code !== undefined && { code }), after: String(shown.at(-1)!.number) }))}">Next ${PAGE}</a></div>`;
  return html`<section class="card next"><header class="pad"><h2>${code === undefined ? 'Findings' : html`Findings of <span class="m">${code}</span>`}</h2><span class="mut sm">${code === undefined ? html`${counted(run.findings, 'finding', 'findings')}, ${shown[0]!.number}–${shown.at(-1)!.number} here` : counted(shown.length, 'finding', 'findings')}; the first thousand are kept, and the first of each rule</span></header><table class="qt"><thead><tr><th>Severity</th><th>Record</th><th>Finding</th></tr></thead><tbody>${records.map(([item, some]) => findingRow(visit, run.source, item, some))}</tbody></table>${next}</section>`;
}

const SEVERITIES: readonly (readonly [Severity, IconName, string])[] = [
  ['error', 'error', 'bad-c'],
  ['warning', 'warn', 'wt-c'],
  ['info', 'ok', 'ok-c'],
];

function findingRow(visit: Visit, source: string, item: string, rows: readonly HarvestFindingRow[]): Html {
  const all = rows.map((row) => row.finding);
  const [severity] = SEVERITIES.find(([one]) => all.some((found) => found.severity === one))!;
  const record =
    item === ''
      ? html`<span class="mut">the whole source</span>`
      : html`<a class="m brk" href="${link(visit, recordPath(source, item))}">${item}</a>`;
  return html`<tr><td>${severityMark(severity)}</td><th scope="row" class="wide"><span class="say">${record}</span></th><td class="wide">${findingLines({ findings: all })}</td></tr>`;
}
