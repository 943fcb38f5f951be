import { CorestoneError } from '../../../../domain/error.ts';
import type { SetUp, SetUpObject } from '../../../../store/read/list-expedition-set-up.ts';
import type { AdminRoutes } from '../../admin-routes.ts';
import { tryForm } from '../../try-form.ts';
import type { Onward, Visit } from '../../visit.ts';
import { demandReadable, keepObjects, type StatedObject } from '../keep-objects.ts';
import { inForm, readObjectForm, shownValues } from '../object-form.ts';
import { type SetUpFacts, STEP_KEYS, type StepKey, WHAT_FIELDS } from './set-up-steps.ts';
import { stepFacts } from './step-facts.ts';
import { DEPTH_FIELDS, holeField, IGSN_FIELDS, nextStep, stepPage, stepPath, stepsPage } from './step-pages.ts';
import { registerSetUpTemplate } from './template-page.ts';

/** `/admin/expeditions/:id/steps`: setting up an expedition step by step, each kept by itself. For administrators. */
export function registerSteps(routes: AdminRoutes): void {
  routes.page('/admin/expeditions/:id/steps', async (visit) => stepsPage(visit, await stepFacts(visit)));
  registerSetUpTemplate(routes);
  routes.page('/admin/expeditions/:id/steps/:step', async (visit) => {
    const facts = await stepFacts(visit);
    return stepPage(visit, facts, keyIn(visit), { values: valuesOf(facts) });
  });
  routes.form('/admin/expeditions/:id/steps/:step', async (visit) => {
    const facts = await stepFacts(visit);
    const key = keyIn(visit);
    return tryForm(
      visit,
      namesIn(facts.setUp),
      () => keepStep(visit, facts.setUp, key),
      (state) => stepPage(visit, facts, key, state),
    );
  });
}

function keyIn({ params }: Visit): StepKey {
  const found = STEP_KEYS.find((one) => one === params.step);
  if (found === undefined) throw new CorestoneError('not-found', 'There is no such step.');
  return found;
}

const holesOf = ({ sitesAndHoles }: SetUp): readonly SetUpObject[] =>
  sitesAndHoles.filter(({ type }) => type === 'hole');

function namesIn(setUp: SetUp): readonly string[] {
  const ofHoles = holesOf(setUp).flatMap((hole) => DEPTH_FIELDS.map((name) => holeField(hole, name)));
  return [...[...WHAT_FIELDS, ...IGSN_FIELDS].map((name) => inForm('expedition', name)), ...ofHoles];
}

function valuesOf({ setUp }: SetUpFacts): Record<string, string> {
  const ofHoles = holesOf(setUp).flatMap((hole) => {
    const shown = shownValues('hole', hole.values);
    return DEPTH_FIELDS.map((name) => [holeField(hole, name), shown[inForm('hole', name)] ?? '']);
  });
  return { ...shownValues('expedition', setUp.expedition.values), ...Object.fromEntries(ofHoles) };
}

async function keepStep(visit: Visit, setUp: SetUp, key: StepKey): Promise<Onward> {
  if (key === 'depths') await keepDepths(visit, setUp);
  else if (key === 'what') await keepExpedition(visit, setUp, WHAT_FIELDS);
  else if (key === 'igsn') await keepExpedition(visit, setUp, IGSN_FIELDS);
  else throw new CorestoneError('not-found', 'There is nothing to keep in this step.');
  return { to: `${stepPath(setUp.expedition, nextStep(key))}?done=step-kept` };
}

/** Only what the step asks for: a form cannot change what it does not show. */
async function keepExpedition(visit: Visit, { program, expedition }: SetUp, fields: readonly string[]): Promise<void> {
  const asked = fields.map((name) => inForm('expedition', name));
  const form = new URLSearchParams([...visit.form].filter(([name]) => asked.includes(name)));
  const { values, findings } = readObjectForm(form, 'expedition', expedition.values);
  demandReadable(findings);
  const names = { program, expedition: expedition.name };
  await keepObjects(visit, [{ type: 'expedition', names, values }]);
}

/** A hole that came behind the form says nothing in it, and stays as it is. */
async function keepDepths(visit: Visit, setUp: SetUp): Promise<void> {
  const read = holesOf(setUp).map((hole) => {
    const typed = DEPTH_FIELDS.flatMap((name): [string, string][] => {
      const text = visit.form.get(holeField(hole, name));
      return text === null ? [] : [[inForm('hole', name), text]];
    });
    const { values, findings } = readObjectForm(new URLSearchParams(typed), 'hole', hole.values);
    const placed = findings.map((one) => ({ ...one, field: holeField(hole, (one.field ?? '').replace('hole.', '')) }));
    return { hole, values, findings: placed };
  });
  demandReadable(read.flatMap(({ findings }) => findings));
  const objects = read.map(({ hole, values }): StatedObject => {
    const site = setUp.sitesAndHoles.find(({ id }) => id === hole.parentId);
    const above = { program: setUp.program, expedition: setUp.expedition.name, site: site?.name ?? '' };
    const fieldIn = (name: string) => holeField(hole, name);
    return { type: 'hole', names: { ...above, hole: hole.name }, values, fieldIn };
  });
  await keepObjects(visit, objects);
}
