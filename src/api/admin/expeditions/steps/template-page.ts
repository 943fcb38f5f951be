import { html } from '../../../../dissemination/frame/html.ts';
import { icon } from '../../../../dissemination/frame/icons.ts';
import { jsonIn } from '../../../../domain/broken-json.ts';
import { CorestoneError } from '../../../../domain/error.ts';
import { readSetUpTemplate, toSetUpTemplate } from '../../../../domain/set-up/set-up-template.ts';
import { ownVocabularies } from '../../../../operations/own-vocabularies.ts';
import { type SetUpTaken, takeSetUp } from '../../../../operations/take-set-up.ts';
import { vocabularyStore } from '../../../../store/ports/vocabulary-store.ts';
import { listExpeditionRows, type SetUp } from '../../../../store/read/list-expedition-set-up.ts';
import { setUpOfExpedition } from '../../../set-up/set-up-of.ts';
import type { AdminView } from '../../admin-page.ts';
import type { AdminRoutes } from '../../admin-routes.ts';
import { areaField, choiceField, type FormState, formProblem } from '../../form-fields.ts';
import { keyIn } from '../../read-form.ts';
import { tryForm } from '../../try-form.ts';
import { link, type Visit } from '../../visit.ts';
import { setUpOf } from '../expedition-pages.ts';
import { stepPath } from './step-pages.ts';

const LONGEST_TEMPLATE = 1_000_000;

/** `/admin/expeditions/:id/template`: what one expedition hands to the next, from here or from a file. For administrators. */
export function registerSetUpTemplate(routes: AdminRoutes): void {
  routes.page('/admin/expeditions/:id/template', async (visit) =>
    templatePage(visit, await setUpOf(visit), { values: {} }),
  );
  routes.form('/admin/expeditions/:id/template', async (visit) => {
    const setUp = await setUpOf(visit);
    return tryForm(
      visit,
      ['from', 'template'],
      async () => templatePage(visit, setUp, { values: {} }, await take(visit, setUp)),
      (state) => templatePage(visit, setUp, state),
    );
  });
}

async function templatePage(
  visit: Visit,
  { program, expedition }: SetUp,
  state: FormState,
  taken?: SetUpTaken,
): Promise<AdminView> {
  const rows = await listExpeditionRows(visit.house.store.read);
  const others = rows.filter(({ id }) => id !== expedition.id);
  const choices = [
    ['', 'from the file below'],
    ...others.map(({ id, program: of, code }) => [id, `${of} ${code}`]),
  ] as [string, string][];
  const file = `/api/v1/expeditions/${encodeURIComponent(`${program}/${expedition.name}`)}/set-up`;
  const path = `${stepPath(expedition).replace('/steps', '/template')}`;
  const hint = 'The text of such a file. What is here already stays as it is.';
  const main = html`${taken !== undefined && takenNote(taken)}<section class="card"><header><h2>For the next expedition</h2></header><div class="box"><p>Fields of your own, label layouts, the shared views of its grids and the roles for all of it, accounts by their names, as one file.</p><div class="act"><a class="btn" href="${link(visit, file)}" download>Save as a file</a></div></div></section>
<section class="card"><header><h2>Take over from another</h2></header><form class="frm" method="post" action="${link(visit, path)}">${formProblem(state)}
${choiceField(state, 'from', 'Expedition', choices)}
${areaField(state, 'template', 'File', { longest: LONGEST_TEMPLATE, hint })}
<div class="act"><button class="btn p">Take it</button><a class="btn" href="${link(visit, stepPath(expedition))}">To all steps</a></div></form></section>`;
  return { title: `Set-up template of ${expedition.combinedId}`, page: 'expeditions', main };
}

function takenNote({ fields, layouts, views, roles, findings }: SetUpTaken) {
  const lists = [
    ['Fields', fields],
    ['Label layouts', layouts],
    ['Views', views],
    ['Roles', roles],
  ] as const;
  const lines = lists.map(
    ([title, names]) =>
      html`<div><dt>${title}</dt><dd>${names.length === 0 ? 'none new' : names.join(', ')}</dd></div>`,
  );
  const told = findings.map(({ message }) => html`<li>${message}</li>`);
  return html`<div class="note ok" role="status">${icon('ok', 18)}<div>The set-up is taken.</div></div><section class="card"><dl class="kv">${lines}</dl>${findings.length > 0 && html`<div class="box"><p>To look at:</p><ul>${told}</ul></div>`}</section>`;
}

async function take(visit: Visit, { expedition }: SetUp): Promise<SetUpTaken> {
  const { house, caller, form } = visit;
  const json = await chosen(visit);
  const read = readSetUpTemplate(json, await ownVocabularies(vocabularyStore(house.store.read)));
  if (!read.ok) {
    const findings = read.findings.map((one) => ({ ...one, field: form.get('from') === '' ? 'template' : 'from' }));
    throw new CorestoneError('invalid-input', 'The set-up was not taken.', { findings });
  }
  return takeSetUp(house.unitOfWork, { expeditionId: expedition.id, setUp: read.value }, caller);
}

async function chosen({ house, form }: Visit): Promise<unknown> {
  const from = keyIn(form.get('from'));
  if (from !== '') {
    const row = (await listExpeditionRows(house.store.read)).find(({ id }) => id === from);
    if (row === undefined) throw new CorestoneError('not-found', 'There is no such expedition.');
    return toSetUpTemplate(row.code, await setUpOfExpedition(house.store, row));
  }
  return jsonIn(form.get('template') ?? '', 'This');
}
