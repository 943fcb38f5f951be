import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type FileFacts, type FileLimits, factsOfFile } from '../../../domain/files/check-file.ts';
import { isPicture } from '../../../domain/files/file-kind.ts';
import { objectNamedBy } from '../../../domain/files/named-object.ts';
import type { Caller } from '../../../operations/caller.ts';
import { type AddedFile, addFile } from '../../../operations/files/add-file.ts';
import { ensureEnters, objectMeant } from '../../../operations/files/file-access.ts';
import { placeBytes } from '../../../store/files/file-folder.ts';
import type { NewFileFacts } from './file-shapes.ts';

/** What the settings allow of a file. */
export function fileLimits({ settings }: Pick<House, 'settings'>): FileLimits {
  return { mostBytes: settings.fileMostMb * 1_000_000, mostPixels: settings.pictureMostMegapixels * 1_000_000 };
}

/** Bytes on their way, and how they are called. */
export interface Upload {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly name: string;
}

/** The file of a request: that of a form, or the body. Throws `wrong-call` where there is none. */
export async function uploadOf(request: FastifyRequest, name: string | undefined): Promise<Upload> {
  if (request.isMultipart()) {
    const part = await request.file();
    if (part === undefined || part.filename === '') throw new CorestoneError('wrong-call', 'The form has no file.');
    return { stream: part.file, name: name ?? part.filename };
  }
  const stream = request.body as IncomingMessage | undefined;
  if (stream === undefined || stream === null) throw new CorestoneError('wrong-call', 'The request has no body.');
  return { stream, name: name ?? 'file' };
}

/**
 * Keeps a file at an object: whether the caller may is asked before anything is read, then its bytes are put into place, then its row.
 * What is not said of it follows from its name and type. Throws what `placeBytes` and `addFile` throw.
 */
export async function takeUpload(
  house: House,
  object: string,
  { upload, said }: { readonly upload: Upload; readonly said: NewFileFacts },
  caller: Caller,
): Promise<AddedFile> {
  const limits = fileLimits(house);
  await house.unitOfWork(async (work) => ensureEnters(work, await objectMeant(work, object, caller), caller));
  const placed = await placeBytes(house.settings.data, upload.stream, limits);
  const kept = { ...placed, fileName: upload.name };
  const facts = factsOf(said, upload.name, placed.file);
  return addFile(house.unitOfWork, { object, facts, kept }, { limits, changes: house.rules }, caller);
}

function factsOf(
  { public: isPublic, ...said }: NewFileFacts,
  name: string,
  file: { readonly mediaType: string },
): FileFacts {
  const picture = isPicture(file);
  const kind = said.kind ?? (picture ? objectNamedBy(name).kind : undefined);
  return factsOfFile({ ...said, kind, isPublic }, picture);
}
