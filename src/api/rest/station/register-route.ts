import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { issuingOf } from '../../../operations/issuing.ts';
import { registerExpedition } from '../../../operations/register-expedition.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { readExpedition } from './find-expedition.ts';
import { CodeParams } from './station-shapes.ts';

const Registered = Type.Object(
  {
    minted: Type.Integer({ description: 'Objects that got an IGSN.' }),
    registered: Type.Integer({ description: 'New records.' }),
    updated: Type.Integer({ description: 'Records that changed.' }),
    unchanged: Type.Integer({ description: 'Records that were as they should be.' }),
  },
  { title: 'RegisteredExpedition' },
);

/**
 * Registers an expedition: kept here at once, and queued for whoever must confirm, be there a network or not. For depositors: a
 * role on a part of the core tree registers nothing.
 */
export function registerRegisterRoute(api: FastifyInstance, house: House): void {
  const summary = 'Register what is new or has changed in an expedition; needs no network';
  api.post<{ Params: Static<typeof CodeParams> }>(
    '/station/expeditions/:code/register',
    { schema: { tags: ['station'], summary, params: CodeParams, response: { 200: Registered, ...PROBLEMS } } },
    async (request) => {
      const caller = callerOf(request);
      const { id, client } = await readExpedition(house, request, request.params.code);
      ensureMay(caller, 'deposit', client);
      const { minted, registered, updated, unchanged } = await registerExpedition(house.unitOfWork, id, {
        actor: caller,
        rules: house.rules,
        ...issuingOf(house.settings),
      });
      return { minted, registered, updated, unchanged };
    },
  );
}
