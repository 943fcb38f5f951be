import { CorestoneError } from '../../../domain/error.ts';
import type { FileKind } from '../../../domain/files/file-kind.ts';
import { changeFile, removeFile, restoreFile } from '../../../operations/files/change-file.ts';
import { ensureEnters, noFile, objectMeant } from '../../../operations/files/file-access.ts';
import { takeUpload } from '../../rest/files/take-upload.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { keyIn, wholeNumber } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { FILE_FIELDS, factsTyped, objectPage, objectPath } from './object-page.ts';

/** `/admin/objects/:id`: an object with its files, which are changed, taken away and brought back there. */
export function registerObjects(routes: AdminRoutes): void {
  routes.page('/admin/objects/:id', (visit) => objectPage(visit));
  routes.form('/admin/objects/:id/files/:file', (visit) =>
    tryForm(
      visit,
      FILE_FIELDS,
      () => change(visit),
      (state) => objectPage(visit, { file: keyIn(visit.params.file), state }),
    ),
  );
  routes.action('/admin/objects/:id/files/:file/remove', async (visit): Promise<Onward> => {
    const { house, caller, params } = visit;
    const { id } = await removeFile(house.unitOfWork, fileKey(params.file), house.rules, caller);
    return { to: `${objectPath(params.id ?? '')}?done=file-removed&gone=${id}` };
  });
  routes.action('/admin/objects/:id/files/:file/restore', async (visit): Promise<Onward> => {
    const { house, caller, params } = visit;
    await restoreFile(house.unitOfWork, fileKey(params.file), house.rules, caller);
    return { to: `${objectPath(params.id ?? '')}?done=file-restored#files` };
  });
}

/** The form with a new file, which is read as a stream. */
export function registerObjectUpload(routes: AdminRoutes): void {
  routes.action('/admin/objects/:id/files', (visit) => {
    const typed: Record<string, string> = {};
    return tryForm(
      visit,
      FILE_FIELDS,
      () => add(visit, typed),
      ({ values, ...state }) => objectPage(visit, { state: { ...state, values: { ...values, ...typed } } }),
    );
  });
}

/** The key of a file in an address. Throws `not-found` for what is none. */
function fileKey(text: string | undefined): string {
  const key = keyIn(text);
  if (key === '') throw noFile();
  return key;
}

async function change({ house, caller, params, form }: Visit): Promise<Onward> {
  const { kind, ...said } = factsTyped(Object.fromEntries(form));
  const changes = { ...said, ...(kind !== undefined && { kind: kind as FileKind }) };
  const wanted = { id: fileKey(params.file), changes, revision: wholeNumber(form.get('revision'), 'revision', 0) };
  await changeFile(house.unitOfWork, wanted, house.rules, caller);
  return { to: `${objectPath(params.id ?? '')}?done=file-changed#files` };
}

async function add({ house, caller, params, request }: Visit, typed: Record<string, string>): Promise<Onward> {
  const object = params.id ?? '';
  // Before anything of the form is read.
  await house.unitOfWork(async (work) => ensureEnters(work, await objectMeant(work, object, caller), caller));
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part === undefined || part.filename === '') throw new CorestoneError('wrong-call', 'The form has no file.');
  for (const [name, field] of Object.entries(part.fields))
    if (field !== undefined && 'value' in field && typeof field.value === 'string') typed[name] = field.value;
  const { isPublic, kind, ...others } = factsTyped(typed);
  const stated = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null && value !== ''));
  const said = {
    ...stated,
    ...(kind !== undefined && { kind: kind as FileKind }),
    ...(isPublic !== undefined && { public: isPublic }),
  };
  const upload = { stream: part.file, name: part.filename };
  const { isNew } = await takeUpload(house, object, { upload, said }, caller);
  return { to: `${objectPath(object)}?done=${isNew ? 'file-added' : 'file-known'}#files` };
}
