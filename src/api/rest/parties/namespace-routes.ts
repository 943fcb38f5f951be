import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { may } from '../../../operations/caller.ts';
import { addNamespace, transferNamespace } from '../../../operations/move-namespace.ts';
import { decideNamespaceRequest, requestNamespace } from '../../../operations/parties/request-namespace.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, Nullable, PartySymbol, PROBLEMS, Word } from '../shapes.ts';
import { checkedValue } from './checked-input.ts';

const Name = Type.String({ minLength: 1, maxLength: 100, description: '2 to 10 letters or digits' });
const Namespace = Type.Object(
  {
    namespace: Name,
    agent: PartySymbol('Agent'),
    client: PartySymbol('AGENT.CLIENT'),
    isTest: Type.Optional(Type.Boolean({ description: 'For trying: counts for no quota and may be purged.' })),
  },
  { title: 'Namespace' },
);
const NewNamespace = Type.Object(
  { namespace: Name, client: PartySymbol('AGENT.CLIENT'), isTest: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
const Request = Type.Object(
  {
    id: Type.String(),
    namespace: Name,
    client: PartySymbol('AGENT.CLIENT'),
    reason: Type.String(),
    requestedBy: Type.String(),
    requestedAt: Moment('When it was asked for.'),
    decision: Nullable(Word(['granted', 'refused'], 'Null while it waits.')),
    decisionReason: Nullable(Type.String()),
    decidedBy: Nullable(Type.String()),
    decidedAt: Nullable(Moment('When it was decided.')),
  },
  { title: 'NamespaceRequest' },
);
const NewRequest = Type.Object(
  { namespace: Name, client: PartySymbol('AGENT.CLIENT'), reason: Type.String({ maxLength: 2000 }) },
  { additionalProperties: false },
);
const Decision = Type.Object(
  {
    decision: Word(['granted', 'refused'], 'What is decided.'),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);
const Which = Type.Object({ namespace: Name });
const WhichRequest = Type.Object({ id: Type.String({ maxLength: 60 }) });
const To = Type.Object({ client: PartySymbol('AGENT.CLIENT') }, { additionalProperties: false });

/** `/api/v1/namespaces` and the requests for them. */
export function registerNamespaceRoutes(api: FastifyInstance, { store, unitOfWork }: House): void {
  const tags = ['parties'];
  const parties = () => partyStore(store.read, store.engine);
  api.get(
    '/namespaces',
    { schema: { tags, summary: 'Namespaces that you may see', response: { 200: Type.Array(Namespace), ...PROBLEMS } } },
    async (request) => {
      const caller = callerOf(request);
      return (await parties().namespaces()).filter((one) => may(caller, 'read', one.client));
    },
  );
  api.post<{ Body: Static<typeof NewNamespace> }>(
    '/namespaces',
    {
      schema: {
        tags,
        summary: 'Give a client a free namespace',
        body: NewNamespace,
        response: { 201: Namespace, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { namespace, client, isTest } = request.body;
      const made = await addNamespace(unitOfWork, namespace, client.toUpperCase(), callerOf(request), isTest);
      return reply.code(201).send(made);
    },
  );
  api.post<{ Params: Static<typeof Which>; Body: Static<typeof To> }>(
    '/namespaces/:namespace/transfer',
    {
      schema: {
        tags,
        summary: 'Move a namespace with all that is registered in it',
        params: Which,
        body: To,
        response: { 200: Namespace, ...PROBLEMS },
      },
    },
    async (request) =>
      transferNamespace(unitOfWork, request.params.namespace, request.body.client.toUpperCase(), callerOf(request)),
  );
  api.get(
    '/namespace-requests',
    {
      schema: {
        tags,
        summary: 'Requests for namespaces that you may see, the latest first',
        response: { 200: Type.Array(Request), ...PROBLEMS },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      return (await parties().namespaceRequests()).filter((one) => may(caller, 'read', one.client));
    },
  );
  api.post<{ Body: Static<typeof NewRequest> }>(
    '/namespace-requests',
    { schema: { tags, summary: 'Ask for a namespace', body: NewRequest, response: { 201: Request, ...PROBLEMS } } },
    async (request, reply) => {
      const wanted = { ...request.body, client: request.body.client.toUpperCase() };
      return reply.code(201).send(checkedValue(await requestNamespace(unitOfWork, wanted, callerOf(request))));
    },
  );
  api.post<{ Params: Static<typeof WhichRequest>; Body: Static<typeof Decision> }>(
    '/namespace-requests/:id/decision',
    {
      schema: {
        tags,
        summary: 'Grant or refuse a request',
        params: WhichRequest,
        body: Decision,
        response: { 200: Request, ...PROBLEMS },
      },
    },
    async (request) => {
      const { decision, reason = '' } = request.body;
      return checkedValue(
        await decideNamespaceRequest(unitOfWork, request.params.id, { decision, reason }, callerOf(request)),
      );
    },
  );
}
