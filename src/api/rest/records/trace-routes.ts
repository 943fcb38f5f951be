import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { listAuditOf } from '../../../store/read/list-audit.ts';
import { findDocument, listDocuments } from '../../../store/read/list-documents.ts';
import { Moment, Nullable, PROBLEMS } from '../shapes.ts';
import { missing } from './read-routes.ts';
import type { RecordApi } from './record-api.ts';
import { Which } from './record-shapes.ts';
import { wholeRecord } from './seen-record.ts';

const Document = Type.Object(
  {
    part: Type.String({ description: 'Which of the record’s documents it is.' }),
    number: Type.Integer(),
    format: Type.String(),
    mediaType: Type.String(),
    version: Type.Integer({ description: 'The version that it made, or that stood when it came.' }),
    isEmptied: Type.Boolean(),
    createdAt: Moment('When it came.'),
    createdBy: Type.String(),
  },
  { title: 'Document' },
);
const WhichDocument = Type.Object({
  ...Which.properties,
  part: Type.String({ maxLength: 40 }),
  number: Type.Integer({ minimum: 0 }),
});
const Line = Type.Object(
  {
    id: Type.String(),
    at: Moment('When it was done.'),
    actor: Type.String(),
    origin: Type.String(),
    action: Type.String(),
    before: Nullable(Type.Any()),
    after: Nullable(Type.Any()),
  },
  { title: 'AuditLine' },
);
const Lines = Type.Object({ lines: Type.Array(Line), next: Nullable(Type.String()) }, { title: 'History' });
const Paging = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
});

/** What was received of a record and done with it: `/documents` and `/history`, for who may read it whole. */
export function registerTraceRoutes(api: FastifyInstance, records: RecordApi): void {
  const tags = ['records'];
  const { store } = records.house;
  api.get<{ Params: Static<typeof Which> }>(
    '/records/:igsn/documents',
    {
      schema: {
        tags,
        summary: 'Documents as received, newest first',
        params: Which,
        response: { 200: Type.Array(Document), ...PROBLEMS },
      },
    },
    async (request) => listDocuments(store.read, (await wholeRecord(records, request)).igsn),
  );
  api.get<{ Params: Static<typeof WhichDocument> }>(
    '/records/:igsn/documents/:part/:number',
    { schema: { tags, summary: 'One document, to the byte', params: WhichDocument, produces: ['*/*'] } },
    async (request, reply) => {
      const { igsn } = await wholeRecord(records, request);
      const { part, number } = request.params;
      const found = await findDocument(store.read, igsn, part, number);
      if (found === undefined) throw missing(`document ${part} ${number} of ${igsn}`);
      // It is a stranger's: no browser is to take it for a page of ours.
      return reply
        .type(found.mediaType)
        .header('content-disposition', 'attachment')
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(found.content));
    },
  );
  api.get<{ Params: Static<typeof Which>; Querystring: Static<typeof Paging> }>(
    '/records/:igsn/history',
    {
      schema: {
        tags,
        summary: 'Who did what with a record, newest first',
        params: Which,
        querystring: Paging,
        response: { 200: Lines, ...PROBLEMS },
      },
    },
    async (request) => {
      const { igsn } = await wholeRecord(records, request);
      const { cursor, limit = 100 } = request.query;
      const rows = await listAuditOf(store.read, igsn, limit + 1, cursor);
      const lines = rows.slice(0, limit).map(({ subject: _, before, after, ...line }) => ({
        ...line,
        before: before === null ? null : JSON.parse(before),
        after: after === null ? null : JSON.parse(after),
      }));
      return { lines, next: rows.length > limit ? (lines.at(-1)?.id ?? null) : null };
    },
  );
}
