import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { findJob } from '../../../operations/jobs/control-job.ts';
import type { JobRow } from '../../../operations/jobs/job-ports.ts';
import {
  ensureKind,
  HAND_OVER_JOB,
  handOverParameters,
  TAKE_OVER_JOB,
  type TakenPackage,
  takeOverParameters,
} from '../../../operations/transfer/transfer-job.ts';
import { conflictKey, type TransferConflict } from '../../../operations/transfer/transfer-run.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { octets } from '../dumps/dump-table.ts';
import { type FormState, formProblem } from '../form-fields.ts';
import { jobCard } from '../jobs/job-card.ts';
import { jobIn } from '../jobs/job-page.ts';
import { link, type Visit } from '../visit.ts';
import { packagePath } from './transfer-list.ts';

const KINDS: Readonly<Record<TransferConflict['kind'], string>> = {
  changed: 'changed on both sides',
  'deleted-here': 'deleted here, changed there',
  'deleted-there': 'deleted there, changed here',
  'name-taken': 'another object has its name here',
  'parent-missing': 'what it belongs to is not here',
  'in-use': 'deleted there, in use here',
};

/** The job of a page. Throws `not-found`. */
export async function packageJob(visit: Visit): Promise<JobRow> {
  const { store } = visit.house;
  const job = await findJob(jobStore(store.read, store.engine), jobIn(visit.params.id), visit.caller);
  return ensureKind(job, HAND_OVER_JOB, TAKE_OVER_JOB);
}

/** `/admin/transfer/ID`: how far a package is, what came of it, and what is to be decided. */
export async function packagePage(visit: Visit, state: FormState = { values: {} }): Promise<AdminView> {
  const job = await packageJob(visit);
  const fault =
    job.lastError !== null && html`<section class="card next"><div class="box"><p>${job.lastError}</p></div></section>`;
  const body = job.kind === TAKE_OVER_JOB ? takenBody(visit, job, state) : madeBody(visit, job);
  const main = html`<div id="package" data-live="">${jobCard(visit, job)}${fault}${body}</div>`;
  return { title: titleOf(job), page: 'transfer', main };
}

function titleOf(job: JobRow): string {
  if (job.kind !== TAKE_OVER_JOB) return `Package of ${handOverParameters(job).code}`;
  const { taken, name } = takeOverParameters(job);
  return taken?.package ?? name;
}

type Fact = readonly [string, Html | string];

const facts = (rows: readonly Fact[]): Html =>
  html`<section class="card next"><dl class="kv">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;

function madeBody(visit: Visit, job: JobRow): Html | false {
  const { made } = handOverParameters(job);
  if (made === undefined) return false;
  const file = html`<a class="btn p" href="${link(visit, `/api/v1/packages/${job.id}/file`)}" download="${made.package}.corestone">Download, ${octets(made.bytes)}</a>`;
  return facts([
    ['Package', html`<span class="m">${made.package}</span>`],
    ['Rows', count(made.rows)],
    ['Signed with', html`<span class="m sm">${made.signer}</span>`],
    ['File', file],
  ]);
}

function takenBody(visit: Visit, job: JobRow, state: FormState): Html | false {
  const { taken } = takeOverParameters(job);
  if (taken === undefined) return false;
  const known = facts([
    ['Expedition', taken.expedition],
    ['Made', `${stamp(taken.madeAt)} by ${taken.origin}`],
    ['Signed with', html`<span class="m sm">${taken.signer}</span>`],
    [taken.isDry ? 'Would be new' : 'New', `${count(taken.added)} rows of ${count(taken.rows)}`],
    [taken.isDry ? 'Would change' : 'Changed', count(taken.changed)],
    [taken.isDry ? 'Would be deleted' : 'Deleted', count(taken.deleted)],
    ['In conflict', count(taken.conflictCount)],
    ...(taken.placesMissing.length === 0
      ? []
      : [['Places that are not here', html`<span class="m sm">${taken.placesMissing.join(', ')}</span>`] as const]),
  ]);
  return html`${known}${decideForm(visit, job, taken, state)}`;
}

function decideForm(visit: Visit, job: JobRow, taken: TakenPackage, state: FormState): Html | false {
  const { conflicts, conflictCount, isDry } = taken;
  if (!isDry && conflictCount === 0) return false;
  const of = conflictCount > conflicts.length ? `the first ${count(conflicts.length)} of ${count(conflictCount)}` : '';
  const list =
    conflicts.length > 0 &&
    html`<table class="qt"><thead><tr><th>Object</th><th>Field</th><th>Before</th><th>Theirs</th><th>Ours</th><th>Keep</th></tr></thead><tbody>${conflicts.map(conflictRow)}</tbody></table>`;
  const hint =
    conflictCount === 0 ? 'Nothing is in conflict.' : 'What is left open stays as it is here, and is shown again.';
  return html`<section class="card next"><header class="pad"><h2>${conflictCount === 0 ? 'Take it over' : 'Both sides changed'}</h2><span class="mut sm">${of}</span></header><form method="post" action="${link(visit, `${packagePath(job.id)}/take`)}"><div class="pad">${formProblem(state)}</div>${list}<div class="frm"><p class="sm mut">${hint}</p><div class="act"><button class="btn p">Take it over</button></div></div></form></section>`;
}

function conflictRow(one: TransferConflict): Html {
  const name = `keep ${conflictKey(one)}`;
  const option = (value: string, words: string) =>
    html`<label><input type="radio" name="${name}" value="${value}"${value === '' && html` checked`}> ${words}</label> `;
  const keep = one.isOpen
    ? html`<span role="radiogroup" aria-label="Keep of ${one.name}, ${one.field === '' ? 'all of it' : one.field}">${option('', 'open')}${option('theirs', 'theirs')}${option('ours', 'ours')}</span>`
    : html`<span class="mut">${KINDS[one.kind]}: rename or restore it on one side</span>`;
  return html`<tr><th scope="row" class="wide">${one.name}<span class="say mut sm">${KINDS[one.kind]}</span></th><td data-l="Field">${one.field === '' ? 'all of it' : one.field}</td><td data-l="Before">${shown(one.base)}</td><td data-l="Theirs">${shown(one.theirs)}</td><td data-l="Ours">${shown(one.ours)}</td><td data-l="Keep">${keep}</td></tr>`;
}

const shown = (value: unknown): string => {
  if (value === undefined) return 'unknown';
  if (value === null || value === '') return 'empty';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
