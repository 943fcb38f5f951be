import { html } from '../../../dissemination/frame/html.ts';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import { workName } from '../../../domain/publication/publication-facts.ts';
import { ensureMay } from '../../../operations/caller.ts';
import {
  changePublication,
  mergePublications,
  removePublication,
} from '../../../operations/publications/change-publication.ts';
import type { LinkTarget } from '../../../operations/publications/find-records-to-link.ts';
import { linkPublication, unlinkPublication } from '../../../operations/publications/link-publication.ts';
import type { Publication } from '../../../operations/publications/publication-ports.ts';
import { statePublications } from '../../../operations/publications/state-publications.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import type { FormState } from '../form-fields.ts';
import { keyIn, refuse } from '../read-form.ts';
import { scopeOf } from '../scope.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { valuesOfWork, WORK_FIELDS, workForm, workIn } from './publication-form.ts';
import { partyChoice, paste, pastePage, publicationList } from './publication-list.ts';
import { publicationIn, publicationPage } from './publication-page.ts';
import { publicationPagePath } from './publication-words.ts';

const LINK_FIELDS = ['igsns', 'below', 'topM', 'bottomM', 'request', 'relationType'];

/** `/admin/publications`: the register of publications, and which records they are about. */
export function registerPublications(routes: AdminRoutes): void {
  routes.page('/admin/publications', publicationList);
  routes.page('/admin/publications/add', async (visit) => pastePage(visit));
  routes.form('/admin/publications/add', (visit) =>
    tryForm(
      visit,
      ['text', 'party'],
      () => paste(visit),
      (state) => pastePage(visit, state),
    ),
  );
  routes.page('/admin/publications/new', async (visit) => newPage(visit, { values: { type: 'article-journal' } }));
  routes.form('/admin/publications/new', (visit) =>
    tryForm(
      visit,
      WORK_FIELDS,
      () => add(visit),
      (state) => newPage(visit, state),
    ),
  );
  registerOne(routes);
}

function registerOne(routes: AdminRoutes): void {
  const path = '/admin/publications/:id';
  routes.page(path, (visit) => publicationPage(visit));
  routes.form(`${path}/link`, (visit) =>
    tryForm(
      visit,
      LINK_FIELDS,
      () => changeLinks(visit),
      (state) => publicationPage(visit, state),
    ),
  );
  routes.page(`${path}/edit`, async (visit) => {
    const work = await publicationIn(visit);
    return editPage(visit, work, { values: { ...valuesOfWork(work), revision: String(work.revision) } });
  });
  routes.form(`${path}/edit`, async (visit) => {
    const work = await publicationIn(visit);
    return tryForm(
      visit,
      WORK_FIELDS,
      () => change(visit, work),
      (state) => editPage(visit, work, state),
    );
  });
  routes.action(`${path}/merge`, async (visit) => {
    const { id } = await publicationIn(visit);
    const into = keyIn(visit.form.get('into'));
    const kept = await mergePublications(visit.house.unitOfWork, { id, into }, visit.house.rules, visit.caller);
    return { to: `${publicationPagePath(kept.id)}?done=publications-merged` };
  });
  routes.action(`${path}/remove`, async (visit) => {
    const { id } = await publicationIn(visit);
    await removePublication(visit.house.unitOfWork, id, visit.caller);
    return { to: '/admin/publications?done=publication-removed' };
  });
}

function newPage(visit: Visit, state: FormState): AdminView {
  ensureMay(visit.caller, 'deposit', scopeOf(visit.caller, 'deposit')[0] ?? '');
  const main = workForm(visit, '/admin/publications/new', 'Add', state, partyChoice(visit, state));
  return { title: 'Add a publication', page: 'publications', main };
}

const DONE = { added: 'publications-added&n=1', known: 'publication-known', completed: 'publication-changed' } as const;

async function add(visit: Visit): Promise<Onward> {
  const { house, caller, form } = visit;
  const party = form.get('party') ?? '';
  const [kept] = await statePublications(house.unitOfWork, [workIn(visit)], { party }, house.rules, caller);
  const done = DONE[kept!.outcome];
  return { to: `${publicationPagePath(kept!.publication.id)}?done=${done}` };
}

function editPage(visit: Visit, work: Publication, state: FormState): AdminView {
  const seen = html`<input type="hidden" name="revision" value="${state.values.revision ?? ''}">`;
  const main = workForm(visit, `${publicationPagePath(work.id)}/edit`, 'Save', state, seen);
  return { title: 'Change a publication', page: 'publications', about: workName(work), main };
}

async function change(visit: Visit, { id, csl }: Publication): Promise<Onward> {
  const facts = workIn(visit, csl);
  const revision = Number(visit.form.get('revision'));
  await changePublication(visit.house.unitOfWork, { id, facts, revision }, visit.house.rules, visit.caller);
  return { to: `${publicationPagePath(id)}?done=publication-changed` };
}

async function changeLinks(visit: Visit): Promise<Onward | AdminView> {
  const { house, caller, form } = visit;
  const { id } = await publicationIn(visit);
  const target = targetIn(visit);
  const isLinking = form.get('what') !== 'unlink';
  const relationType = form.get('relationType') || undefined;
  const outcome = isLinking
    ? await linkPublication(house.unitOfWork, { id, target, relationType }, house.rules, caller)
    : await unlinkPublication(house.unitOfWork, { id, target }, house.rules, caller);
  const done = isLinking ? 'records-linked' : 'records-unlinked';
  if (outcome.findings.length === 0) return { to: `${publicationPagePath(id)}?done=${done}&n=${outcome.changed}` };
  // What could not be linked stands in the field again; the rest is done.
  const left = outcome.findings.flatMap((one) => one.value ?? []);
  const said = outcome.findings.slice(0, 10).map((one) => one.message);
  const problem = `Done for ${outcome.changed}. Left out: ${outcome.findings.length}. ${said.join(' ')}`;
  const values = { igsns: target.igsns === undefined ? '' : left.join('\n') };
  return { ...(await publicationPage(visit, { values, problem })), status: 422 };
}

function targetIn({ form }: Visit): LinkTarget {
  const said = (name: string) => (form.get(name) ?? '').trim();
  const igsns = said('igsns')
    .split(/[\r\n,;]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const below = said('below');
  if (igsns.length > 0 && below !== '') refuse('below', 'Both IGSNs and a part are named.', 'one of both at a time');
  if (below === '') return igsns.length > 0 ? { igsns } : refuse('igsns', 'No record is named.', 'IGSNs, or a part');
  const only = OBJECT_TYPES.find((one) => one === said('only'));
  const types: readonly ObjectType[] | undefined = only === undefined ? undefined : [only];
  const request = said('request') || undefined;
  return { below, types, request, topM: metresIn(said('topM'), 'topM'), bottomM: metresIn(said('bottomM'), 'bottomM') };
}

function metresIn(text: string, field: string): number | undefined {
  if (text === '') return undefined;
  const metres = Number(text.replace(',', '.'));
  return Number.isFinite(metres) ? metres : refuse(field, `${text} is no number.`, 'metres below surface');
}
