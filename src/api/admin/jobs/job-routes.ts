import { html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import { isBulkJob } from '../../../operations/jobs/bulk-job.ts';
import { controlJob } from '../../../operations/jobs/control-job.ts';
import { type JobRow, listJobs } from '../../../store/read/list-jobs.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { age } from '../age.ts';
import { keyIn } from '../read-form.ts';
import { isOwnJob } from '../scope.ts';
import { link, pathWith, type Visit } from '../visit.ts';
import { jobCard, jobTitle } from './job-card.ts';
import { jobIn, jobPage } from './job-page.ts';

const PAGE = 100;

/** `/admin/jobs`: long work, what runs first, then what was. */
export function registerJobs(routes: AdminRoutes): void {
  routes.page('/admin/jobs', showJobs);
  routes.page('/admin/jobs/:id', jobPage);
  for (const order of ['pause', 'resume', 'cancel'] as const) {
    routes.action(`/admin/jobs/:id/${order}`, async ({ params, house, caller }) => {
      const { id } = await controlJob(house.unitOfWork, jobIn(params.id), order, caller);
      return { to: `/admin/jobs/${id}` };
    });
  }
}

async function showJobs(visit: Visit): Promise<AdminView> {
  const db = visit.house.store.read;
  const scope = isOwnJob(visit.caller);
  const before = keyIn(visit.query.get('before'));
  const running = await listJobs(db, { scope, running: true, before: '', limit: 20 });
  const all = await listJobs(db, { scope, running: false, before, limit: PAGE + 1 });
  const shown = all.slice(0, PAGE);
  const next =
    all.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/jobs', { before: shown.at(-1)!.id }))}">Older</a></div>`;
  const nothing = html`<div class="none"><p>Long work stands here: uploads, imports, dumps. It goes on when this page is closed, and after the server starts again.</p><div class="act"><a class="btn p" href="${link(visit, '/admin/upload')}">Upload</a></div></div>`;
  const main = html`<div id="jobs" data-live="">${running.map((job) => jobCard(visit, job))}<section class="card">${shown.length === 0 ? nothing : html`<table class="qt"><thead><tr><th>Job</th><th>State</th><th class="r">Done</th><th class="r">Accepted</th><th class="r">Refused</th><th>Started</th><th>By</th></tr></thead><tbody>${shown.map((job) => row(visit, job))}</tbody></table>`}${next}</section></div>`;
  return { title: 'Jobs', page: 'jobs', main };
}

function row(visit: Visit, job: JobRow) {
  return html`<tr><th scope="row" class="wide"><a href="${link(visit, `/admin/jobs/${job.id}`)}">${jobTitle(job)}</a></th><td>${job.state}</td><td class="r n" data-l="Done">${count(job.done)}${job.total !== null && ` of ${count(job.total)}`}</td><td class="r n" data-l="Accepted">${ofBulk(job, job.accepted)}</td><td class="r n" data-l="Refused">${ofBulk(job, job.rejected)}</td><td>${age(job.createdAt, visit.now)}</td><td>${job.account}</td></tr>`;
}

/** A dump accepts and refuses nothing. */
function ofBulk(job: JobRow, figure: number): string {
  return isBulkJob(job) ? count(figure) : '–';
}
