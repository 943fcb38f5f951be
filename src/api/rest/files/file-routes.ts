import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { type House, publicFace } from '../../../context.ts';
import { openedFilePath } from '../../../dissemination/files/file-address.ts';
import { linkTo } from '../../../dissemination/frame/page-shell.ts';
import { type PublicFace, todayOf } from '../../../dissemination/public-face.ts';
import type { FileFacts } from '../../../domain/files/check-file.ts';
import { changeFile, removeFile, restoreFile } from '../../../operations/files/change-file.ts';
import { objectMeant } from '../../../operations/files/file-access.ts';
import type { ObjectFile } from '../../../operations/files/file-ports.ts';
import { takeStreams } from '../bulk/bulk-body.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { FileChangesShape, FileParams, FileShape, NewFileQuery, ObjectParams } from './file-shapes.ts';
import { takeUpload, uploadOf } from './take-upload.ts';

const tags = ['files'];
const one = { 200: FileShape, ...PROBLEMS };

type OfObject = { Params: Static<typeof ObjectParams> };
type ById = { Params: Static<typeof FileParams> };

/** `/api/v1/objects/{id}/files` and `/api/v1/files/{id}`: pictures and documents of objects. */
export async function registerFileRoutes(api: FastifyInstance, house: House): Promise<void> {
  const face = await publicFace(house);
  await api.register(async (streams) => {
    await takeStreams(streams);
    const summary = 'Hang a file on an object; the same bytes hang on it once';
    const consumes = ['application/octet-stream', 'multipart/form-data'];
    const response = { 200: FileShape, 201: FileShape, ...PROBLEMS };
    streams.post<OfObject & { Querystring: Static<typeof NewFileQuery> }>(
      '/objects/:id/files',
      { schema: { tags, summary, consumes, params: ObjectParams, querystring: NewFileQuery, response } },
      async (request, reply) => {
        const caller = callerOf(request);
        const upload = await uploadOf(request, request.query.name);
        const added = await takeUpload(house, request.params.id, { upload, said: request.query }, caller);
        return reply.code(added.isNew ? 201 : 200).send(showFile(face, added.file));
      },
    );
  });
  api.get<OfObject>(
    '/objects/:id/files',
    {
      schema: {
        tags,
        summary: 'Files of an object, in the order in which they are shown',
        params: ObjectParams,
        response: { 200: Type.Object({ files: Type.Array(FileShape) }), ...PROBLEMS },
      },
    },
    async (request) => {
      const files = await house.unitOfWork(async (work) => {
        const object = await objectMeant(work, request.params.id, callerOf(request));
        return work.files.ofObjects([object.id]);
      });
      return { files: files.map((file) => showFile(face, file)) };
    },
  );
  registerOneFile(api, house, face);
}

function registerOneFile(api: FastifyInstance, { unitOfWork, rules }: House, face: PublicFace): void {
  api.patch<ById & { Body: Static<typeof FileChangesShape> }>(
    '/files/:id',
    {
      schema: {
        tags,
        summary: 'Change what is said of a file',
        params: FileParams,
        body: FileChangesShape,
        response: one,
      },
    },
    async (request) => {
      const { revision = null, public: isPublic, ...said } = request.body;
      const changes = { ...said, ...(isPublic !== undefined && { isPublic }) } as Partial<FileFacts>;
      const { id } = request.params;
      return showFile(face, await changeFile(unitOfWork, { id, changes, revision }, rules, callerOf(request)));
    },
  );
  api.delete<ById>(
    '/files/:id',
    {
      schema: {
        tags,
        summary: 'Take a file away; it can be brought back for 30 days',
        params: FileParams,
        response: one,
      },
    },
    async (request) => showFile(face, await removeFile(unitOfWork, request.params.id, rules, callerOf(request))),
  );
  api.post<ById>(
    '/files/:id/restore',
    { schema: { tags, summary: 'Bring a file back that was taken away', params: FileParams, response: one } },
    async (request) => showFile(face, await restoreFile(unitOfWork, request.params.id, rules, callerOf(request))),
  );
}

/** A file with addresses that open it to whoever was answered. */
export function showFile(face: PublicFace, file: ObjectFile): Static<typeof FileShape> {
  const { isPublic, changedAt: _at, changedBy: _by, ...said } = file;
  const address = (form: 'thumb' | 'screen' | 'full' | 'original') =>
    linkTo(face, openedFilePath(face.tokenSecret, file.id, form, todayOf(face)));
  const links = {
    thumb: address('thumb'),
    screen: address('screen'),
    full: address('full'),
    original: address('original'),
  };
  return { ...said, public: isPublic, links };
}
