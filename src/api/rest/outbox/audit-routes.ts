import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { searchAudit } from '../../../store/read/search-audit.ts';
import { visibleLines } from '../../admin/audit/visible-lines.ts';
import { callerOf } from '../caller-of.ts';
import { Key, Moment, Nullable, PROBLEMS } from '../shapes.ts';

const Line = Type.Object(
  {
    id: Type.String(),
    at: Moment('When it was done.'),
    actor: Type.String(),
    origin: Type.String(),
    action: Type.String(),
    subject: Type.String({ description: 'What it was done to: an IGSN, a symbol, a name.' }),
    before: Nullable(Type.Any()),
    after: Nullable(Type.Any()),
  },
  { title: 'TrailLine' },
);
const Lines = Type.Object({ lines: Type.Array(Line), next: Nullable(Type.String()) }, { title: 'Trail' });
const Day = Type.Optional(Type.String({ format: 'date', description: 'A day, UTC, included.' }));
const Wanted = Type.Object({
  actor: Type.Optional(Type.String({ maxLength: 200, description: 'How the name of who did it begins.' })),
  action: Type.Optional(Type.String({ maxLength: 200, description: 'What was done, as `withdraw`.' })),
  subject: Type.Optional(Type.String({ maxLength: 250, description: 'How what it was done to begins.' })),
  from: Day,
  until: Day,
  cursor: Type.Optional(Key('`next` of the page before.')),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
});

/** `GET /audit`: the audit trail as far as the caller may see it, the latest first. */
export function registerAuditRoutes(api: FastifyInstance, { store }: House): void {
  api.get<{ Querystring: Static<typeof Wanted> }>(
    '/audit',
    {
      schema: {
        tags: ['audit'],
        summary: 'Who did what to what, the latest first',
        description: 'What you did, and what was done to your parties, namespaces and records; administrators see all.',
        querystring: Wanted,
        response: { 200: Lines, ...PROBLEMS },
      },
    },
    async (request) => {
      const { actor = '', action = '', subject = '', from = '', until = '', cursor = '', limit = 100 } = request.query;
      const scope = visibleLines(callerOf(request));
      const wanted = { scope, actor, action, subject, from, until, before: cursor, limit: limit + 1 };
      const rows = await searchAudit(store.read, wanted);
      const read = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
      const lines = rows
        .slice(0, limit)
        .map(({ before, after, ...line }) => ({ ...line, before: read(before), after: read(after) }));
      return { lines, next: rows.length > limit ? lines.at(-1)!.id : null };
    },
  );
}
