import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { landingAddress } from '../../../dissemination/record-address.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { readableParties } from '../../../operations/readable-parties.ts';
import { findDeliveries } from '../../../store/read/find-deliveries.ts';
import { listOwned } from '../../../store/read/list-owned.ts';
import { callerIfAny } from '../caller-of.ts';
import { Moment, Nullable, PROBLEMS, Word } from '../shapes.ts';
import { etagOf } from './preconditions.ts';
import type { RecordApi } from './record-api.ts';
import { KEPT_BACK, RecordShape, STATES, Which } from './record-shapes.ts';
import { seenRecord, shownRecord, shownWithheld, todayOf } from './seen-record.ts';

const Listed = Type.Object(
  {
    igsn: Type.String(),
    state: Word(STATES, 'State of the record.'),
    version: Type.Integer(),
    client: Type.String(),
    namespace: Type.String(),
    objectType: Type.String(),
    expedition: Type.String(),
    title: Type.String(),
    landingUrl: Type.String(),
    changedAt: Moment('When it last changed.'),
    hasOwnPage: Type.Boolean({ description: 'Whether its landing page is the one of this installation.' }),
    contentHash: Nullable(
      Type.String({
        description: 'SHA-256 of the whole description, base64url; null where you may not see all of it.',
      }),
    ),
    ...KEPT_BACK,
  },
  { title: 'ListedRecord' },
);
const Page = Type.Object(
  {
    records: Type.Array(Listed),
    next: Nullable(Type.String({ description: 'Cursor of the next page; null behind the last.' })),
  },
  { title: 'RecordPage' },
);
const Filter = Type.Object({
  client: Type.Optional(Type.String({ maxLength: 61 })),
  state: Type.Optional(Word(STATES, 'Records in this state.')),
  namespace: Type.Optional(Type.String({ maxLength: 50 })),
  expedition: Type.Optional(Type.String({ maxLength: 100 })),
  type: Type.Optional(Type.String({ maxLength: 40, description: 'Type of object.' })),
  changedSince: Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z)?$',
      description: 'Day or moment, UTC.',
    }),
  ),
  needsAttention: Type.Optional(
    Type.Boolean({ description: 'Those whose delivery waits for a person or whose landing page is missing.' }),
  ),
  cursor: Type.Optional(Type.String({ pattern: '^\\d{1,15}$', description: 'Where the page before ended.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
});

/** `GET /records` and `GET /records/{igsn}`: what is public for everybody, all of it for who may read it. */
export function registerReadRoutes(api: FastifyInstance, records: RecordApi): void {
  const tags = ['records'];
  const { house } = records;
  api.get<{ Querystring: Static<typeof Filter> }>(
    '/records',
    {
      schema: {
        tags,
        security: [{}, { basic: [] }, { token: [] }],
        summary: 'Records in the order of their last change',
        querystring: Filter,
        response: { 200: Page, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 100, cursor = '0', client, namespace, ...filter } = request.query;
      const rows = await listOwned(
        house.store.read,
        {
          ...filter,
          client: client?.toUpperCase(),
          namespace: namespace?.toUpperCase(),
          readable: readableParties(callerIfAny(request)),
          today: todayOf(records),
          afterSeq: Number(cursor),
        },
        limit + 1,
      );
      const page = rows.slice(0, limit);
      const next = rows.length > limit ? String(page.at(-1)!.changedSeq) : null;
      const own = (igsn: string) => landingAddress(house.settings.baseUrl, igsn);
      return {
        records: page.map((row) => ({
          ...row,
          landingUrl: row.landingUrl ?? own(row.igsn),
          hasOwnPage: row.landingUrl === null,
          withheld: shownWithheld(row.withheld),
        })),
        next,
      };
    },
  );
  api.get<{ Params: Static<typeof Which> }>(
    '/records/:igsn',
    {
      schema: {
        tags,
        security: [{}, { basic: [] }, { token: [] }],
        summary: 'One record: whole for who may read it, else its public part',
        params: Which,
        response: { 200: RecordShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const seen = await seenRecord(records, request);
      const deliveries = seen.isWhole ? await findDeliveries(house.store.read, seen.record.igsn) : undefined;
      return reply.header('etag', etagOf(seen.record.facts.version)).send(shownRecord(records, seen, deliveries));
    },
  );
}

/** Throws `not-found` in words for a part of a record. */
export function missing(what: string): CorestoneError {
  return new CorestoneError('not-found', `There is no ${what}.`);
}
