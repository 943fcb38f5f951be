import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { removeJobFiles, type SpooledInput, spoolInput } from '../../jobs/job-files.ts';

/** A file of tables that came in, on the disk, with what the form said before it. */
export interface TableUpload {
  readonly input: SpooledInput & { readonly name: string };
  readonly fields: Readonly<Record<string, string>>;
}

/** Names for bodies without one, which tell nothing of what they hold. */
const ENDINGS: readonly (readonly [type: string, name: string])[] = [
  ['application/json', 'table.json'],
  ['application/zip', 'tables.zip'],
  ['application/vnd.openxmlformats', 'table.xlsx'],
];

/**
 * Puts the file of a request on the disk in the folder of that id: the file of a form, or the body. Throws `wrong-call`
 * where there is none.
 */
export async function spoolTables(
  house: House,
  id: string,
  request: FastifyRequest,
  name: string | undefined,
): Promise<TableUpload> {
  if (!request.isMultipart()) {
    const stream = request.body as IncomingMessage | undefined;
    if (stream === undefined || stream === null) throw new CorestoneError('wrong-call', 'The request has no body.');
    const type = request.headers['content-type'] ?? '';
    const named = name ?? ENDINGS.find(([start]) => type.startsWith(start))?.[1] ?? 'table.csv';
    return { input: { ...(await spoolInput(house.settings.data, id, stream)), name: named }, fields: {} };
  }
  const part = await request.file();
  if (part === undefined || part.filename === '') throw new CorestoneError('wrong-call', 'The form has no file.');
  const fields = Object.entries(part.fields).flatMap(([key, field]) =>
    field !== undefined && 'value' in field && typeof field.value === 'string' ? [[key, field.value] as const] : [],
  );
  const input = await spoolInput(house.settings.data, id, part.file);
  return { input: { ...input, name: name ?? part.filename.slice(0, 200) }, fields: Object.fromEntries(fields) };
}

/** Does something with the file of a request and removes it from the disk, whatever happens. */
export async function withTables<T>(
  house: House,
  id: string,
  request: FastifyRequest,
  name: string | undefined,
  body: (upload: TableUpload) => Promise<T>,
): Promise<T> {
  try {
    return await body(await spoolTables(house, id, request, name));
  } finally {
    await removeJobFiles(house.settings.data, id);
  }
}
