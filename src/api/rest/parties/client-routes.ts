import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { may } from '../../../operations/caller.ts';
import { createClient } from '../../../operations/create-client.ts';
import { changeClient } from '../../../operations/parties/change-client.ts';
import type { ClientDetails } from '../../../operations/party-ports.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import { hashPassword } from '../../password.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, Nullable, PartySymbol, PROBLEMS } from '../shapes.ts';
import { checkedValue, passwordOf } from './checked-input.ts';
import { Contact, Contacts } from './contact-shape.ts';

const Client = Type.Object(
  {
    symbol: PartySymbol('AGENT.CLIENT'),
    agent: PartySymbol('Agent'),
    name: Type.String(),
    contacts: Type.Array(Contact, { description: 'Whom to write to; the first is shown to other systems.' }),
    contactName: Type.String({ description: 'Of the first contact; empty where there is none.' }),
    contactEmail: Type.String({ description: 'Of the first contact.' }),
    comments: Type.String(),
    experiments: Type.String(),
    domains: Type.Array(Type.String(), { description: 'Hosts its landing pages may lie at or below; `*` is any.' }),
    quota: Type.Integer({ description: 'Identifiers it may register; -1 is no limit.' }),
    quotaUsed: Type.Integer({ description: 'Identifiers outside test namespaces that it registered.' }),
    upstream: Type.String({ description: 'Named upstream of its registrations; empty is the installation’s.' }),
    isActive: Type.Boolean(),
    hasPassword: Type.Boolean(),
    namespaces: Type.Array(Type.String()),
    createdAt: Moment('When it was made.'),
    updatedAt: Nullable(Moment('When it was last changed.')),
  },
  { title: 'Client' },
);

const Password = Type.String({ minLength: 12, maxLength: 200 });
const Changes = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 255 })),
    contacts: Type.Optional(Contacts),
    contactName: Type.Optional(Type.String({ maxLength: 255 })),
    contactEmail: Type.Optional(Type.String({ maxLength: 255 })),
    comments: Type.Optional(Type.String({ maxLength: 10_000 })),
    experiments: Type.Optional(Type.String({ maxLength: 10_000 })),
    domains: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
    quota: Type.Optional(Type.Integer({ minimum: -1 })),
    upstream: Type.Optional(Type.String({ maxLength: 200 })),
    isActive: Type.Optional(Type.Boolean()),
    password: Type.Optional(Nullable(Password)),
  },
  { additionalProperties: false },
);
const NewClient = Type.Object(
  {
    symbol: PartySymbol('AGENT.CLIENT'),
    name: Type.Optional(Type.String({ maxLength: 255 })),
    namespaces: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
    domains: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
    quota: Type.Optional(Type.Integer({ minimum: -1 })),
    password: Type.Optional(Password),
  },
  { additionalProperties: false },
);
const Which = Type.Object({ symbol: PartySymbol('AGENT.CLIENT') });

/** `/api/v1/clients`: those the caller may see, one, a new one, changes. */
export function registerClientRoutes(api: FastifyInstance, house: House): void {
  const tags = ['parties'];
  api.get(
    '/clients',
    { schema: { tags, summary: 'Clients that you may see', response: { 200: Type.Array(Client), ...PROBLEMS } } },
    async (request) => {
      const caller = callerOf(request);
      const rows = await detailsOf(house, 'all');
      return rows.filter((one) => may(caller, 'read', one.symbol));
    },
  );
  api.get<{ Params: Static<typeof Which> }>(
    '/clients/:symbol',
    { schema: { tags, summary: 'One client', params: Which, response: { 200: Client, ...PROBLEMS } } },
    async (request) => {
      const symbol = request.params.symbol.toUpperCase();
      const [row] = may(callerOf(request), 'read', symbol) ? await detailsOf(house, [symbol]) : [];
      if (row === undefined) throw new CorestoneError('not-found', `There is no client ${symbol} that you may see.`);
      return row;
    },
  );
  api.post<{ Body: Static<typeof NewClient> }>(
    '/clients',
    { schema: { tags, summary: 'Make a client', body: NewClient, response: { 201: Client, ...PROBLEMS } } },
    async (request, reply) => {
      const { symbol, password, namespaces = [], domains = [], quota = -1, name } = request.body;
      const passwordHash = password === undefined ? null : await hashPassword(password);
      const wanted = { symbol, namespaces, domains, quota, passwordHash, ...(name !== undefined && { name }) };
      const made = checkedValue(await createClient(house.unitOfWork, wanted, callerOf(request)));
      const [row] = await detailsOf(house, [made.client.symbol]);
      return reply
        .code(201)
        .header('location', `${house.settings.baseUrl}/api/v1/clients/${made.client.symbol}`)
        .send(row);
    },
  );
  api.patch<{ Params: Static<typeof Which>; Body: Static<typeof Changes> }>(
    '/clients/:symbol',
    {
      schema: {
        tags,
        summary: 'Change a client',
        params: Which,
        body: Changes,
        response: { 200: Client, ...PROBLEMS },
      },
    },
    async (request) => {
      const symbol = request.params.symbol.toUpperCase();
      const { password, ...changes } = request.body;
      ensureRoute(house, changes.upstream);
      const wanted = { ...changes, ...(await passwordOf(password)) };
      checkedValue(await changeClient(house.unitOfWork, symbol, wanted, callerOf(request)));
      return (await detailsOf(house, [symbol]))[0];
    },
  );
}

/** Throws `invalid-input` for upstreams that the installation does not have. */
function ensureRoute({ upstreams }: House, route: string | undefined): void {
  if (route === undefined || route === '' || upstreams.route(route) !== undefined) return;
  const rule = `one of ${['none', ...upstreams.names].join(', ')}, or several joined by +`;
  const found = finding('upstream-unknown', `There is no upstream ${route}.`, {
    field: 'upstream',
    value: route,
    rule,
  });
  throw new CorestoneError('invalid-input', found.message, { findings: [found] });
}

async function detailsOf(
  { store }: House,
  symbols: readonly string[] | 'all',
): Promise<(ClientDetails & { namespaces: string[] })[]> {
  const parties = partyStore(store.read, store.engine);
  const held = Map.groupBy(await parties.namespaces(), (one) => one.client);
  const rows = await parties.clientDetails(symbols);
  return rows.map((row) => ({ ...row, namespaces: (held.get(row.symbol) ?? []).map((one) => one.namespace) }));
}
