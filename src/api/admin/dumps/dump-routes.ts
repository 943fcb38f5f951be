import { dumpsFolder, listDumps, readManifest } from '../../../dissemination/feeds/dumps/dump-folder.ts';
import { type Html, html } from '../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import type { DumpManifest } from '../../../domain/registration/dump.ts';
import type { Format } from '../../../formats/format.ts';
import { DUMP_JOB, makeDumpJob } from '../../../operations/dumps/dump-job.ts';
import { listJobs } from '../../../store/read/list-jobs.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import type { FormState } from '../form-fields.ts';
import { jobCard } from '../jobs/job-card.ts';
import { isOwnJob } from '../scope.ts';
import { tryForm } from '../try-form.ts';
import { mayDo, type Onward, type Visit } from '../visit.ts';
import { dumpForm, formatField } from './dump-form.ts';
import { dumpTable } from './dump-table.ts';

const MOST_RUNNING = 20;

/** `/admin/dumps`: the full dumps that are there and under way; administrators have one made. */
export function registerDumps(routes: AdminRoutes, served: readonly Format[]): void {
  routes.page('/admin/dumps', (visit) => dumpsPage(visit, served));
  routes.form('/admin/dumps', (visit) =>
    tryForm(
      visit,
      ['formats'],
      () => dumpNow(visit, served),
      (state) => dumpsPage(visit, served, state),
    ),
  );
}

async function dumpsPage(visit: Visit, served: readonly Format[], state?: FormState): Promise<AdminView> {
  const { settings, store } = visit.house;
  const folder = dumpsFolder(settings.data);
  const found = await Promise.all((await listDumps(folder)).map((name) => readManifest(folder, name)));
  const wanted = { scope: isOwnJob(visit.caller), running: true, before: '', limit: MOST_RUNNING };
  const running = (await listJobs(store.read, wanted)).filter((job) => job.kind === DUMP_JOB);
  const usual = {
    values: {
      ...Object.fromEntries(settings.dumpFormats.map((name) => [formatField(name), 'yes'])),
      ...(settings.dumpHarvested && { harvested: 'yes' }),
    },
  };
  const dumps = found.filter((one): one is DumpManifest => one !== undefined);
  const list = html`<div id="dumps" data-live="">${running.map((job) => jobCard(visit, job))}<section class="card">${dumps.length === 0 ? nothing() : dumpTable(visit, dumps)}</section></div>`;
  const form = mayDo(visit, 'administer', '') && dumpForm(visit, served, state ?? usual);
  const main = form === false ? list : html`<div class="g"><div>${list}</div><div>${form}</div></div>`;
  return {
    title: 'Dumps',
    page: 'dumps',
    about: `everything public at once; the latest ${settings.dumpKeep} are kept`,
    main,
  };
}

function nothing(): Html {
  return html`<div class="none"><p>There is no dump yet. A dump is everything public in packed files, for whoever wants all of it at once; the change feed goes on behind it. They can be made daily by the setting <span class="m">dumpDaily</span>.</p></div>`;
}

async function dumpNow(visit: Visit, served: readonly Format[]): Promise<Onward> {
  const { house, form, caller } = visit;
  const formats = served.map((one) => one.name).filter((name) => form.get(formatField(name)) === 'yes');
  if (formats.length === 0) throw withoutFormat();
  const { id, isNew } = await makeDumpJob(house.unitOfWork, {
    formats,
    withHarvested: form.get('harvested') === 'yes',
    caller,
  });
  return { to: `/admin/jobs/${id}?done=${isNew ? 'dump-asked' : 'dump-under-way'}` };
}

function withoutFormat(): CorestoneError {
  const found = finding('formats-missing', 'No format is ticked.', { field: 'formats', rule: 'one format or more' });
  return new CorestoneError('invalid-input', found.message, { findings: [found] });
}
