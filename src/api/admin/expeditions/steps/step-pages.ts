import { type Html, html } from '../../../../dissemination/frame/html.ts';
import { icon } from '../../../../dissemination/frame/icons.ts';
import type { FieldValues } from '../../../../domain/drilling/object-row.ts';
import { checkConvention } from '../../../../domain/identifier/check-convention.ts';
import { encodeIgsn } from '../../../../domain/identifier/igsn-convention.ts';
import { objectIgsnSpec } from '../../../../domain/identifier/object-igsn-spec.ts';
import { IGSN_CONVENTIONS } from '../../../../domain/identifier/read-convention.ts';
import type { SetUp, SetUpObject } from '../../../../store/read/list-expedition-set-up.ts';
import type { AdminView } from '../../admin-page.ts';
import { type FormState, formProblem, textField } from '../../form-fields.ts';
import { link, type Visit } from '../../visit.ts';
import { setUpPath } from '../expedition-pages.ts';
import { fieldsNamed } from '../object-form.ts';
import { type SetUpFacts, type SetUpStep, STEP_KEYS, type StepKey, setUpSteps, WHAT_FIELDS } from './set-up-steps.ts';

/** The path of a step, or of all of them. */
export function stepPath(expedition: Pick<SetUpObject, 'id'>, key?: StepKey): string {
  return `${setUpPath(expedition)}/steps${key === undefined ? '' : `/${key}`}`;
}

/** The step behind another; undefined behind the last. */
export function nextStep(key: StepKey): StepKey | undefined {
  return STEP_KEYS[STEP_KEYS.indexOf(key) + 1];
}

/** All steps with what stands and what is open. */
export function stepsPage(visit: Visit, facts: SetUpFacts): AdminView {
  const { expedition } = facts.setUp;
  const steps = setUpSteps(facts);
  const first = steps.find(({ open }) => open.length > 0);
  const rows = steps.map((one, at) => stepRow(visit, expedition, one, at + 1));
  const table = html`<table class="qt"><thead><tr><th>Step</th><th>What stands</th><th>Still open</th></tr></thead><tbody>${rows}</tbody></table>`;
  const enter = html`<a class="btn" href="${link(visit, `/station/${encodeURIComponent(expedition.name)}`)}">Enter core at the station</a>`;
  const template = link(visit, `${setUpPath(expedition)}/template`);
  const go =
    first === undefined
      ? html`<div class="note ok" role="status">${icon('ok', 18)}<div>Nothing is open.</div></div>`
      : html`<a class="btn p" href="${link(visit, stepPath(expedition, first.key))}">Go on: ${first.title}</a>`;
  return {
    title: `Set-up of ${expedition.combinedId}`,
    page: 'expeditions',
    about: html`each step is kept by itself and may be left for later; <a href="${link(visit, setUpPath(expedition))}">the expedition</a>`,
    main: html`<section class="card">${table}<div class="act box">${go}<a class="btn" href="${template}">Template of the set-up…</a>${enter}</div></section>`,
  };
}

function stepRow(visit: Visit, expedition: SetUpObject, { key, title, stands, open }: SetUpStep, number: number): Html {
  const left =
    open.length === 0
      ? html`<span class="ok-c">${icon('ok', 17)} nothing</span>`
      : html`<span class="say">${open.join(', ')}</span>`;
  return html`<tr><th scope="row"><span class="n">${number}</span> <a href="${link(visit, stepPath(expedition, key))}">${title}</a></th><td class="wide" data-l="What stands">${stands}</td><td class="wide" data-l="Still open">${left}</td></tr>`;
}

/** One step: its form, or where it is done. */
export function stepPage(visit: Visit, facts: SetUpFacts, key: StepKey, state: FormState): AdminView {
  const { expedition } = facts.setUp;
  const steps = setUpSteps(facts);
  const at = STEP_KEYS.indexOf(key);
  const step = steps[at]!;
  const links = steps.map(
    (one) =>
      html`<a href="${link(visit, stepPath(expedition, one.key))}"${one.key === key && html` aria-current="step"`}>${one.title}</a>`,
  );
  const nav = html`<nav class="sub" aria-label="Steps">${links}</nav>`;
  return {
    title: step.title,
    page: 'expeditions',
    about: html`step ${at + 1} of ${STEP_KEYS.length} of <a href="${link(visit, stepPath(expedition))}">setting up ${expedition.combinedId}</a>`,
    main: html`<div class="stack">${nav}<section class="card">${bodyOf(visit, facts, key, state)}</section></div>`,
  };
}

function bodyOf(visit: Visit, facts: SetUpFacts, key: StepKey, state: FormState): Html {
  const { setUp } = facts;
  if (key === 'what') return form(visit, setUp, key, state, fieldsNamed(state, 'expedition', WHAT_FIELDS));
  if (key === 'igsn') return form(visit, setUp, key, state, igsnFields(setUp, state));
  if (key === 'depths') return form(visit, setUp, key, state, depthFields(setUp, state));
  return elsewhere(visit, facts, key);
}

function form(visit: Visit, { expedition }: SetUp, key: StepKey, state: FormState, fields: Html): Html {
  return html`<form class="frm" method="post" action="${link(visit, stepPath(expedition, key))}">${formProblem(state)}${fields}<div class="act"><button class="btn p">Keep and go on</button>${later(visit, expedition, key)}</div></form>`;
}

function later(visit: Visit, expedition: SetUpObject, key: StepKey): Html {
  const next = nextStep(key);
  return html`<a class="btn" href="${link(visit, stepPath(expedition, next))}">${next === undefined ? 'To all steps' : 'To the next step'}</a>`;
}

/** Fields of the step about identifiers. */
export const IGSN_FIELDS = ['igsn_convention', 'moratorium_end', 'moratorium_keeps'] as const;

function igsnFields({ program, expedition }: SetUp, state: FormState): Html {
  const of = { namespace: program.toUpperCase(), expedition: expedition.name, phase: 'E' } as const;
  const examples = IGSN_CONVENTIONS.map((convention) => {
    const spec = objectIgsnSpec({ ...of, stated: convention }, 'X', { site: 1, hole: 'A' });
    const [wrong] = checkConvention(spec, 1);
    const example = wrong === undefined ? encodeIgsn(spec, 1) : `cannot be used: ${wrong.message}`;
    return html`<div><dt class="m">${convention}</dt><dd class="m brk">${example}</dd></div>`;
  });
  return html`<p>The first sample of hole A of site 1 would be called:</p><dl class="kv">${examples}</dl><p class="hint">An IGSN that was given never changes. What is chosen later counts for new ones.</p>${fieldsNamed(state, 'expedition', IGSN_FIELDS)}`;
}

/** Fields of each hole that its depths are counted by. */
export const DEPTH_FIELDS = ['reference_height_m', 'water_depth_m'] as const;

/** The name of a field of a hole in the form of all holes. */
export function holeField({ id }: Pick<SetUpObject, 'id'>, name: string): string {
  return `${id}.${name}`;
}

function depthFields({ sitesAndHoles }: SetUp, state: FormState): Html {
  const holes = sitesAndHoles.filter(({ type }) => type === 'hole');
  if (holes.length === 0) return html`<p>There is no hole yet; make one under Sites and holes.</p>`;
  const blocks = holes.map(
    (hole) =>
      html`<fieldset class="blk"><legend>${hole.combinedId}</legend><div class="two-col"><div>${textField(state, holeField(hole, 'reference_height_m'), 'Reference height, m', { hint: 'Rig reference (rotary table) above ground or water surface.' })}</div><div>${textField(state, holeField(hole, 'water_depth_m'), 'Water depth, m', { hint: '0 on land.' })}</div></div><p class="hint">${depthExample(hole.values)}</p></fieldset>`,
  );
  return html`<p>Core runs are entered in driller’s depth, counted from the rig reference. From it follow CSF-A, below the ground or the sea floor, with the core laid end to end from the top of its run, and CSF-B, the same with a core that is longer than its run compressed to fit.</p>${blocks}`;
}

/** 100 m of driller's depth on the scale below the ground, as calculated from what is stated. */
function depthExample({ reference_height_m: height, water_depth_m: water }: FieldValues): string {
  const heightM = typeof height === 'number' ? height : 0;
  const waterM = typeof water === 'number' ? water : 0;
  const belowM = Math.round((100 - heightM - waterM) * 1000) / 1000;
  return `As it stands, 100 m driller’s depth is 100 − ${heightM} − ${waterM} = ${belowM} m below the surface (CSF-A).`;
}

type Elsewhere = Exclude<StepKey, 'what' | 'igsn' | 'depths'>;

/** Steps that are done on pages of their own: what they are for, and the way there. */
function elsewhere(visit: Visit, { setUp }: SetUpFacts, key: StepKey): Html {
  const { expedition, sitesAndHoles } = setUp;
  const path = setUpPath(expedition);
  const objects = sitesAndHoles.map(
    ({ id, combinedId }) => html`<li><a href="${link(visit, `${path}/objects/${id}`)}">${combinedId}</a></li>`,
  );
  const pages: Readonly<Record<Elsewhere, readonly [words: Html, ways: readonly (readonly [string, string])[]]>> = {
    places: [
      html`<p>Where it drills. A hole is named by its letter at its site; core runs hang below it.</p><ul>${objects}</ul>`,
      [
        [`${path}/new/site`, 'New site'],
        [`${path}/new/hole`, 'New hole'],
      ],
    ],
    vocabularies: [
      html`<p>Lists of terms by which entries are checked, and which forms and the grid offer: core types, rocks, roles, and lists of your own such as colours. All lists come with the program; newer versions and own lists are taken as a file.</p>`,
      [
        ['/admin/vocabularies', 'Vocabularies'],
        ['/admin/vocabularies/take', 'Take a list…'],
      ],
    ],
    fields: [
      html`<p>What your expedition measures beside what Corestone knows: fields of your own for any type of object, in use at once. A template brings all of them from another installation.</p>`,
      [
        ['/admin/fields', 'Fields'],
        ['/admin/fields/template', 'Template…'],
      ],
    ],
    people: [
      html`<p>People who take part stand in the descriptions of what is registered. Accounts with roles see and enter: the whole expedition, a site or a hole, all types of objects or some.</p>`,
      [
        [`${path}/new/contributor`, 'Add a person…'],
        [`${path}/people`, 'Accounts and roles…'],
      ],
    ],
    stations: [
      html`<p>A station is a browser at the drill site. Give each tablet an account with a role and the name of its station, such as <i>Drill floor</i>; sign in on it once while the server answers, so that it works without. Labels are laid out at the station.</p>`,
      [
        ['/admin/users', 'Users'],
        [`${path}/people`, 'Accounts and roles…'],
        [`/station/${encodeURIComponent(expedition.name)}/labels`, 'Label layouts'],
      ],
    ],
  };
  const [words, ways] = pages[key as Elsewhere];
  const buttons = ways.map(([to, label]) => html`<a class="btn p" href="${link(visit, to)}">${label}</a>`);
  return html`<div class="box">${words}<div class="act">${buttons}${later(visit, expedition, key)}</div></div>`;
}
