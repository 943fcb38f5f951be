import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { WITHDRAWAL_KINDS } from '../../../domain/registration/withdrawal.ts';
import { deleteReserved } from '../../../operations/registry/delete-reserved.ts';
import { withdrawRecord } from '../../../operations/registry/withdraw-record.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS, Word } from '../shapes.ts';
import { preconditionsOf } from './preconditions.ts';
import { givenIgsn } from './read-given.ts';
import type { RecordApi } from './record-api.ts';
import { ChangeHeaders, DryRun, Outcome, TRIED, Tried, Which } from './record-shapes.ts';
import { jsonAnswer, sendChange, sendOnce } from './send-change.ts';

const Withdrawal = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 2000, description: 'What readers of the page are told.' }),
    kind: Type.Optional(Word(WITHDRAWAL_KINDS, 'Of which kind it is; `merged-into` needs a successor.')),
    successor: Type.Optional(Type.String({ maxLength: 249, description: 'IGSN of the record that takes its place.' })),
  },
  { additionalProperties: false, examples: [{ reason: 'Used up in an analysis', kind: 'destroyed' }] },
);
const Withdrawn = Type.Object({
  igsn: Type.String(),
  state: Type.String(),
  kind: Type.String(),
  reason: Type.String(),
  ...TRIED,
});

/** What is done with a record: publish, hide, withdraw; delete a reserved one. */
export function registerActionRoutes(api: FastifyInstance, { house }: RecordApi): void {
  const tags = ['records'];
  for (const [action, wish, summary] of [
    ['publish', 'findable', 'Let everybody find a record'],
    ['hide', 'hidden', 'Keep a record’s description back; it still resolves'],
  ] as const) {
    api.post<{ Params: Static<typeof Which> }>(
      `/records/:igsn/${action}`,
      {
        schema: {
          tags,
          summary,
          params: Which,
          querystring: Type.Object(DryRun),
          headers: ChangeHeaders,
          response: { 200: Outcome, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const change = {
          caller: callerOf(request),
          igsn: givenIgsn(request.params.igsn),
          wish,
          mode: 'update' as const,
        };
        return sendChange(house, request, reply, change);
      },
    );
  }
  api.post<{ Params: Static<typeof Which>; Body: Static<typeof Withdrawal> }>(
    '/records/:igsn/withdraw',
    {
      schema: {
        tags,
        summary: 'Withdraw a record for good; its page stays and says why',
        params: Which,
        querystring: Type.Object(DryRun),
        headers: ChangeHeaders,
        body: Withdrawal,
        response: { 200: Withdrawn, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const igsn = givenIgsn(request.params.igsn);
      const { reason, kind = 'withdrawn', successor } = request.body;
      const { expectedVersion } = preconditionsOf(request);
      const wanted = {
        igsn,
        reason,
        kind,
        ...(successor !== undefined && { successor: givenIgsn(successor) }),
        ...(expectedVersion !== undefined && { expectedVersion }),
      };
      return sendOnce(house, request, reply, async (inside) => {
        await withdrawRecord(inside, wanted, house.rules, callerOf(request));
        return jsonAnswer(200, { igsn, state: 'withdrawn', kind, reason });
      });
    },
  );
  api.delete<{ Params: Static<typeof Which> }>(
    '/records/:igsn',
    {
      schema: {
        tags,
        summary: 'Delete a record that is only reserved',
        params: Which,
        querystring: Type.Object(DryRun),
        headers: ChangeHeaders,
        response: { 200: Tried, 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const igsn = givenIgsn(request.params.igsn);
      const { expectedVersion } = preconditionsOf(request);
      return sendOnce(house, request, reply, async (inside) => {
        await deleteReserved(inside, igsn, callerOf(request), expectedVersion);
        return jsonAnswer(204, undefined);
      });
    },
  );
}
