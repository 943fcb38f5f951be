import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { endUpload } from '../../transfer/keep-package.ts';
import {
  addPiece,
  beginUpload,
  dropUpload,
  type PackageUpload,
  uploadStanding,
} from '../../transfer/package-upload.ts';
import { takeStreams } from '../bulk/bulk-body.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { EndQuery, NewUploadShape, PackageParams, PackageShape, PieceHeaders, UploadShape } from './transfer-shapes.ts';

const tags = ['transfer'];
const PIECES = 'application/offset+octet-stream';

interface ById {
  Params: Static<typeof PackageParams>;
}

/**
 * `/api/v1/packages/uploads`: packages that come in pieces, so that a line that breaks costs what was on it. As in tus 1.0: a piece is
 * a `PATCH` with `Upload-Offset`, `HEAD` tells how far it is.
 */
export async function registerUploadRoutes(
  api: FastifyInstance,
  house: House,
  answer: (request: FastifyRequest, reply: FastifyReply, id: string) => Promise<unknown>,
): Promise<void> {
  api.post<{ Body: Static<typeof NewUploadShape> }>(
    '/packages/uploads',
    {
      schema: {
        tags,
        summary: 'Begin a package that comes in pieces',
        body: NewUploadShape,
        response: { 201: UploadShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const begun = await beginUpload(house, request.body, callerOf(request));
      void reply.code(201).header('location', `/api/v1/packages/uploads/${begun.id}`);
      return tell(reply, begun).send(begun);
    },
  );
  api.get<ById>(
    '/packages/uploads/:id',
    {
      schema: {
        tags,
        summary: 'How much of a package is here',
        params: PackageParams,
        response: { 200: UploadShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const found = await uploadStanding(house, request.params.id, callerOf(request));
      return tell(reply, found).send(found);
    },
  );
  api.delete<ById>(
    '/packages/uploads/:id',
    {
      schema: {
        tags,
        summary: 'Remove what came of a package',
        params: PackageParams,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await dropUpload(house, request.params.id, callerOf(request));
      return reply.code(204).send();
    },
  );
  api.post<ById & { Querystring: Static<typeof EndQuery> }>(
    '/packages/uploads/:id/take-over',
    {
      schema: {
        tags,
        summary: 'Take a package that came in pieces over, or look what would become of it; a job',
        params: PackageParams,
        querystring: EndQuery,
        response: { 202: PackageShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { dryRun = false, sha256, ...options } = request.query;
      const wanted = { sha256, options: { isDry: dryRun, ...options } };
      return answer(request, reply, await endUpload(house, request.params.id, wanted, callerOf(request)));
    },
  );
  await api.register(async (streams) => {
    await takeStreams(streams);
    streams.patch<ById & { Headers: Static<typeof PieceHeaders> }>(
      '/packages/uploads/:id',
      {
        schema: {
          tags,
          summary: 'Send the next piece of a package',
          consumes: [PIECES],
          params: PackageParams,
          headers: PieceHeaders,
          response: { 200: UploadShape, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request);
        const stream = request.body as IncomingMessage | undefined | null;
        if (stream === undefined || stream === null) throw new CorestoneError('wrong-call', 'The request has no body.');
        const piece = { offset: request.headers['upload-offset'], stream };
        const kept = await addPiece(house, request.params.id, piece, caller);
        return tell(reply, kept).send(kept);
      },
    );
  });
}

/** The same as in tus, for who reads headers only. */
function tell(reply: FastifyReply, { bytes, offset, expiresAt }: PackageUpload): FastifyReply {
  return reply
    .header('upload-offset', offset)
    .header('upload-length', bytes)
    .header('upload-expires', new Date(expiresAt).toUTCString());
}
