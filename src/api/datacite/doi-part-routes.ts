import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { doiOf } from '../../formats/identifier-forms.ts';
import { makeUpIgsns } from '../../operations/registry/make-up-igsns.ts';
import { namespaceFor } from './change-doi.ts';
import { type DataciteContext, ensureCaller } from './datacite-context.ts';
import { readDoi } from './doi-name.ts';
import { doiResource } from './doi-resource.ts';
import { firstOfEach, Refusal, sendDocument } from './json-api.ts';
import { planChange } from './planned-change.ts';
import { readPayload } from './read-payload.ts';

/** Two helpers beside the DOIs themselves: a check that keeps nothing, and DOIs that nobody has. */
export function registerDoiPartRoutes(app: FastifyInstance, context: DataciteContext): void {
  app.post('/dois/validate', (request, reply) => validate(context, request, reply));
  app.get('/dois/random', (request, reply) => random(context, request, reply));
}

/** Always 200: either the record as it would be, or what is wrong with it. */
async function validate(context: DataciteContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const payload = readPayload(request.body, context.formats.readable);
  const name = readDoi(payload.doi ?? '', context.write);
  const igsn = name?.igsn ?? '';
  const doi = igsn === '' ? (payload.doi ?? '').toLowerCase() : doiOf(igsn, context.write);
  const wanted = { ...payload, event: 'publish' };
  const { problems, attributes } = planChange({ igsn, namespace: '', stored: undefined }, wanted, context.write);
  // An address is not part of the metadata that is checked here, unless there is one.
  const wrong = problems.filter((one) => one.source !== 'url' || payload.url !== undefined);
  if (wrong.length > 0) return sendDocument(request, reply, 200, { errors: firstOfEach(wrong, doi) });
  const shown = { detail: false, affiliation: true, publisher: true };
  const now = context.house.now().toISOString();
  const facts = { registrant: '', state: 'reserved', submittedAt: now, changedAt: now, version: 1 } as const;
  const record = {
    igsn,
    agentSymbol: '',
    clientSymbol: '',
    landingUrl: payload.url ?? null,
    withdrawnReason: null,
    facts,
  };
  const resource = doiResource(
    { record, attributes, isDescribed: true, xml: undefined, kept: undefined, check: undefined },
    shown,
    context.write,
  );
  return sendDocument(request, reply, 200, { data: { ...resource, id: doi, relationships: undefined } });
}

const MOST_AT_ONCE = 100;

/** DOIs that nobody has or will be given; they are kept for the namespace, so this needs the right to register there. */
async function random(context: DataciteContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = ensureCaller(request);
  const query = rawQuery(request.raw.url);
  const prefix = query.get('prefix') ?? '';
  if (prefix === '') throw new Refusal(422, [{ status: '422', title: 'Parameter prefix is required' }]);
  const client = query.get('client-id')?.toUpperCase();
  const namespace = await namespaceFor(context, { prefix, client }, caller);
  const size = Math.min(MOST_AT_ONCE, Math.max(1, Number(query.get('size')) || 1));
  const igsns = await context.house.unitOfWork((work) => makeUpIgsns(work, namespace, Math.floor(size), caller));
  return sendDocument(request, reply, 200, { dois: igsns.map((igsn) => doiOf(igsn, context.write)) });
}
