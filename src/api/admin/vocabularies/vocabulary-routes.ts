import { CorestoneError } from '../../../domain/error.ts';
import type { Checked, Finding } from '../../../domain/finding.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { updateVocabulary, type VocabularyUpdate } from '../../../operations/update-vocabulary.ts';
import { newKey } from '../../../store/new-key.ts';
import { removeJobFiles } from '../../jobs/job-files.ts';
import { spoolTables } from '../../rest/imports/table-upload.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { tryForm } from '../try-form.ts';
import { type Onward, pathWith, type Visit } from '../visit.ts';
import { findList, type KeptList, keepList, readKeptList } from './kept-list.ts';
import { listPreview, placed, takeListForm } from './take-list-pages.ts';
import { vocabularyList, vocabularyPath } from './vocabulary-list.ts';
import { vocabularyPage } from './vocabulary-page.ts';

const FIELDS = ['name', 'title', 'version', 'file'];
const MOST_TOLD = 20;

/** `/admin/vocabularies`: the lists in use and their terms; and the word that one that came in is taken. */
export function registerVocabularies(routes: AdminRoutes): void {
  routes.page('/admin/vocabularies', vocabularyList);
  routes.page('/admin/vocabularies/take', async (visit) => {
    ensureMay(visit.caller, 'administer', '');
    return takeListForm(visit, { values: { name: visit.query.get('name') ?? '' } });
  });
  routes.page('/admin/vocabularies/:publisher/:name', vocabularyPage);
  routes.action('/admin/vocabularies/take/:id', take);
  routes.action('/admin/vocabularies/take/:id/discard', async (visit) => {
    const { house, person, params } = visit;
    await findList(house.settings.data, params.id ?? '', person.account);
    await removeJobFiles(house.settings.data, params.id ?? '');
    return { to: '/admin/vocabularies' };
  });
}

/** The form that carries the file; it is answered by what the list would change. */
export function registerVocabularyUpload(routes: AdminRoutes): void {
  routes.action('/admin/vocabularies/take', takeFile);
}

async function takeFile(visit: Visit): Promise<AdminView | Onward> {
  const { house, person } = visit;
  const id = newKey();
  const form = new URLSearchParams();
  const filled = { ...visit, form };
  const run = async (): Promise<AdminView> => {
    ensureMay(visit.caller, 'administer', '');
    const { input, fields } = await spoolTables(house, id, visit.request, undefined);
    const said = (name: string) => (fields[name] ?? '').trim().slice(0, 200);
    for (const name of ['name', 'title', 'version']) form.set(name, said(name));
    const { name: fileName, ...spooled } = input;
    const about = { name: said('name'), title: said('title'), version: said('version') };
    const kept = { account: person.account, fileName, input: spooled, ...about };
    await keepList(house.settings.data, id, kept);
    const { update, findings } = await updated(visit, kept, true);
    return listPreview(visit, id, update, findings);
  };
  const cleaned = () =>
    run().catch(async (error: unknown) => {
      await removeJobFiles(house.settings.data, id);
      throw error;
    });
  return tryForm(filled, FIELDS, cleaned, (state) => takeListForm(filled, state));
}

async function take(visit: Visit): Promise<Onward> {
  ensureMay(visit.caller, 'administer', '');
  const { house, person, params } = visit;
  const id = params.id ?? '';
  const { update } = await updated(visit, await findList(house.settings.data, id, person.account), false);
  await removeJobFiles(house.settings.data, id);
  const done = update.kept ? { done: 'vocabulary-taken', n: String(update.terms) } : { done: 'unchanged' };
  return { to: pathWith(vocabularyPath(update.name), done) };
}

interface Updated {
  readonly update: VocabularyUpdate;
  readonly findings: readonly Finding[];
}

async function updated({ house, caller }: Visit, kept: KeptList, dryRun: boolean): Promise<Updated> {
  const read = await readKeptList(kept);
  const stated = sound(read);
  const done = await updateVocabulary(house.unitOfWork, stated, {
    ...(kept.name !== '' && { name: kept.name }),
    ...(kept.version !== '' && { version: kept.version }),
    actor: caller,
    dryRun,
    hash: house.rules.hash,
  });
  return { update: sound(done), findings: [...read.findings, ...done.findings] };
}

/** What was read or done; what is wrong with a file is told with its rows. */
function sound<T>(result: Checked<T>): T {
  if (result.ok) return result.value;
  const errors = result.findings.filter(({ severity }) => severity === 'error');
  const told = errors.slice(0, MOST_TOLD).map((one) => ({ ...one, message: placed(one) }));
  throw new CorestoneError('invalid-input', 'The list was not taken.', { findings: told });
}
