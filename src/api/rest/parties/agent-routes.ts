import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { may } from '../../../operations/caller.ts';
import { changeAgent } from '../../../operations/parties/change-agent.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, Nullable, PartySymbol, PROBLEMS } from '../shapes.ts';
import { passwordOf } from './checked-input.ts';
import { Contact, Contacts } from './contact-shape.ts';

const Agent = Type.Object(
  {
    symbol: PartySymbol('Agent'),
    name: Type.String(),
    contacts: Type.Array(Contact, { description: 'Whom to write to; the first is shown to other systems.' }),
    contactName: Type.String({ description: 'Of the first contact; empty where there is none.' }),
    contactEmail: Type.String({ description: 'Of the first contact.' }),
    isActive: Type.Boolean(),
    hasPassword: Type.Boolean(),
    createdAt: Moment('When it was made.'),
    updatedAt: Nullable(Moment('When it was last changed.')),
  },
  { title: 'Agent' },
);
const Changes = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 255 })),
    contacts: Type.Optional(Contacts),
    contactName: Type.Optional(Type.String({ maxLength: 255 })),
    contactEmail: Type.Optional(Type.String({ maxLength: 255 })),
    isActive: Type.Optional(Type.Boolean()),
    password: Type.Optional(Nullable(Type.String({ minLength: 12, maxLength: 200 }))),
  },
  { additionalProperties: false },
);
const Which = Type.Object({ symbol: PartySymbol('Agent') });

/** `/api/v1/agents`: those the caller may see, and changes. A new agent comes with its first client. */
export function registerAgentRoutes(api: FastifyInstance, { store, unitOfWork }: House): void {
  const tags = ['parties'];
  api.get(
    '/agents',
    { schema: { tags, summary: 'Agents that you may see', response: { 200: Type.Array(Agent), ...PROBLEMS } } },
    async (request) => {
      const caller = callerOf(request);
      const agents = await partyStore(store.read, store.engine).agents();
      return agents.filter((one) => may(caller, 'read', one.symbol));
    },
  );
  api.patch<{ Params: Static<typeof Which>; Body: Static<typeof Changes> }>(
    '/agents/:symbol',
    {
      schema: { tags, summary: 'Change an agent', params: Which, body: Changes, response: { 200: Agent, ...PROBLEMS } },
    },
    async (request) => {
      const { password, ...changes } = request.body;
      const wanted = { ...changes, ...(await passwordOf(password)) };
      return changeAgent(unitOfWork, request.params.symbol.toUpperCase(), wanted, callerOf(request));
    },
  );
}
