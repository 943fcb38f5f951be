import { html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { findExpeditionPath } from '../../../store/read/find-expedition-path.ts';
import { closedParts } from '../../data-set/ensure-open.ts';
import { askForDataSet } from '../../rest/exports/data-set-routes.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { checkField, type FormState, formProblem, textField } from '../form-fields.ts';
import { tryForm } from '../try-form.ts';
import { link, type Onward, type Visit } from '../visit.ts';
import { setUpOf, setUpPath } from './expedition-pages.ts';

const NAMES = ['doi', 'licence', 'publisher', 'version', 'year', 'althoughMoratorium'] as const;

/** `/admin/expeditions/:id/data-set`: has the operational data set of an expedition built, as a job. For administrators. */
export function registerDataSetPage(routes: AdminRoutes): void {
  routes.page('/admin/expeditions/:id/data-set', (visit) => dataSetPage(visit, { values: { version: '1.0' } }));
  routes.form('/admin/expeditions/:id/data-set', (visit) =>
    tryForm(
      visit,
      NAMES,
      () => build(visit),
      (state) => dataSetPage(visit, state),
    ),
  );
}

async function dataSetPage(visit: Visit, state: FormState): Promise<AdminView> {
  const { program, expedition } = await setUpOf(visit);
  const path = await findExpeditionPath(visit.house.store.read, expedition.name, program);
  const closed = await closedParts(visit.house, path);
  const notice =
    closed.length > 0 &&
    html`<div class="note l" role="note">${icon('st-embargoed', 20)}<div><b>It cannot be published yet.</b><ul>${closed.map((one) => html`<li>${one.message}</li>`)}</ul></div></div>`;
  const although =
    closed.length > 0 &&
    checkField(state, 'althoughMoratorium', 'For the own archive, with what is kept back; the package says so');
  const fields = [
    textField(state, 'doi', 'DOI', { hint: 'Where the data set has one already; else a place is kept for it.' }),
    textField(state, 'licence', 'Licence', { hint: 'Such as CC-BY-4.0, or its address.' }),
    textField(state, 'publisher', 'Publisher', { hint: 'The agent where nothing stands here.' }),
    textField(state, 'version', 'Version'),
    textField(state, 'year', 'Year of publication', { hint: 'That of the last change where nothing stands here.' }),
  ];
  const main = html`<section class="card"><header class="pad"><h2>Build the package</h2></header><form class="frm" method="post" action="${link(visit, `${setUpPath(expedition)}/data-set`)}">${formProblem(state)}${notice}${fields}${although}<div class="act"><button class="btn p">Build</button></div></form></section>`;
  return {
    title: 'Operational data set',
    page: 'expeditions',
    about: html`of <a href="${link(visit, setUpPath(expedition))}">expedition ${expedition.name}</a>: tables, explanatory remarks, DataCite metadata with a relation to every IGSN, checksums`,
    main,
  };
}

async function build(visit: Visit): Promise<Onward> {
  const { program, expedition } = await setUpOf(visit);
  const { house, form, caller } = visit;
  const text = (name: (typeof NAMES)[number]) => form.get(name) ?? undefined;
  const { id, isNew } = await askForDataSet(house, caller, `${program}/${expedition.name}`, {
    doi: text('doi'),
    licence: text('licence'),
    publisher: text('publisher'),
    version: text('version'),
    year: text('year'),
    althoughMoratorium: form.get('althoughMoratorium') === 'yes',
  });
  return { to: `/admin/jobs/${id}?done=${isNew ? 'data-set-asked' : 'data-set-under-way'}` };
}
