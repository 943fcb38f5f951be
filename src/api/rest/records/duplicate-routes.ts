import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { may } from '../../../operations/caller.ts';
import { linkRecords, unlinkRecords } from '../../../operations/registry/link-records.ts';
import { type AlikeRow, findAlike, listAlike } from '../../../store/read/find-alike.ts';
import { callerOf } from '../caller-of.ts';
import { Nullable, PROBLEMS } from '../shapes.ts';
import { givenIgsn } from './read-given.ts';
import type { RecordApi } from './record-api.ts';
import { DryRun, OnceHeaders, TRIED, Tried, Which } from './record-shapes.ts';
import { wholeRecord } from './seen-record.ts';
import { jsonAnswer, sendOnce } from './send-change.ts';

const Alike = Type.Object(
  { igsn: Type.String(), client: Type.String(), state: Type.String(), title: Nullable(Type.String()) },
  { title: 'AlikeRecord' },
);
const Groups = Type.Object(
  { groups: Type.Array(Type.Array(Alike)), next: Nullable(Type.String()) },
  { title: 'AlikeGroups' },
);
const Paging = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 100 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
});
const Link = Type.Object({ other: Type.String({ maxLength: 249, description: 'IGSN of the other record.' }) });
const WhichLink = Type.Object({ ...Which.properties, other: Type.String({ maxLength: 249 }) });
const Linked = Type.Object({ igsn: Type.String(), other: Type.String(), isNew: Type.Boolean(), ...TRIED });

/** Records that look like the same sample, and saying that two of them are. */
export function registerDuplicateRoutes(api: FastifyInstance, records: RecordApi): void {
  const tags = ['duplicates'];
  const { house } = records;
  const { read } = house.store;
  api.get<{ Params: Static<typeof Which> }>(
    '/records/:igsn/duplicates',
    {
      schema: {
        tags,
        summary: 'Records that look like the same sample',
        description: 'By type, name, position, depth, parent, collector and day, without regard to case and signs.',
        params: Which,
        response: { 200: Type.Array(Alike), ...PROBLEMS },
      },
    },
    async (request) => {
      const rows = await findAlike(read, (await wholeRecord(records, request)).igsn);
      return rows.filter((row) => isSeen(row, request)).map((row) => shown(row, request));
    },
  );
  api.get<{ Querystring: Static<typeof Paging> }>(
    '/duplicates',
    {
      schema: {
        tags,
        summary: 'Groups of records that look like the same sample, with one of yours in each',
        querystring: Paging,
        response: { 200: Groups, ...PROBLEMS },
      },
    },
    async (request) => {
      const { cursor = '', limit = 100 } = request.query;
      const caller = callerOf(request);
      const groups = [...Map.groupBy(await listAlike(read, cursor, limit), (row) => row.likeness)];
      const next = groups.length === limit ? groups.at(-1)![0] : null;
      const own = groups.filter(([, rows]) => rows.some((row) => may(caller, 'read', row.client)));
      const members = own.map(([, rows]) =>
        rows.filter((row) => isSeen(row, request)).map((row) => shown(row, request)),
      );
      return { groups: members.filter((rows) => rows.length > 1), next };
    },
  );
  api.post<{ Params: Static<typeof Which>; Body: Static<typeof Link> }>(
    '/records/:igsn/links',
    {
      schema: {
        tags,
        summary: 'Say that two records stand for the same object',
        params: Which,
        querystring: Type.Object(DryRun),
        headers: OnceHeaders,
        body: Link,
        response: { 200: Linked, 201: Linked, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const pair = { igsn: givenIgsn(request.params.igsn), other: givenIgsn(request.body.other) };
      return sendOnce(house, request, reply, async (inside) => {
        const isNew = await linkRecords(inside, pair, house.rules, callerOf(request));
        return jsonAnswer(isNew ? 201 : 200, { ...pair, isNew });
      });
    },
  );
  api.delete<{ Params: Static<typeof WhichLink> }>(
    '/records/:igsn/links/:other',
    {
      schema: {
        tags,
        summary: 'Take back that two records stand for the same object',
        params: WhichLink,
        querystring: Type.Object(DryRun),
        headers: OnceHeaders,
        response: { 200: Tried, 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const pair = { igsn: givenIgsn(request.params.igsn), other: givenIgsn(request.params.other) };
      return sendOnce(house, request, reply, async (inside) => {
        await unlinkRecords(inside, pair, house.rules, callerOf(request));
        return jsonAnswer(204, undefined);
      });
    },
  );
}

type Request = Parameters<typeof callerOf>[0];

function isSeen({ client, state }: AlikeRow, request: Request): boolean {
  return state === 'registered' || may(callerOf(request), 'read', client);
}

/** A stranger's title may be under embargo, so it is not said. */
function shown({ igsn, client, state, title }: AlikeRow, request: Request) {
  return { igsn, client, state, title: may(callerOf(request), 'read', client) ? title : null };
}
