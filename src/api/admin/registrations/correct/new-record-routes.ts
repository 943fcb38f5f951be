import { type Html, html } from '../../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../../domain/error.ts';
import type { MintChange, RecordChange } from '../../../../operations/registry/record-change.ts';
import { tryChanges } from '../../../../operations/registry/try-changes.ts';
import { partyStore } from '../../../../store/ports/party-store.ts';
import { givenIgsn } from '../../../rest/records/read-given.ts';
import type { AdminView } from '../../admin-page.ts';
import type { AdminRoutes } from '../../admin-routes.ts';
import { choiceField, type FormState, formProblem, textField } from '../../form-fields.ts';
import { refuse } from '../../read-form.ts';
import { scopeOf } from '../../scope.ts';
import { tryForm } from '../../try-form.ts';
import { adminRecordPath, link, mayDo, type Onward, pathWith, type Visit } from '../../visit.ts';
import { compareDescriptions } from '../version-comparison.ts';
import { kept, readFormDescription } from './correct-routes.ts';
import { DESCRIPTION_FORM_FIELDS, descriptionFields } from './description-form.ts';
import { previewNote } from './preview-note.ts';
import { atFormFields } from './read-description-form.ts';

const FIELDS = ['namespace', 'igsn', 'visibility', 'landingUrl', ...DESCRIPTION_FORM_FIELDS];
const VISIBILITIES = [
  ['findable', 'Findable: shown to everybody'],
  ['hidden', 'Hidden: it resolves, its details are shown to nobody'],
  ['reserved', 'Reserved: nobody is told of it yet'],
] as const;
const INITIAL = { 'd.objectType': 'sample', visibility: 'findable' };

/** `/admin/registrations/new`: one record by a form, under an IGSN that is made up or one that the person brings. */
export function registerNewRecord(routes: AdminRoutes): void {
  const path = '/admin/registrations/new';
  routes.page(path, async (visit) =>
    newPage(visit, { values: { ...INITIAL, namespace: visit.query.get('namespace') ?? '' } }),
  );
  routes.form(path, (visit) =>
    tryForm(
      visit,
      FIELDS,
      () => make(visit),
      (state) => newPage(visit, state),
    ),
  );
}

async function make(visit: Visit): Promise<AdminView | Onward> {
  const { house, form } = visit;
  const { change, warnings } = await wanted(visit);
  if (form.get('look') !== 'yes') {
    const { igsn } = kept(await house.takeChange(change));
    return { to: pathWith(adminRecordPath(igsn), { done: 'record-made' }) };
  }
  const [tried] = await tryChanges(house.unitOfWork, [change], house.rules);
  const { findings } = kept(tried!);
  const differences = compareDescriptions({} as never, change.description!);
  return newPage(visit, { values: Object.fromEntries(form) }, previewNote(differences, [...warnings, ...findings]));
}

async function wanted(visit: Visit) {
  const { form, caller } = visit;
  const text = (form.get('igsn') ?? '').trim();
  const namespace = form.get('namespace') ?? '';
  const igsn = text === '' ? undefined : readIgsn(text);
  if (igsn === undefined && namespace === '')
    refuse('namespace', 'No namespace is chosen, and no IGSN is named.', 'one of both');
  const { description, warnings } = await readFormDescription(visit, {}, igsn);
  const address = (form.get('landingUrl') ?? '').trim();
  const wish = VISIBILITIES.map(([one]) => one).find((one) => one === form.get('visibility')) ?? 'findable';
  const parts = { caller, wish, description, landingUrl: address === '' ? null : address };
  const change: RecordChange | MintChange =
    igsn === undefined ? { ...parts, mintIn: namespace } : { ...parts, igsn, mode: 'create' };
  return { change, warnings };
}

function readIgsn(text: string): string {
  try {
    return givenIgsn(text, 'guideline');
  } catch (error) {
    if (!(error instanceof CorestoneError)) throw error;
    const findings = atFormFields(error.findings).map((one) => ({ ...one, field: 'igsn' }));
    throw new CorestoneError(error.code, error.message, { findings });
  }
}

async function newPage(visit: Visit, state: FormState, note: Html | false = false): Promise<AdminView> {
  if (scopeOf(visit.caller, 'deposit').length === 0)
    throw new CorestoneError('not-allowed', `${visit.caller.account} may register for nobody.`);
  const main = html`${note}<section class="card"><form class="frm" method="post" action="${link(visit, '/admin/registrations/new')}">
<div class="box-t">${formProblem(state)}</div>
${choiceField(state, 'namespace', 'Namespace', [['', 'none: the IGSN is named below'], ...(await namespaces(visit))], { hint: 'The IGSN is made up in it, and belongs to its client.' })}
${textField(state, 'igsn', 'IGSN', { isMono: true, longest: 200, hint: 'Only where you bring one; without prefix.' })}
${choiceField(state, 'visibility', 'The record becomes', VISIBILITIES)}
${textField(state, 'landingUrl', 'Landing page', { longest: 2048, isMono: true, hint: 'An address in a domain of the client; empty is our own page.' })}
${descriptionFields(state)}
<div class="act"><button class="btn" name="look" value="yes">Look at it first</button><button class="btn p">Register</button><a class="btn" href="${link(visit, '/admin/registrations')}">Back</a></div></form></section>`;
  return { title: 'New record', page: 'registrations', about: 'one sample by hand; many go by upload', main };
}

async function namespaces(visit: Visit): Promise<(readonly [string, string])[]> {
  const { read, engine } = visit.house.store;
  const rows = await partyStore(read, engine).namespaces();
  return rows
    .filter(({ client }) => mayDo(visit, 'deposit', client))
    .map(({ namespace, client }) => [namespace, `${namespace}, ${client}`] as const);
}
