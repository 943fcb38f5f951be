import { createReadStream, existsSync } from 'node:fs';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { splitLines } from '../../../intake/bulk/split-lines.ts';
import type { BulkResult } from '../../../operations/bulk/bulk-item.ts';
import { COMPARISON_JOB } from '../../../operations/comparing/comparison-job.ts';
import { DATA_SET_JOB, dataSetParameters } from '../../../operations/data-sets/data-set-job.ts';
import { DUMP_JOB } from '../../../operations/dumps/dump-job.ts';
import { bulkParameters, isBulkJob } from '../../../operations/jobs/bulk-job.ts';
import { findJob } from '../../../operations/jobs/control-job.ts';
import type { JobRow } from '../../../operations/jobs/job-ports.ts';
import { isTransferJob } from '../../../operations/transfer/transfer-job.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import { resultFile } from '../../jobs/job-files.ts';
import type { AdminView } from '../admin-page.ts';
import { stamp } from '../age.ts';
import { findingLines } from '../finding-lines.ts';
import { keyIn } from '../read-form.ts';
import { adminRecordPath, link, type Visit } from '../visit.ts';
import { comparisonFacts } from './comparison-facts.ts';
import { dumpFacts } from './dump-facts.ts';
import { jobCard, jobTitle } from './job-card.ts';

const MOST_REFUSED = 50;
const LONGEST_LINE = 1_048_576;

/** The key of a job in an address; throws `not-found` for anything that is none. */
export function jobIn(text: string | undefined): string {
  const key = keyIn(text);
  if (key !== '') return key;
  throw new CorestoneError('not-found', 'There is no such job.');
}

/** One job: how far it is, what was refused and why, and what may be done with it. */
export async function jobPage(visit: Visit): Promise<AdminView> {
  const { store } = visit.house;
  const job = await findJob(jobStore(store.read, store.engine), jobIn(visit.params.id), visit.caller);
  const parameters = isBulkJob(job) ? bulkParameters(job) : undefined;
  const refused =
    parameters === undefined || job.rejected === 0
      ? []
      : await visit.memory.of(`refused ${job.id} ${parameters.resultBytes}`, () => readRefused(visit, job));
  const main = html`<div id="job" data-live="">${jobCard(visit, job)}${facts(visit, job)}${refused.length > 0 && refusedCard(visit, job, refused)}</div>`;
  return { title: jobTitle(job), page: 'jobs', about: parameters?.input.name, actions: orders(visit, job), main };
}

function orders(visit: Visit, job: JobRow): Html {
  const order = (name: string, words: string) =>
    html`<form method="post" action="${link(visit, `/admin/jobs/${job.id}/${name}`)}"><button class="btn">${words}</button></form>`;
  const isOn = job.state === 'queued' || job.state === 'running';
  const mayResume = job.state === 'paused' || job.state === 'failed' || job.state === 'cancelled';
  return html`<div class="act" id="orders" data-live="">${isOn && order('pause', 'Pause')}${(isOn || job.state === 'paused') && order('cancel', 'Cancel')}${mayResume && order('resume', 'Go on')}</div>`;
}

type Fact = readonly [string, Html | string | false];

function facts(visit: Visit, job: JobRow): Html {
  const rows: readonly Fact[] = [
    ['State', job.state],
    ...ownFacts(visit, job),
    ['Begun', `${stamp(job.createdAt)} by ${job.account}`],
    ['Ended', job.finishedAt !== null && stamp(job.finishedAt)],
    ['Fault', job.lastError !== null && job.lastError],
  ];
  return html`<section class="card"><dl class="kv">${rows.filter(([, value]) => value !== false).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function ownFacts(visit: Visit, job: JobRow): readonly Fact[] {
  if (job.kind === DUMP_JOB) return dumpFacts(visit, job);
  if (job.kind === COMPARISON_JOB) return comparisonFacts(visit, job);
  if (job.kind === DATA_SET_JOB) return dataSetFacts(visit, job);
  return isBulkJob(job) ? bulkFacts(visit, job) : transferFacts(visit, job);
}

function dataSetFacts(visit: Visit, job: JobRow): readonly Fact[] {
  const { program, code, options } = dataSetParameters(job);
  const file = link(visit, `/api/v1/jobs/${job.id}/file`);
  return [
    ['Expedition', `${program} ${code}`],
    ['DOI', options.doi ?? 'to be assigned'],
    ['Licence', options.licence ?? 'none stated'],
    ['For publication', options.althoughMoratorium === true && 'no: for the own archive, with what is kept back'],
    ['Package', job.state === 'done' && html`<a href="${file}">Download the archive</a>`],
  ];
}

function transferFacts(visit: Visit, job: JobRow): readonly Fact[] {
  if (!isTransferJob(job)) return [];
  return [['Package', html`<a href="${link(visit, `/admin/transfer/${job.id}`)}">what came of it</a>`]];
}

function bulkFacts(visit: Visit, job: JobRow): readonly Fact[] {
  const results = link(visit, `/api/v1/jobs/${job.id}/results`);
  return [
    [
      'Accepted',
      html`${count(job.accepted)}${job.accepted > 0 && html` <a href="${results}?only=accepted" download="accepted.ndjson">as NDJSON</a>`}`,
    ],
    [
      'Refused',
      html`${count(job.rejected)}${job.rejected > 0 && html` <a href="${results}?only=rejected" download="refused.ndjson">as NDJSON</a>`}`,
    ],
  ];
}

function refusedCard(visit: Visit, job: JobRow, refused: readonly BulkResult[]): Html {
  const rows = refused.map(
    (one) =>
      html`<tr><td class="r n" data-l="Line">${one.file ?? one.line}</td><td class="m">${one.igsn !== undefined && html`<a href="${link(visit, adminRecordPath(one.igsn))}">${one.igsn}</a>`}</td><td class="wide">${findingLines(one)}</td></tr>`,
  );
  return html`<section class="card next"><header class="pad"><h2>Refused</h2><span class="mut sm">the first ${count(refused.length)} of ${count(job.rejected)}</span></header><table class="qt"><thead><tr><th class="r">Line</th><th>IGSN</th><th>Why</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** The first refused items, from the part of the results that is committed; none where they lie with another server. */
async function readRefused({ house }: Visit, job: JobRow): Promise<readonly BulkResult[]> {
  const file = resultFile(house.settings.data, job.id);
  const { resultBytes } = bulkParameters(job);
  if (!(resultBytes > 0) || !existsSync(file)) return [];
  const found: BulkResult[] = [];
  const bytes = createReadStream(file, { end: resultBytes - 1 });
  for await (const lines of splitLines(bytes, LONGEST_LINE)) {
    const refused = lines.filter(({ text }) => text?.includes('"outcome":"refused"'));
    found.push(...refused.map(({ text }) => JSON.parse(text!) as BulkResult));
    if (found.length >= Math.min(MOST_REFUSED, job.rejected)) break;
  }
  return found.slice(0, MOST_REFUSED);
}
