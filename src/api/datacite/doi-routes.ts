import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { CorestoneError } from '../../domain/error.ts';
import { doiOf } from '../../formats/identifier-forms.ts';
import { deleteReserved } from '../../operations/registry/delete-reserved.ts';
import { tellBrokenRules } from '../tell-broken-rules.ts';
import { type ChangedDoi, changeDoi, mintDoi } from './change-doi.ts';
import { type DataciteContext, ensureCaller } from './datacite-context.ts';
import { readDoi } from './doi-name.ts';
import { answerPart, readPart } from './doi-parts.ts';
import { doiResource } from './doi-resource.ts';
import { Refusal, refusal, sendDocument } from './json-api.ts';
import { negotiateDoi } from './negotiate-doi.ts';
import { readPayload } from './read-payload.ts';
import { readShown } from './read-shown.ts';
import { ensureSeen, findStored, type StoredDoi } from './stored-doi.ts';

/** A request that names a DOI in its path. */
export type DoiRequest = FastifyRequest<{ Params: { '*': string } }>;

const ALLOWED = 'HEAD, GET, POST, PATCH, PUT, OPTIONS';

/** Single DOIs: made, read, changed, deleted. The path after `/dois/` is the DOI, its slash escaped or not. */
export function registerDoiRoutes(app: FastifyInstance, context: DataciteContext): void {
  for (const path of ['/dois', '/dois/']) app.post(path, (request, reply) => create(context, request, reply));
  app.get('/dois/*', (request: DoiRequest, reply) => show(context, request, reply));
  for (const method of ['PUT', 'PATCH'] as const)
    app.route({ method, url: '/dois/*', handler: (request, reply) => change(context, request as DoiRequest, reply) });
  app.delete('/dois/*', (request: DoiRequest, reply) => remove(context, request, reply));
}

async function create(context: DataciteContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = ensureCaller(request);
  const payload = readPayload(request.body, context.formats.readable);
  const changed =
    payload.doi === undefined
      ? await mintDoi(context, payload, caller)
      : await changeDoi(context, payload.doi, payload, caller, { mode: 'create' });
  return answerChange(context, request, reply, changed);
}

async function change(context: DataciteContext, request: DoiRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = ensureCaller(request);
  const payload = readPayload(request.body, context.formats.readable);
  const changed = await changeDoi(context, request.params['*'], payload, caller, {
    mode: 'upsert',
    ...ifMatch(request),
  });
  return answerChange(context, request, reply, changed);
}

/** Our own addition: a change is refused with 412 where the record does not stand as the client knows it. */
function ifMatch({ headers }: FastifyRequest): { readonly expectedVersion?: number } {
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(headers['if-match']?.trim() ?? '')?.[1];
  return version === undefined ? {} : { expectedVersion: Number(version) };
}

async function answerChange(
  context: DataciteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { igsn, isNew, ignoredEvent }: ChangedDoi,
): Promise<FastifyReply> {
  const stored = await findStored(context, igsn);
  if (stored === undefined) throw refusal(404);
  if (isNew) void reply.header('location', `${context.face.baseUrl}/datacite/dois/${doiOf(igsn, context.write)}`);
  // DataCite says nothing here; who cares can know.
  if (ignoredEvent !== undefined)
    void reply.header('x-event-ignored', ignoredEvent.replace(/[^ -~]/g, '?').slice(0, 40));
  const { description } = stored.record;
  const broken = stored.isDescribed ? await tellBrokenRules(context.house, request.log, 'datacite', description) : [];
  if (broken.length > 0) void reply.header('x-findings', broken.join(', '));
  return sendStored(context, request, reply, stored, isNew ? 201 : 200);
}

function sendStored(
  context: DataciteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  stored: StoredDoi,
  status: number,
): FastifyReply {
  const shown = { ...readShown(rawQuery(request.raw.url)), detail: true };
  void reply.header('etag', `"${stored.record.facts.version}"`);
  return sendDocument(request, reply, status, { data: doiResource(stored, shown, context.write) });
}

async function show(context: DataciteContext, request: DoiRequest, reply: FastifyReply): Promise<FastifyReply> {
  const part = readPart(request.params['*']);
  if (part !== undefined) return answerPart(context, request, reply, part);
  const { doi, mediaType } = negotiateDoi(request.params['*'], request.headers.accept, context.formats.served);
  const stored = await ensureSeen(context, request, doi);
  if (mediaType === undefined) return sendStored(context, request, reply, stored, 200);
  return mediaType(stored, reply, context);
}

async function remove(context: DataciteContext, request: DoiRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = ensureCaller(request);
  const name = readDoi(request.params['*'], context.write);
  if (name === undefined) throw refusal(404);
  try {
    await deleteReserved(context.house.unitOfWork, name.igsn, caller);
  } catch (error) {
    const isRegistered = error instanceof CorestoneError && error.code === 'conflict';
    throw isRegistered ? new Refusal(405, [{ status: '405', title: 'Method not allowed' }], { allow: ALLOWED }) : error;
  }
  return reply.code(204).send();
}
