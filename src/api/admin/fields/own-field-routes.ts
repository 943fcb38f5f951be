import { html } from '../../../dissemination/frame/html.ts';
import { jsonIn } from '../../../domain/broken-json.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { hasError } from '../../../domain/finding.ts';
import { readTemplate, toTemplate } from '../../../domain/own-fields/field-template.ts';
import type { OwnField } from '../../../domain/own-fields/own-field.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { takeFieldTemplate } from '../../../operations/own-fields/take-field-template.ts';
import { ownVocabularies } from '../../../operations/own-vocabularies.ts';
import { ownFieldStore } from '../../../store/ports/own-field-store.ts';
import { vocabularyStore } from '../../../store/ports/vocabulary-store.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { areaField, type FormState, formProblem } from '../form-fields.ts';
import { tryForm } from '../try-form.ts';
import { link, type Onward, type Visit } from '../visit.ts';
import { OWN_FIELD_FIELDS, ownFieldForm, templateOfForm, valuesOfField } from './own-field-form.ts';
import { ownFieldList, ownFieldPath } from './own-field-list.ts';

const LONGEST_TEMPLATE = 200_000;
const NEW = { type: 'text', group: 'remarks', entry: 'optional', objectType: 'section' };

/** `/admin/fields`: further fields of objects, one by one or as a template of all. For administrators. */
export function registerOwnFields(routes: AdminRoutes): void {
  routes.page('/admin/fields', ownFieldList);
  routes.page('/admin/fields/new', async (visit) => newForm(visit, { values: NEW }));
  routes.form('/admin/fields/new', (visit) =>
    tryForm(
      visit,
      OWN_FIELD_FIELDS,
      () => take(visit, templateOfForm(visit), 'field-made'),
      (state) => newForm(visit, state),
    ),
  );
  registerTemplate(routes);
  registerChange(routes);
}

function registerTemplate(routes: AdminRoutes): void {
  routes.page('/admin/fields/template', async (visit) => {
    const text = JSON.stringify(toTemplate(await all(visit)), undefined, 2);
    return templatePage(visit, { values: { template: text } });
  });
  routes.form('/admin/fields/template', (visit) =>
    tryForm(
      visit,
      ['template'],
      () => take(visit, jsonIn(visit.form.get('template') ?? '', 'This'), 'template-taken'),
      (state) => templatePage(visit, state),
    ),
  );
}

function registerChange(routes: AdminRoutes): void {
  routes.page('/admin/fields/:type/:name', async (visit) => {
    const one = await fieldIn(visit);
    return changeForm(visit, one, { values: valuesOfField(one) });
  });
  routes.form('/admin/fields/:type/:name', async (visit) => {
    const one = await fieldIn(visit);
    const fixed = { objectType: one.objectType, name: one.field.name };
    return tryForm(
      visit,
      OWN_FIELD_FIELDS,
      () => take(visit, templateOfForm(visit, fixed), 'field-changed'),
      (state) => changeForm(visit, one, state),
    );
  });
}

const all = ({ house }: Visit) => ownFieldStore(house.store.read).all();

const listsOf = ({ house }: Visit) => ownVocabularies(vocabularyStore(house.store.read));

async function fieldIn(visit: Visit): Promise<OwnField> {
  ensureMay(visit.caller, 'administer', '');
  const { type, name } = visit.params;
  const found = (await all(visit)).find((one) => one.objectType === type && one.field.name === name);
  if (found === undefined) throw new CorestoneError('not-found', 'There is no such field.');
  return found;
}

async function take(visit: Visit, json: unknown, done: string): Promise<Onward> {
  const read = readTemplate(json, await listsOf(visit));
  if (!read.ok) throw refused(read.findings);
  const { house, caller } = visit;
  const taken = await takeFieldTemplate(house.unitOfWork, read.value, { caller });
  if (hasError(taken.findings)) throw refused(taken.findings);
  return { to: `/admin/fields?done=${taken.kept ? done : 'unchanged'}` };
}

/** Findings of a single field belong beside what was typed there. */
function refused(findings: Parameters<typeof hasError>[0]): CorestoneError {
  const placed = findings.map((one) => ({ ...one, field: FORM_FIELD[one.code] ?? lastWord(one.field) }));
  return new CorestoneError('invalid-input', 'The field was not kept.', { findings: placed });
}

const FORM_FIELD: Readonly<Record<string, string>> = {
  'own-field-name': 'name',
  'own-field-label': 'label',
  'own-field-unit': 'unit',
  'own-field-limits': 'minimum',
  'own-field-rule': 'pattern',
  'own-field-choices': 'choices',
  'own-field-vocabulary': 'vocabulary',
  'own-field-default': 'default',
  'own-field-in-use': 'type',
};

const lastWord = (field = ''): string => field.slice(field.lastIndexOf('.') + 1);

async function newForm(visit: Visit, state: FormState): Promise<AdminView> {
  ensureMay(visit.caller, 'administer', '');
  const main = ownFieldForm(visit, { action: '/admin/fields/new', isNew: true, lists: await listsOf(visit) }, state);
  return { title: 'New field', page: 'fields', main };
}

async function changeForm(visit: Visit, one: OwnField, state: FormState): Promise<AdminView> {
  const { label, name } = one.field;
  return {
    title: label,
    page: 'fields',
    about: html`<span class="m">${name}</span>`,
    main: ownFieldForm(visit, { action: ownFieldPath(one), isNew: false, lists: await listsOf(visit) }, state),
  };
}

function templatePage(visit: Visit, state: FormState): AdminView {
  ensureMay(visit.caller, 'administer', '');
  const hint =
    'Copy it for another installation, or put one from there in its place: new fields are added, known ones changed, others stay.';
  const main = html`<section class="card"><form class="frm" method="post" action="${link(visit, '/admin/fields/template')}">${formProblem(state)}
${areaField(state, 'template', 'Template', { isRequired: true, longest: LONGEST_TEMPLATE, hint })}
<div class="act"><button class="btn p">Take it</button><a class="btn" href="${link(visit, '/admin/fields')}">Back</a></div></form></section>`;
  return { title: 'Template of fields', page: 'fields', main };
}
