import type { IncomingMessage } from 'node:http';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { type BulkForm, formOfName, formOfType } from '../../../intake/bulk/bulk-input.ts';
import type { ByteStream } from '../../../intake/bulk/bulk-piece.ts';

/** The body of a bulk request, not yet read. */
export interface BulkBody {
  readonly stream: ByteStream;
  readonly form: BulkForm;
  readonly name: string;
}

/** Lets every body through as a stream, of any length; forms of browsers by their file. */
export async function takeStreams(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(multipart, { limits: { files: 1, fields: 20, fileSize: Number.POSITIVE_INFINITY } });
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

/**
 * The body of a request with the form that its type says, or, for an upload by a browser, the file's name. Throws `wrong-call`
 * without a body and `invalid-input` for a form that is not read.
 */
export async function bulkBody(request: FastifyRequest, name: string | undefined): Promise<BulkBody> {
  if (request.isMultipart()) return uploaded(request);
  const type = request.headers['content-type'] ?? '';
  const form = formOfType(type, request.headers['content-encoding'] ?? '');
  if (form === undefined) throw unknownForm(type);
  const stream = request.body as IncomingMessage | undefined;
  if (stream === undefined || stream === null) throw new CorestoneError('wrong-call', 'The request has no body.');
  return { stream, form, name: name ?? `upload.${form.syntax}` };
}

async function uploaded(request: FastifyRequest): Promise<BulkBody> {
  const part = await request.file();
  if (part === undefined) throw new CorestoneError('wrong-call', 'The form has no file.');
  const form = formOfName(part.filename) ?? formOfType(part.mimetype, '');
  if (form === undefined) throw unknownForm(part.filename);
  return { stream: part.file, form, name: part.filename.slice(0, 200) };
}

function unknownForm(value: string): CorestoneError {
  const rule = 'application/x-ndjson, text/csv, application/xml or application/zip, plain or packed by gzip';
  const message = 'Bulk input of this type is not read.';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('input-type', message, { field: 'Content-Type', value, rule })],
  });
}
