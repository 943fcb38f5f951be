import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { COMPARISON_JOB } from '../../../operations/comparing/comparison-job.ts';
import type { JobRow } from '../../../store/read/list-jobs.ts';
import { age, spanText } from '../age.ts';
import { link, type Visit } from '../visit.ts';

/** A job with its progress, rate and time left. */
export function jobCard(visit: Visit, job: JobRow): Html {
  const of = job.total === null ? '' : ` of ${count(job.total)}`;
  const word = job.kind === COMPARISON_JOB ? 'differ' : 'refused';
  const refused = job.rejected > 0 ? `, ${count(job.rejected)} ${word}` : '';
  const bar =
    job.total === null && job.finishedAt === null
      ? html`<progress aria-label="Progress"></progress>`
      : html`<progress aria-label="Progress" value="${job.done}" max="${Math.max(1, job.total ?? job.done)}"></progress>`;
  return html`<section class="card job" aria-label="Job ${job.kind}"><div><b><a href="${link(visit, `/admin/jobs/${job.id}`)}">${jobTitle(job)}</a></b> <span class="mut">${count(job.done)}${of} done${refused}${pace(job, visit.now)}</span></div><div class="mut sm">Started ${age(job.createdAt, visit.now)} by ${job.account}.${job.finishedAt === null && ' You may close this page.'}</div>${bar}</section>`;
}

/** The name of a job for people. */
export function jobTitle({ kind, party }: Pick<JobRow, 'kind' | 'party'>): string {
  const word = kind.replaceAll('-', ' ');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}${party === '' ? '' : ` for ${party}`}`;
}

function pace(job: JobRow, now: Date): string {
  // How many are done says it already.
  if (job.state === 'done') return '';
  if (job.state !== 'running') return `, ${job.state}`;
  const seconds = (now.getTime() - Date.parse(job.createdAt)) / 1000;
  if (seconds < 1 || job.done === 0) return '';
  const rate = job.done / seconds;
  const left = job.total === null ? '' : `, about ${spanText((job.total - job.done) / rate)} left`;
  return `, ${count(Math.round(rate * 60))} a minute${left}`;
}
