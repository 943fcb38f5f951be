import type { MultipartFile } from '@fastify/multipart';
import { CorestoneError } from '../../../domain/error.ts';
import type { ReadableFormat } from '../../../formats/format.ts';
import { type BulkForm, formOfName, formOfType } from '../../../intake/bulk/bulk-input.ts';
import { BULK_KINDS, BULK_MODES, type BulkOptions } from '../../../operations/bulk/bulk-item.ts';
import { makeBulkJob } from '../../../operations/jobs/bulk-job.ts';
import { newKey } from '../../../store/new-key.ts';
import { findTitles } from '../../../store/read/find-titles.ts';
import { removeJobFiles, shareInput, spoolInput } from '../../jobs/job-files.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import type { FormState } from '../form-fields.ts';
import { refuse } from '../read-form.ts';
import { isInScope, scopeOf } from '../scope.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { findUpload, type KeptUpload, keepUpload } from './kept-upload.ts';
import { previewPage } from './preview-page.ts';
import { type Previewed, previewUpload } from './preview-upload.ts';
import { uploadForm } from './upload-form.ts';

const FIELDS = ['file', 'namespace', 'reason', 'to'];
const VISIBILITIES = ['findable', 'reserved', 'hidden', 'keep'] as const;

/** `/admin/upload`: a file comes in, its first items are tried, and only then a person says that it is to be taken. */
export function registerUpload(routes: AdminRoutes, readable: readonly ReadableFormat[]): void {
  routes.page('/admin/upload', async (visit) => uploadForm(visit, { values: { kind: 'register', mode: 'upsert' } }));
  routes.action('/admin/upload', (visit) => takeUpload(visit, readable));
  routes.page('/admin/upload/:id', async (visit) => look(visit, visit.params.id ?? '', readable));
}

/** The forms that follow; they carry no file. */
export function registerUploadDecision(routes: AdminRoutes): void {
  routes.action('/admin/upload/:id/start', (visit) => start(visit));
  routes.action('/admin/upload/:id/discard', async (visit) => {
    const { house, params, person } = visit;
    const id = params.id ?? '';
    await findUpload(house.settings.data, id, person.account);
    await removeJobFiles(house.settings.data, id);
    return { to: '/admin/upload' };
  });
}

async function takeUpload(visit: Visit, readable: readonly ReadableFormat[]): Promise<AdminView | Onward> {
  const id = newKey();
  const { house, request } = visit;
  const fields = new URLSearchParams();
  const filled = { ...visit, form: fields };
  const run = async (): Promise<Onward> => {
    if (scopeOf(visit.caller, 'deposit').length === 0)
      throw new CorestoneError('not-allowed', `${visit.caller.account} may register for nobody.`);
    if (!request.isMultipart()) throw new CorestoneError('wrong-call', 'The form has no file.');
    const part = await request.file();
    for (const [name, value] of Object.entries(valuesIn(part))) fields.set(name, value);
    const upload = await keepPart(filled, id, part);
    await previewUpload(house, upload, visit.caller, readable).catch(async (error: unknown) => {
      await removeJobFiles(house.settings.data, id);
      throw error;
    });
    return { to: `/admin/upload/${id}` };
  };
  return tryForm(filled, FIELDS, run, (state: FormState) => uploadForm(filled, state));
}

/** The fields that came before the file. */
function valuesIn(part: MultipartFile | undefined): Record<string, string> {
  const fields = Object.entries(part?.fields ?? {});
  return Object.fromEntries(
    fields.flatMap(([name, field]) =>
      field !== undefined && 'value' in field && typeof field.value === 'string' ? [[name, field.value]] : [],
    ),
  );
}

async function keepPart(visit: Visit, id: string, part: MultipartFile | undefined): Promise<KeptUpload> {
  const { house, form, person } = visit;
  if (part === undefined || part.filename === '') throw new CorestoneError('invalid-input', 'Choose a file first.');
  const options = optionsIn(form);
  const bulkForm = formOf(part);
  const input = await spoolInput(house.settings.data, id, part.file);
  const upload = { account: person.account, name: part.filename.slice(0, 200), form: bulkForm, options, input };
  await keepUpload(house.settings.data, id, upload);
  return upload;
}

function formOf({ filename, mimetype }: MultipartFile): BulkForm {
  const form = formOfName(filename) ?? formOfType(mimetype, '');
  if (form !== undefined) return form;
  throw new CorestoneError(
    'invalid-input',
    `${filename.slice(0, 200)} is not read: NDJSON, CSV, XML or a ZIP of XML are, also packed as .gz.`,
  );
}

function optionsIn(form: URLSearchParams): BulkOptions {
  const oneOf = <T extends string>(name: string, choices: readonly T[]): T =>
    choices.find((one) => one === form.get(name)) ?? choices[0]!;
  const mode = form.get('mode') === null ? 'upsert' : oneOf('mode', BULK_MODES);
  const namespace = (form.get('namespace') ?? '').trim().toUpperCase();
  const reason = (form.get('reason') ?? '').trim();
  const kind = oneOf('kind', BULK_KINDS);
  if (kind === 'withdraw' && reason === '')
    throw new CorestoneError('invalid-input', 'Withdrawing needs a reason that readers can see.');
  const to = (form.get('to') ?? '').trim().toUpperCase();
  if (kind === 'transfer' && to === '') refuse('to', 'Transferring needs a new owner.', 'AGENT.CLIENT');
  return {
    kind,
    mode,
    visibility: oneOf('visibility', VISIBILITIES),
    dryRun: false,
    ...(namespace !== '' && { namespace }),
    ...(reason !== '' && { reason }),
    ...(to !== '' && { to }),
  };
}

async function look(visit: Visit, id: string, readable: readonly ReadableFormat[]): Promise<AdminView> {
  const upload = await findUpload(visit.house.settings.data, id, visit.person.account);
  const items = await previewUpload(visit.house, upload, visit.caller, readable);
  return previewPage(visit, id, upload, items, await titlesOf(visit, items));
}

/** What the records are called here of which the items say no title, as far as one may read them. */
function titlesOf({ house, caller }: Visit, items: readonly Previewed[]): Promise<ReadonlyMap<string, string>> {
  const igsns = items.flatMap(({ item, result }) => {
    const said = item.checked.ok ? item.checked.value.description?.title : undefined;
    return said === undefined && result.igsn !== undefined ? [result.igsn] : [];
  });
  const isReadable = isInScope('client_symbol', scopeOf(caller, 'read'));
  return findTitles(house.store.read, [...new Set(igsns)], isReadable);
}

async function start(visit: Visit): Promise<Onward> {
  const { house, caller, person, params } = visit;
  const id = params.id ?? '';
  const { input, form, name, options } = await findUpload(house.settings.data, id, person.account);
  if (visit.form.get('trial') === 'yes') {
    const trial = newKey();
    const file = await shareInput(house.settings.data, trial, input.file);
    const wanted = { options: { ...options, dryRun: true }, input: { ...input, ...form, name, file } };
    const made = await makeBulkJob(house.unitOfWork, { id: trial, caller, ...wanted, key: `trial of ${id}` });
    if (!made.isNew) await removeJobFiles(house.settings.data, trial);
    return { to: `/admin/jobs/${made.id}?done=trial-asked` };
  }
  // The same key for the same upload: a form that is sent twice begins one job.
  await makeBulkJob(house.unitOfWork, { id, caller, options, input: { ...input, ...form, name }, key: `upload ${id}` });
  return { to: `/admin/jobs/${id}` };
}
