import { ensureMay } from '../../../operations/caller.ts';
import {
  addSource,
  askForReread,
  askForRun,
  changeSource,
  removeSource,
  stopHarvest,
} from '../../../operations/harvest/change-sources.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { confirmPage } from '../confirm-page.ts';
import type { FormState } from '../form-fields.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { harvestedRecord } from './harvested-record.ts';
import { acceptFromForm, askToAccept } from './held-run.ts';
import { runPage } from './run-page.ts';
import { sourceIn, sourcePath } from './shown-sources.ts';
import { NEW_SOURCE, SOURCE_FIELDS, settingsIn, sourceForm, valuesOf } from './source-form.ts';
import { sourceList } from './source-list.ts';
import { sourcePage } from './source-page.ts';

/** `/admin/sources`: other catalogues, how they are harvested, their runs and what these found. The list is for all, the rest for administrators. */
export function registerSources(routes: AdminRoutes): void {
  routes.page('/admin/sources', sourceList);
  // Beside the sources, since one may be called anything.
  routes.page('/admin/new-source', async (visit) => newForm(visit, NEW_SOURCE));
  routes.form('/admin/new-source', (visit) =>
    tryForm(
      visit,
      SOURCE_FIELDS,
      () => add(visit),
      (state) => newForm(visit, state),
    ),
  );
  routes.page('/admin/sources/:name', sourcePage);
  routes.page('/admin/sources/:name/runs/:run', runPage);
  routes.page('/admin/sources/:name/record', harvestedRecord);
  registerChanges(routes);
  registerOrders(routes);
}

function registerChanges(routes: AdminRoutes): void {
  routes.page('/admin/sources/:name/edit', async (visit) => {
    const source = await sourceIn(visit);
    return editForm(visit, { values: valuesOf(source) });
  });
  routes.form('/admin/sources/:name/edit', (visit) =>
    tryForm(
      visit,
      SOURCE_FIELDS,
      () => change(visit),
      (state) => editForm(visit, state),
    ),
  );
  routes.page('/admin/sources/:name/remove', (visit) => askToRemove(visit));
  routes.form('/admin/sources/:name/remove', (visit) =>
    tryForm(
      visit,
      [],
      async () => {
        const { name } = await sourceIn(visit);
        const deleted = await removeSource(visit.house.unitOfWork, name, visit.caller);
        return { to: `/admin/sources?done=source-removed&n=${deleted}` };
      },
      (state) => askToRemove(visit, state),
    ),
  );
}

function registerOrders(routes: AdminRoutes): void {
  routes.action('/admin/sources/:name/switch', async (visit) => {
    const { name } = await sourceIn(visit);
    const isActive = visit.form.get('isActive') === 'yes';
    await changeSource(visit.house.unitOfWork, name, { isActive }, visit.caller);
    return { to: `${sourcePath(name)}?done=${isActive ? 'source-on' : 'source-off'}` };
  });
  routes.action('/admin/sources/:name/run', async (visit) => {
    const { name } = await sourceIn(visit);
    const isFull = visit.form.get('full') === 'yes';
    await askForRun(visit.house.unitOfWork, name, isFull, visit.caller);
    return { to: `${sourcePath(name)}?done=${isFull ? 'full-asked' : 'run-asked'}` };
  });
  routes.action('/admin/sources/:name/stop', async (visit) => {
    const { name } = await sourceIn(visit);
    await stopHarvest(visit.house.unitOfWork, name, visit.caller);
    return { to: `${sourcePath(name)}?done=stop-asked` };
  });
  routes.action('/admin/sources/:name/reread', async (visit) => {
    const { name } = await sourceIn(visit);
    await askForReread(visit.house.unitOfWork, name, visit.caller);
    return { to: `${sourcePath(name)}?done=reread-asked` };
  });
  routes.page('/admin/sources/:name/runs/:run/accept', (visit) => askToAccept(visit));
  routes.form('/admin/sources/:name/runs/:run/accept', (visit) =>
    tryForm(
      visit,
      [],
      () => acceptFromForm(visit),
      (state) => askToAccept(visit, state),
    ),
  );
}

function newForm(visit: Visit, state: FormState): AdminView {
  ensureMay(visit.caller, 'administer', '');
  const main = sourceForm(visit, { action: '/admin/new-source', back: '/admin/sources', isNew: true, state });
  return { title: 'Add a source', page: 'sources', main };
}

async function add(visit: Visit): Promise<Onward> {
  const { title, ...settings } = settingsIn(visit);
  const name = (visit.form.get('name') ?? '').trim();
  const wanted = { name, ...settings, ...(title !== '' && { title }) };
  await addSource(visit.house.unitOfWork, wanted, visit.caller);
  return { to: `${sourcePath(name)}?done=source-added` };
}

async function editForm(visit: Visit, state: FormState): Promise<AdminView> {
  const { name, title } = await sourceIn(visit);
  const path = sourcePath(name);
  const main = sourceForm(visit, { action: `${path}/edit`, back: path, isNew: false, state });
  return { title: `Change ${title}`, page: 'sources', about: name, main };
}

async function change(visit: Visit): Promise<Onward> {
  const { name } = await sourceIn(visit);
  await changeSource(visit.house.unitOfWork, name, settingsIn(visit), visit.caller);
  return { to: `${sourcePath(name)}?done=source-changed` };
}

async function askToRemove(visit: Visit, state?: FormState): Promise<AdminView> {
  const { name, title, present, deleted, unreadable } = await sourceIn(visit);
  return confirmPage(visit, {
    title: `Remove ${title}`,
    page: 'sources',
    text: `What is kept of its ${present + unreadable} records is thrown away, and they become deletions, which whoever harvests us is told of. ${deleted} are deletions already. To keep them and stop harvesting, switch the source off instead.`,
    button: 'Remove for good',
    isDangerous: true,
    action: `${sourcePath(name)}/remove`,
    back: sourcePath(name),
    ...(state !== undefined && { state }),
  });
}
