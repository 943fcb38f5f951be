import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import {
  changeWebhook,
  findWebhook,
  listWebhooks,
  makeWebhook,
  removeWebhook,
} from '../../../operations/webhooks/keep-webhooks.ts';
import type { WebhookDelivery, WebhookRow } from '../../../operations/webhooks/webhook-ports.ts';
import { webhookStore } from '../../../store/ports/webhook-store.ts';
import { pingWebhook } from '../../../webhooks/ping-webhook.ts';
import { webhookSecret } from '../../../webhooks/webhook-secret.ts';
import { webhookHouse, webhookRules } from '../../webhook-house.ts';
import { callerOf } from '../caller-of.ts';
import { checkedValue } from '../parties/checked-input.ts';
import { PROBLEMS } from '../shapes.ts';
import {
  DeliveryShape,
  NewWebhookShape,
  showWebhook,
  WebhookChangesShape,
  WebhookShape,
  WebhookWithSecret,
} from './webhook-shapes.ts';

const Which = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const Page = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  before: Type.Optional(
    Type.String({
      pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
      description: 'Only calls made before this one.',
    }),
  ),
});

type ById = { Params: Static<typeof Which> };

/** `/api/v1/webhooks`: who is told of changes, of the parties that the caller manages. */
export function registerWebhookRoutes(api: FastifyInstance, house: House): void {
  registerKeeping(api, house);
  registerCalls(api, house);
}

function registerKeeping(api: FastifyInstance, house: House): void {
  const tags = ['feeds'];
  const webhooks = webhookStore(house.store.read);
  const rules = webhookRules(house);
  const withSecret = async (row: WebhookRow) => {
    const { tokenSecret } = await webhookHouse(house);
    return { ...showWebhook(row), secret: webhookSecret(tokenSecret, row) };
  };
  api.get(
    '/webhooks',
    { schema: { tags, summary: 'Webhooks that you manage', response: { 200: Type.Array(WebhookShape), ...PROBLEMS } } },
    async (request) => (await listWebhooks(webhooks, callerOf(request))).map(showWebhook),
  );
  api.post<{ Body: Static<typeof NewWebhookShape> }>(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Make a webhook; its secret is shown this once',
        body: NewWebhookShape,
        response: { 201: WebhookWithSecret, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { party, scope, ...rest } = request.body;
      const own = caller.within ?? caller.grants[0]?.party ?? '';
      const wanted = {
        ...rest,
        party: (party ?? own).toUpperCase(),
        ...(scope !== undefined && { scope: scope.toUpperCase() }),
      };
      const row = checkedValue(await makeWebhook(house.unitOfWork, wanted, rules, caller));
      return reply
        .code(201)
        .header('location', `/api/v1/webhooks/${row.id}`)
        .send(await withSecret(row));
    },
  );
  api.get<ById>(
    '/webhooks/:id',
    { schema: { tags, summary: 'One webhook', params: Which, response: { 200: WebhookShape, ...PROBLEMS } } },
    async (request) => showWebhook(await findWebhook(webhooks, request.params.id, callerOf(request))),
  );
  api.patch<ById & { Body: Static<typeof WebhookChangesShape> }>(
    '/webhooks/:id',
    {
      schema: {
        tags,
        summary: 'Change a webhook, pause it, or let it go on',
        params: Which,
        body: WebhookChangesShape,
        response: { 200: WebhookWithSecret, ...PROBLEMS },
      },
    },
    async (request) => {
      const { scope, ...rest } = request.body;
      const changes = { ...rest, ...(scope !== undefined && { scope: scope.toUpperCase() }) };
      const changed = await changeWebhook(house.unitOfWork, request.params.id, changes, rules, callerOf(request));
      const row = checkedValue(changed);
      return changes.newSecret === true ? withSecret(row) : showWebhook(row);
    },
  );
  api.delete<ById>(
    '/webhooks/:id',
    { schema: { tags, summary: 'Remove a webhook', params: Which, response: { 204: Type.Null(), ...PROBLEMS } } },
    async (request, reply) => {
      await removeWebhook(house.unitOfWork, request.params.id, callerOf(request));
      return reply.code(204).send();
    },
  );
}

function registerCalls(api: FastifyInstance, house: House): void {
  const tags = ['feeds'];
  const webhooks = webhookStore(house.store.read);
  api.get<ById & { Querystring: Static<typeof Page> }>(
    '/webhooks/:id/deliveries',
    {
      schema: {
        tags,
        summary: 'The latest calls of a webhook, a hundred at most, and what became of them',
        params: Which,
        querystring: Page,
        response: { 200: Type.Array(DeliveryShape), ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = await findWebhook(webhooks, request.params.id, callerOf(request));
      const { limit = 50, before } = request.query;
      return (await webhooks.deliveries(id, limit, before)).map(showDelivery);
    },
  );
  api.post<ById>(
    '/webhooks/:id/test',
    {
      schema: {
        tags,
        summary: 'Call the receiver now, without changes; what became of it',
        params: Which,
        response: { 200: DeliveryShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const row = await findWebhook(webhooks, request.params.id, callerOf(request));
      return showDelivery(await pingWebhook(await webhookHouse(house), row));
    },
  );
}

function showDelivery({ webhookId: _webhook, ...shown }: WebhookDelivery) {
  return shown;
}
