import type { FastifyRequest } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import type { ByteStream } from '../../intake/bulk/bulk-piece.ts';
import { LARGEST_PACKAGE } from './unpack-community.ts';

/** A package that came in, one byte more than is taken at most, and the fields that stood before it in the form. */
export interface PackageRead {
  readonly bytes: Uint8Array;
  readonly fields: Readonly<Record<string, string>>;
}

/** The package of a request: the file of a form, or the body. Throws `wrong-call` where there is none. */
export async function readPackage(request: FastifyRequest): Promise<PackageRead> {
  if (!request.isMultipart()) {
    const stream = request.body as ByteStream | undefined | null;
    if (stream === undefined || stream === null) throw new CorestoneError('wrong-call', 'The request has no body.');
    return { bytes: await atMost(stream), fields: {} };
  }
  const part = await request.file();
  if (part === undefined || part.filename === '') throw new CorestoneError('wrong-call', 'The form has no file.');
  const fields = Object.entries(part.fields).flatMap(([key, field]) =>
    field !== undefined && 'value' in field && typeof field.value === 'string' ? [[key, field.value] as const] : [],
  );
  return { bytes: await atMost(part.file as ByteStream), fields: Object.fromEntries(fields) };
}

/** The rest of a stream that is too long is passed over, or the request would never end. */
async function atMost(stream: ByteStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    if (bytes <= LARGEST_PACKAGE) chunks.push(chunk);
    bytes += chunk.length;
  }
  return Buffer.concat(chunks);
}
