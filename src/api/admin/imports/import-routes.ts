import { CorestoneError } from '../../../domain/error.ts';
import type { OwnFields } from '../../../domain/own-fields/own-field.ts';
import { asMapping, proposeMapping } from '../../../intake/mapping/propose-mapping.ts';
import { openInput } from '../../../intake/open-input.ts';
import { openTables } from '../../../intake/open-tables.ts';
import { keepMapping } from '../../../operations/import/keep-mapping.ts';
import { makeBulkJob, type TableOptions } from '../../../operations/jobs/bulk-job.ts';
import { newKey } from '../../../store/new-key.ts';
import { mappingStore } from '../../../store/ports/mapping-store.ts';
import { previewTables, type TablesPreview } from '../../imports/preview-tables.ts';
import { mappingText } from '../../imports/take-tables.ts';
import { removeJobFiles } from '../../jobs/job-files.ts';
import { AGAIN_FIELD } from '../../login/kept-form.ts';
import { spoolTables } from '../../rest/imports/table-upload.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { importsAnything } from '../scope.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { type ChosenMapping, chosenMapping } from './chosen-mapping.ts';
import { importForm } from './import-form.ts';
import { importPage } from './import-page.ts';
import { findImport, type KeptImport, keepImport } from './kept-import.ts';

const FIELDS = ['file', 'program', 'expedition', 'mapping'];

/** `/admin/imports`: tables come in, their columns and first rows are looked at, and only then a person says that they are to be taken. */
export function registerImports(routes: AdminRoutes): void {
  routes.page('/admin/imports', async (visit) => importForm(visit, { values: {} }, await keptNames(visit)));
  routes.action('/admin/imports', (visit) => takeFile(visit));
  routes.page('/admin/imports/:id', async (visit) => {
    const { kept, preview } = await look(visit);
    return importPage(visit, visit.params.id ?? '', kept, preview);
  });
}

/** The forms that follow; they carry no file. */
export function registerImportDecision(routes: AdminRoutes): void {
  routes.form('/admin/imports/:id/mapping', keepChoice);
  // What was chosen is kept, and nothing taken, where this was sent while nobody was signed in.
  routes.form('/admin/imports/:id/start', (visit) => (visit.form.has(AGAIN_FIELD) ? keepChoice(visit) : start(visit)));
  routes.action('/admin/imports/:id/discard', async (visit) => {
    const { house, params, person } = visit;
    const id = params.id ?? '';
    await findImport(house.settings.data, id, person.account);
    await removeJobFiles(house.settings.data, id);
    return { to: '/admin/imports' };
  });
}

async function takeFile(visit: Visit): Promise<AdminView | Onward> {
  const id = newKey();
  const { house, person } = visit;
  const form = new URLSearchParams();
  const filled = { ...visit, form };
  const run = async (): Promise<Onward> => {
    if (!importsAnything(visit.caller))
      throw new CorestoneError('not-allowed', `${visit.caller.account} may deposit for nobody.`);
    const { input, fields } = await spoolTables(house, id, visit.request, undefined);
    for (const name of ['program', 'expedition', 'mapping']) form.set(name, (fields[name] ?? '').trim());
    const { name, ...spooled } = input;
    const [program, expedition] = [form.get('program') ?? '', form.get('expedition') ?? ''];
    await keepImport(house.settings.data, id, {
      account: person.account,
      name,
      input: spooled,
      program,
      expedition,
      mapping: (await mappingText(house.store, form.get('mapping') ?? '')) ?? '',
    });
    await look({ ...visit, params: { id } });
    return { to: `/admin/imports/${id}` };
  };
  return tryForm(
    filled,
    FIELDS,
    () =>
      run().catch(async (error: unknown) => {
        await removeJobFiles(house.settings.data, id);
        throw error;
      }),
    async (state) => importForm(filled, state, await keptNames(visit)),
  );
}

async function look(visit: Visit): Promise<{ kept: KeptImport; preview: TablesPreview }> {
  const { house, person, caller, params } = visit;
  const kept = await findImport(house.settings.data, params.id ?? '', person.account);
  const file = { file: kept.input.file, name: kept.name };
  return { kept, preview: await previewTables(house, file, optionsOf(kept), caller) };
}

function optionsOf({ program, expedition, mapping }: KeptImport): TableOptions {
  const said = Object.entries({ program, expedition, mapping }).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(said), strict: false };
}

/** Keeps what was chosen; a table that is said to hold something else gets its columns proposed anew. */
async function choose(visit: Visit): Promise<KeptImport> {
  const { kept, preview } = await look(visit);
  const chosen = chosenMapping(preview.mapping, visit.form);
  const mapping = chosen.retyped.length === 0 ? chosen.mapping : await proposedAnew(kept, chosen, preview.ownFields);
  const after = { ...kept, mapping: JSON.stringify(mapping) };
  // Tried before it is kept: a choice that cannot be, such as one field twice, comes back as what is wrong with it.
  const file = { file: kept.input.file, name: kept.name };
  await previewTables(visit.house, file, optionsOf(after), visit.caller);
  await keepImport(visit.house.settings.data, visit.params.id ?? '', after);
  return after;
}

async function keepChoice(visit: Visit): Promise<Onward> {
  const { mapping } = await choose(visit);
  const isNamed = !visit.form.has(AGAIN_FIELD) && (await keepNamed(visit, mapping));
  return { to: `/admin/imports/${visit.params.id}${isNamed ? '?done=mapping-kept' : ''}` };
}

async function keptNames({ house }: Visit): Promise<readonly string[]> {
  return (await mappingStore(house.store.read).all()).map((one) => one.name);
}

/** Keeps the columns as chosen under the name that was typed, for the next file of that kind; false where none was. */
async function keepNamed({ house, form, caller }: Visit, mapping: string): Promise<boolean> {
  const name = (form.get('keepAs') ?? '').trim();
  if (name !== '') await keepMapping(house.unitOfWork, { name, mapping }, caller);
  return name !== '';
}

async function proposedAnew(kept: KeptImport, { mapping, retyped }: ChosenMapping, ownFields: OwnFields) {
  const opened = await openTables(await openInput(kept.input.file, kept.name));
  const tables = mapping.tables.map((table, at) => {
    const type = retyped.find((one) => one.at === at)?.type;
    const found = opened.tables.find(
      (one) => (table.file ?? one.file) === one.file && (table.sheet ?? one.sheet) === one.sheet,
    );
    return type === undefined || found === undefined
      ? table
      : asMapping(proposeMapping(found, type, ownFields), found, table.file !== undefined);
  });
  return { ...mapping, tables };
}

async function start(visit: Visit): Promise<Onward> {
  const { house, caller, params } = visit;
  const id = params.id ?? '';
  const kept = await choose(visit);
  await keepNamed(visit, kept.mapping);
  const { mapping, ...tables } = optionsOf(kept);
  await makeBulkJob(house.unitOfWork, {
    id,
    caller,
    options: { kind: 'register', mode: 'upsert', visibility: 'keep', dryRun: false },
    input: { ...kept.input, name: kept.name, syntax: 'csv', isGzip: false },
    tables: { ...tables, ...(mapping !== undefined && { mapping }) },
    // The same key for the same import: a form that is sent twice begins one job.
    key: `import ${id}`,
  });
  return { to: `/admin/jobs/${id}` };
}
