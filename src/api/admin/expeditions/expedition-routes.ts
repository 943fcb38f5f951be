import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { ObjectNames } from '../../../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { listExpeditionRows, type SetUp, type SetUpObject } from '../../../store/read/list-expedition-set-up.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { choiceField, type FormState, formProblem } from '../form-fields.ts';
import { tryForm } from '../try-form.ts';
import { link, type Onward, type Visit } from '../visit.ts';
import { registerReportChoice } from './choose-report.ts';
import { registerDataSetPage } from './data-set-page.ts';
import { expeditionListPage, setUpOf, setUpPage, setUpPath } from './expedition-pages.ts';
import { demandReadable, keepObjects, type StatedObject } from './keep-objects.ts';
import { formNamesOf, inForm, objectFields, readObjectForm, shownValues } from './object-form.ts';
import { registerPeople } from './people-page.ts';
import { registerSteps } from './steps/step-routes.ts';

const FIRST_TYPES = ['program', 'expedition', 'site', 'hole'] as const;

/** `/admin/expeditions`: setting up an expedition, its sites and its holes. For administrators. */
export function registerExpeditions(routes: AdminRoutes): void {
  routes.page('/admin/expeditions', expeditionListPage);
  routes.page('/admin/expeditions/new', async (visit) =>
    newExpedition(visit, { values: { 'site.site': '1', 'hole.hole': 'A' } }),
  );
  routes.form('/admin/expeditions/new', (visit) =>
    tryForm(
      visit,
      FIRST_TYPES.flatMap(formNamesOf),
      () => makeExpedition(visit),
      (state) => newExpedition(visit, state),
    ),
  );
  routes.page('/admin/expeditions/:id', setUpPage);
  registerSteps(routes);
  registerPeople(routes);
  registerDataSetPage(routes);
  registerReportChoice(routes);
  registerNew(routes);
  registerChange(routes);
}

function registerNew(routes: AdminRoutes): void {
  routes.page('/admin/expeditions/:id/new/:type', async (visit) =>
    newObject(visit, await setUpOf(visit), { values: {} }),
  );
  routes.form('/admin/expeditions/:id/new/:type', async (visit) => {
    const setUp = await setUpOf(visit);
    const type = typeIn(visit);
    return tryForm(
      visit,
      [...formNamesOf(type), 'parent'],
      () => makeObject(visit, setUp, type),
      (state) => newObject(visit, setUp, state),
    );
  });
}

function registerChange(routes: AdminRoutes): void {
  routes.page('/admin/expeditions/:id/objects/:object', async (visit) => {
    const setUp = await setUpOf(visit);
    const one = objectIn(visit, setUp);
    return changeForm(visit, setUp, one, { values: shownValues(one.type, one.values) });
  });
  routes.form('/admin/expeditions/:id/objects/:object', async (visit) => {
    const setUp = await setUpOf(visit);
    const one = objectIn(visit, setUp);
    return tryForm(
      visit,
      formNamesOf(one.type),
      () => changeObject(visit, setUp, one),
      (state) => changeForm(visit, setUp, one, state),
    );
  });
}

async function newExpedition(visit: Visit, state: FormState): Promise<AdminView> {
  ensureMay(visit.caller, 'administer', '');
  const parts: Readonly<Record<(typeof FIRST_TYPES)[number], string>> = {
    program:
      'The program stands behind several expeditions; its acronym becomes the namespace of their IGSNs where nobody holds it yet.',
    expedition: 'Its code is part of every name and IGSN, as 5054 in 5054_1_A.',
    site: 'Where it drills. Further sites come later.',
    hole: 'The first hole. Further holes come later.',
  };
  const blocks = FIRST_TYPES.map(
    (type) =>
      html`<fieldset class="blk"><legend>${OBJECT_TYPE[type].label}</legend><p class="hint">${parts[type]}</p>${objectFields(state, type, true)}</fieldset>`,
  );
  return {
    title: 'Set up an expedition',
    about: 'first what it is called and where it drills; the other steps follow, each kept by itself',
    page: 'expeditions',
    main: form(
      visit,
      '/admin/expeditions/new',
      '/admin/expeditions',
      html`${formProblem(state)}${blocks}`,
      'Set it up',
    ),
  };
}

function form(visit: Visit, action: string, back: string, fields: Html, button: string): Html {
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, action)}">${fields}<div class="act"><button class="btn p">${button}</button><a class="btn" href="${link(visit, back)}">Back</a></div></form></section>`;
}

async function makeExpedition(visit: Visit): Promise<Onward> {
  const read = FIRST_TYPES.map((type) => ({ type, ...readObjectForm(visit.form, type) }));
  demandReadable(read.flatMap((one) => one.findings));
  const names: Partial<Record<ObjectType, string>> = {};
  const objects = read.map(({ type, values }): StatedObject => {
    names[type] = String(values[OBJECT_TYPE[type].nameField] ?? '');
    return { type, names: { ...names }, values };
  });
  const known = await listExpeditionRows(visit.house.store.read);
  if (known.some(({ program, code }) => program === names.program && code === names.expedition))
    throw alreadyThere('expedition', names.expedition ?? '');
  await keepObjects(visit, objects);
  const made = (await listExpeditionRows(visit.house.store.read)).find(
    ({ program, code }) => program === names.program && code === names.expedition,
  );
  return { to: `${made === undefined ? '/admin/expeditions' : `${setUpPath(made)}/steps`}?done=expedition-made` };
}

/** What is added to an expedition here. */
type NewType = 'site' | 'hole' | 'contributor';

function typeIn({ params }: Visit): NewType {
  if (params.type === 'site' || params.type === 'hole' || params.type === 'contributor') return params.type;
  throw new CorestoneError('not-found', 'There is no such form.');
}

function objectIn({ params }: Visit, { expedition, sitesAndHoles, people }: SetUp): SetUpObject {
  const found = [expedition, ...sitesAndHoles, ...people].find((one) => one.id === params.object);
  if (found === undefined) throw new CorestoneError('not-found', 'There is no such object.');
  return found;
}

async function newObject(visit: Visit, { expedition, sitesAndHoles }: SetUp, state: FormState): Promise<AdminView> {
  const type = typeIn(visit);
  const noun = OBJECT_TYPE[type].label.toLowerCase();
  const path = setUpPath(expedition);
  const sites = sitesAndHoles.filter((one) => one.type === 'site').map((one) => [one.name, one.combinedId] as const);
  const choice = type === 'hole' && choiceField(state, 'parent', 'Site', sites);
  const fields = html`${formProblem(state)}${choice}${objectFields(state, type, true)}`;
  return {
    title: `New ${noun}`,
    page: 'expeditions',
    about: expedition.combinedId,
    main: form(visit, `${path}/new/${type}`, path, fields, `Make the ${noun}`),
  };
}

async function makeObject(visit: Visit, setUp: SetUp, type: NewType): Promise<Onward> {
  const { values, findings } = readObjectForm(visit.form, type);
  demandReadable(findings);
  const name = String(values[OBJECT_TYPE[type].nameField] ?? '');
  const site = setUp.sitesAndHoles.find((one) => one.type === 'site' && one.name === visit.form.get('parent'));
  if (type === 'hole' && site === undefined) throw new CorestoneError('invalid-input', 'There is no such site.');
  const parent = type === 'hole' ? site! : setUp.expedition;
  const isNamed = (one: SetUpObject) => one.type === type && one.parentId === parent.id && one.name === name;
  if ([...setUp.sitesAndHoles, ...setUp.people].some(isNamed)) throw alreadyThere(type, name);
  const names = { ...namesAbove(setUp, parent), [type]: name };
  await keepObjects(visit, [{ type, names, values }]);
  return { to: `${setUpPath(setUp.expedition)}?done=object-made` };
}

/** The names that lead from the program down to the expedition or to one of its sites. */
function namesAbove({ program, expedition }: SetUp, parent: SetUpObject): ObjectNames {
  return { program, expedition: expedition.name, ...(parent.type === 'site' && { site: parent.name }) };
}

function alreadyThere(type: ObjectType, name: string): CorestoneError {
  const field = inForm(type, OBJECT_TYPE[type].nameField);
  const message = `There is already ${OBJECT_TYPE[type].label.toLowerCase()} ${name}.`;
  const found = finding('duplicate-key', message, { field, value: name, rule: 'another name' });
  return new CorestoneError('invalid-input', message, { findings: [found] });
}

function changeForm(visit: Visit, { expedition }: SetUp, one: SetUpObject, state: FormState): AdminView {
  const path = setUpPath(expedition);
  const fields = html`${formProblem(state)}${objectFields(state, one.type, false)}`;
  return {
    title: `Change ${OBJECT_TYPE[one.type].label.toLowerCase()} ${one.combinedId}`,
    page: 'expeditions',
    ...(one.igsn !== null && { about: html`<span class="m">${one.igsn}</span>` }),
    main: form(visit, `${path}/objects/${one.id}`, path, fields, 'Keep'),
  };
}

async function changeObject(visit: Visit, setUp: SetUp, one: SetUpObject): Promise<Onward> {
  const { values, findings } = readObjectForm(visit.form, one.type, one.values);
  demandReadable(findings);
  const parent = setUp.sitesAndHoles.find((other) => other.id === one.parentId) ?? setUp.expedition;
  const names = { ...namesAbove(setUp, parent), [one.type]: one.name };
  await keepObjects(visit, [{ type: one.type, names, values }]);
  return { to: `${setUpPath(setUp.expedition)}?done=object-changed` };
}
