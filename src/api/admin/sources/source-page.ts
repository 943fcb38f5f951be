import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { HarvestRun } from '../../../operations/harvest/harvest-ports.ts';
import { listHarvestRuns } from '../../../store/read/list-harvest-runs.ts';
import type { HarvestSourceStanding } from '../../../store/read/list-harvest-sources.ts';
import type { AdminView } from '../admin-page.ts';
import { age, stamp } from '../age.ts';
import { keyIn } from '../read-form.ts';
import { link, pathWith, type Visit } from '../visit.ts';
import { heldNote } from './held-run.ts';
import { momentText, runCard, runTitle } from './run-card.ts';
import { runPath, sourceIn, sourcePath } from './shown-sources.ts';
import {
  completenessText,
  isHarvested,
  KIND_WORDS,
  nextRun,
  receivedOf,
  runState,
  TAKEN_WORDS,
} from './source-words.ts';

const PAGE = 50;

/** One source: what may be done with it, the run under way, its runs, how it is harvested and what it says of itself. */
export async function sourcePage(visit: Visit): Promise<AdminView> {
  const source = await sourceIn(visit);
  const { name, lastRun } = source;
  const before = keyIn(visit.query.get('before'));
  const wanted = { source: name, limit: PAGE + 1, ...(before !== '' && { before }) };
  const runs = await listHarvestRuns(visit.house.store.read, wanted);
  const isAlive = isHarvested(source, visit.now);
  const main = html`<div id="source" data-live="">${lastRun?.state === 'held' && heldNote(visit, lastRun)}${lastRun?.state === 'running' && runCard(visit, lastRun, isAlive)}${lastRun !== null && !isAlive && faultNote(lastRun)}
<div class="g"><div><section class="card"><header><h2>Runs</h2></header>${runs.length === 0 ? nothing(source, visit.now) : runTable(visit, runs)}</section></div>
<div><section class="card"><header><h2>How it stands</h2></header>${list(standing(source, visit.now))}</section><section class="card"><header><h2>How it is harvested</h2></header>${list(settings(source))}</section>${facts(source)}</div></div></div>`;
  return {
    title: source.title,
    page: 'sources',
    about: html`<span class="m">${name}</span>`,
    actions: orders(visit, source),
    main,
  };
}

function orders(visit: Visit, source: HarvestSourceStanding): Html {
  const { name, isActive, isStopAsked } = source;
  const isUnderWay = isHarvested(source, visit.now);
  const path = sourcePath(name);
  const order = (action: string, field: string, value: string, words: string, look = '') =>
    html`<form method="post" action="${link(visit, `${path}/${action}`)}"><input type="hidden" name="${field}" value="${value}"><button class="btn${look}">${words}</button></form>`;
  const stop = isStopAsked ? html`<span class="mut">Stopping…</span>` : order('stop', 'stop', 'yes', 'Stop');
  return html`<div class="act" id="orders" data-live="">${isUnderWay && stop}${isActive && !isUnderWay && order('run', 'full', '', 'Harvest what changed', ' p')}${isActive && order('run', 'full', 'yes', 'Harvest everything')}${order('reread', 'again', 'yes', 'Read what is kept again')}<a class="btn" href="${link(visit, `${path}/edit`)}">Change…</a>${order('switch', 'isActive', isActive ? '' : 'yes', isActive ? 'Switch off' : 'Switch on')}<a class="btn" href="${link(visit, `${path}/remove`)}">Remove…</a></div>`;
}

/** What went wrong last, and what becomes of it. */
function faultNote({ state, lastError }: HarvestRun): Html | false {
  if (lastError === null || (state !== 'failed' && state !== 'interrupted')) return false;
  const goesOn = state === 'failed' ? 'The next run begins anew.' : 'The next run goes on where it was.';
  return html`<div class="note e">${icon('error', 20)}<div><b>The last run ${state === 'failed' ? 'failed' : 'was broken off'}.</b> ${lastError} ${goesOn}</div></div>`;
}

function nothing(source: HarvestSourceStanding, now: Date): Html {
  const isInLine = source.isActive && source.dueAt !== null && Date.parse(source.dueAt) <= now.getTime();
  return html`<div class="none"><p>${isInLine ? 'The first run is in line: the server looks every half minute, and it shows here without reload.' : 'It was not harvested yet. The first run asks for everything, later ones for what changed.'}</p></div>`;
}

function runTable(visit: Visit, runs: readonly HarvestRun[]): Html {
  const shown = runs.slice(0, PAGE);
  const older =
    runs.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith(sourcePath(shown[0]!.source), { before: shown.at(-1)!.id }))}">Older</a></div>`;
  return html`<table class="qt"><thead><tr><th>Asked for</th><th>State</th><th>Begun</th><th class="r">Received</th><th class="r">Added</th><th class="r">Changed</th><th class="r">Deleted</th><th class="r">Unreadable</th><th class="r">Findings</th></tr></thead><tbody>${shown.map((run) => row(visit, run))}</tbody></table>${older}`;
}

function row(visit: Visit, run: HarvestRun): Html {
  const figure = (label: string, value: string | number) =>
    html`<td class="r n" data-l="${label}">${typeof value === 'number' ? count(value) : value}</td>`;
  return html`<tr><th scope="row" class="wide"><span class="say"><a href="${link(visit, runPath(run))}">${shortTitle(run)}</a></span></th><td>${runState(run)}</td><td data-l="Begun">${age(run.startedAt, visit.now)}</td>${figure('Received', receivedOf(run))}${figure('Added', run.added)}${figure('Changed', run.changed)}${figure('Deleted', run.deleted)}${figure('Unreadable', run.rejected)}${figure('Findings', run.findings)}</tr>`;
}

/** To the day: the run's own page has the moment. */
function shortTitle({ isFull, from }: HarvestRun): string {
  return runTitle({ isFull, from: from === null ? null : from.slice(0, 10) });
}

type Fact = readonly [label: string, value: Html | string];

function list(rows: readonly Fact[]): Html {
  return html`<dl class="kv">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function standing(one: HarvestSourceStanding, now: Date): readonly Fact[] {
  return [
    ['Present', `${count(one.present)}, ${count(one.shown)} of them shown`],
    ['With IGSN', count(one.withIgsn)],
    [
      'Without IGSN',
      `${count(one.withoutIgsn)}${one.isActive && one.withoutIgsn > 0 ? ', each shown for itself' : ''}`,
    ],
    ['Duplicates', one.duplicates === null ? '–' : `${count(one.duplicates)}, for which another record is shown`],
    ['Deleted', count(one.deleted)],
    ['Unreadable', count(one.unreadable)],
    ...(one.others > 0 ? [['Not of samples', `${count(one.others)}, kept aside`] as const] : []),
    ['Complete', one.completeness === null ? '–' : `${completenessText(one.completeness)} on average`],
    ['Described', spread(one)],
    ['Received', one.lastRun === null ? '–' : receivedOf(one.lastRun)],
    ['Last good run', age(one.lastCompleteAt, now)],
    ['Failures since', count(one.failures)],
    ['Next run', nextRun(one, now)],
  ];
}

function spread({ present, completenessSpread: { under25, under50, under75, from75 } }: HarvestSourceStanding) {
  if (present === 0) return '–';
  return `below 25 %: ${count(under25)}, 25–50 %: ${count(under50)}, 50–75 %: ${count(under75)}, from 75 %: ${count(from75)}`;
}

function settings(one: HarvestSourceStanding): readonly Fact[] {
  return [
    ['Kind', KIND_WORDS[one.kind]],
    ['Address', html`<span class="m brk">${one.url}</span>`],
    ...(one.metadataPrefix === '' ? [] : [['Format', html`<span class="m">${one.metadataPrefix}</span>`] as const]),
    ['Set', one.setSpec === '' ? 'everything' : html`<span class="m">${one.setSpec}</span>`],
    ['Taken', TAKEN_WORDS[one.takes].toLowerCase()],
    ['Schedule', one.everyHours === 0 ? 'only when asked for' : `every ${count(one.everyHours)} hours`],
    ['Pause', `${count(one.pauseMs)} ms between requests`],
    ['Priority', count(one.priority)],
    ['State', one.isActive ? 'switched on' : 'switched off: neither harvested nor shown'],
    [
      'Changes since',
      one.harvestedThrough === null ? 'the next run asks for everything' : momentText(one.harvestedThrough),
    ],
    ['Added', `${stamp(one.createdAt)} by ${one.createdBy}`],
  ];
}

const DELETIONS = { no: 'not kept', transient: 'kept for a while', persistent: 'kept for ever' } as const;

function facts({ facts: said }: HarvestSourceStanding): Html | false {
  const rows: Fact[] = [];
  if (said.repositoryName !== undefined) rows.push(['Name', said.repositoryName]);
  if (said.adminEmails !== undefined && said.adminEmails.length > 0)
    rows.push(['Contact', said.adminEmails.join(', ')]);
  if (said.deletedRecord !== undefined) rows.push(['Deletions', DELETIONS[said.deletedRecord]]);
  if (said.granularity !== undefined) rows.push(['Times to', `the ${said.granularity}`]);
  if (said.earliestDatestamp !== undefined) rows.push(['Earliest', momentText(said.earliestDatestamp)]);
  return (
    rows.length > 0 &&
    html`<section class="card"><header><h2>What it says of itself</h2></header>${list(rows)}</section>`
  );
}
