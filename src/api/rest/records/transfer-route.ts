import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { CorestoneError } from '../../../domain/error.ts';
import { transferClient } from '../../../operations/registry/transfer-client.ts';
import { transferRecords } from '../../../operations/registry/transfer-records.ts';
import { callerOf } from '../caller-of.ts';
import { PartySymbol, PROBLEMS } from '../shapes.ts';
import { givenIgsn } from './read-given.ts';
import type { RecordApi } from './record-api.ts';
import { DryRun, OnceHeaders, TRIED } from './record-shapes.ts';
import { jsonAnswer, sendOnce } from './send-change.ts';

const Transfer = Type.Object(
  {
    to: PartySymbol('The client that gets them, AGENT.CLIENT'),
    igsns: Type.Optional(Type.Array(Type.String({ maxLength: 249 }), { minItems: 1, maxItems: 10_000 })),
    from: Type.Optional(PartySymbol('The client all of whose records move')),
  },
  {
    additionalProperties: false,
    description: 'Either `igsns` or `from`.',
    examples: [
      { to: 'GFZ.ARCHIVE', igsns: ['ICDP22222H'] },
      { to: 'GFZ.ARCHIVE', from: 'GFZ.ICDP' },
    ],
  },
);
const Transferred = Type.Object({
  to: Type.String(),
  moved: Type.Integer({ description: 'How many moved.' }),
  ...TRIED,
});

/** `POST /records/transfer`: one, many or all records of a client become another client's. */
export function registerTransferRoute(api: FastifyInstance, { house }: RecordApi): void {
  api.post<{ Body: Static<typeof Transfer> }>(
    '/records/transfer',
    {
      schema: {
        tags: ['records'],
        summary: 'Give records to another client',
        description: 'All of those named, or none. The namespaces stay; give those with the routes of namespaces.',
        querystring: Type.Object(DryRun),
        headers: OnceHeaders,
        body: Transfer,
        response: { 200: Transferred, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { igsns, from } = request.body;
      if ((igsns === undefined) === (from === undefined))
        throw new CorestoneError('invalid-input', 'Say either igsns or from.');
      const to = request.body.to.toUpperCase();
      const caller = callerOf(request);
      return sendOnce(house, request, reply, async (inside) => {
        const moved =
          igsns === undefined
            ? await transferClient(inside, from!.toUpperCase(), to, caller)
            : await transferRecords(
                inside,
                igsns.map((one) => givenIgsn(one)),
                to,
                caller,
              );
        return jsonAnswer(200, { to, moved });
      });
    },
  );
}
