import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { CorestoneError } from '../../../domain/error.ts';
import { checkEmbargoEnd } from '../../../domain/registration/check-embargo-end.ts';
import { UNTIL_OPENED } from '../../../domain/registration/embargo.ts';
import type { Privacy } from '../../../domain/registration/privacy.ts';
import { POSITION_STEPS_DEG } from '../../../domain/registration/privacy.ts';
import { WITHHOLDABLE } from '../../../domain/registration/withholding.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import { callerOf } from '../caller-of.ts';
import { Nullable, PROBLEMS, Word } from '../shapes.ts';
import type { RecordApi } from './record-api.ts';
import { ChangeHeaders, DryRun, Outcome, Which } from './record-shapes.ts';
import { wholeRecord } from './seen-record.ts';
import { sendChange } from './send-change.ts';

const Day = (description: string) => Nullable(Type.String({ format: 'date', description }));
const Embargo = Type.Object(
  {
    until: Day('The day on which it opens, UTC; null is until somebody opens it.'),
  },
  { additionalProperties: false, examples: [{ until: '2027-03-01' }] },
);
const Withholding = Type.Object(
  {
    members: Type.Array(Word(WITHHOLDABLE, 'A group of members, or one.'), { minItems: 1, uniqueItems: true }),
    until: Day('The day on which they are shown, UTC; null is until somebody shows them.'),
    positionStepDeg: Type.Optional(
      Type.Union(
        POSITION_STEPS_DEG.map((step) => Type.Literal(step)),
        { description: 'Rounds the position to this many degrees instead of hiding it.' },
      ),
    ),
  },
  { additionalProperties: false, examples: [{ members: ['position'], positionStepDeg: 0.1, until: '2030-01-01' }] },
);

/** `/records/{igsn}/embargo` and `/withheld`: what is kept back until a day, whatever the description says. */
export function registerPrivacyRoutes(api: FastifyInstance, records: RecordApi): void {
  const schema = {
    tags: ['records'],
    params: Which,
    querystring: Type.Object(DryRun),
    headers: ChangeHeaders,
    response: { 200: Outcome, ...PROBLEMS },
  };
  const { house } = records;
  const keep = (
    request: Parameters<typeof callerOf>[0],
    reply: Parameters<typeof sendChange>[2],
    { igsn }: RegisterRecord,
    privacy: Partial<Privacy>,
  ) => sendChange(house, request, reply, { caller: callerOf(request), igsn, wish: 'keep', mode: 'update', privacy });
  api.put<{ Params: Static<typeof Which>; Body: Static<typeof Embargo> }>(
    '/records/:igsn/embargo',
    {
      schema: {
        ...schema,
        summary: 'Keep a record’s details back until a day; they open by themselves',
        body: Embargo,
      },
    },
    async (request, reply) => {
      const record = await wholeRecord(records, request);
      const embargoUntil = request.body.until ?? UNTIL_OPENED;
      ensureNotShorter(record, embargoUntil);
      return keep(request, reply, record, { embargoUntil });
    },
  );
  api.delete<{ Params: Static<typeof Which> }>(
    '/records/:igsn/embargo',
    { schema: { ...schema, summary: 'End the embargo that was set here' } },
    async (request, reply) => keep(request, reply, await wholeRecord(records, request), { embargoUntil: null }),
  );
  api.put<{ Params: Static<typeof Which>; Body: Static<typeof Withholding> }>(
    '/records/:igsn/withheld',
    { schema: { ...schema, summary: 'Withhold members of a description until a day', body: Withholding } },
    async (request, reply) => {
      const { until, ...what } = request.body;
      const withheld = { ...what, until: until ?? UNTIL_OPENED };
      return keep(request, reply, await wholeRecord(records, request), { withheld });
    },
  );
  api.delete<{ Params: Static<typeof Which> }>(
    '/records/:igsn/withheld',
    { schema: { ...schema, summary: 'Show everything that was withheld' } },
    async (request, reply) => keep(request, reply, await wholeRecord(records, request), { withheld: null }),
  );
}

function ensureNotShorter({ description }: RegisterRecord, until: string): void {
  const found = checkEmbargoEnd(description, until);
  if (found !== undefined) throw new CorestoneError('invalid-input', found.message, { findings: [found] });
}
