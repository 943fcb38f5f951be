import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { may, notAllowed } from '../../../operations/caller.ts';
import { makeComparisonJob } from '../../../operations/comparing/comparison-job.ts';
import { upstreamsInUse } from '../../../outbox/lanes-by-upstream.ts';
import { jobStore } from '../../../store/ports/job-store.ts';
import { countComparisons, listComparisons } from '../../../store/read/list-comparisons.ts';
import { isInScope, scopeOf } from '../../admin/scope.ts';
import { showJob } from '../../jobs/show-job.ts';
import { JobShape } from '../bulk/bulk-shapes.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, Nullable, PROBLEMS, Word } from '../shapes.ts';

const OUTCOMES = ['agrees', 'repaired', 'differs'] as const;
const Compared = Type.Object(
  {
    igsn: Type.String(),
    upstream: Type.String(),
    outcome: Word(OUTCOMES, '`repaired` is put in line again, and agrees when the next comparison says so.'),
    code: Nullable(Type.String({ description: 'Why not, as `upstream-lacks`; null where both agree.' })),
    said: Nullable(Type.String({ description: 'The same for people.' })),
    comparedAt: Moment('When both sides were compared.'),
    client: Nullable(Type.String({ description: 'Whose it is; null for one that only upstream knows.' })),
  },
  { title: 'ComparedRecord' },
);
const Comparisons = Type.Object(
  {
    upstreams: Type.Array(
      Type.Object({
        upstream: Type.String(),
        counts: Type.Object({ agrees: Type.Integer(), repaired: Type.Integer(), differs: Type.Integer() }),
        latest: Moment('When the latest record was compared.'),
      }),
      { description: 'Of all records; empty for who does not see to all agents.' },
    ),
    records: Type.Array(Compared),
    next: Nullable(Type.String()),
  },
  { title: 'Comparisons' },
);
const Wanted = Type.Object({
  outcome: Type.Optional(Word([...OUTCOMES, 'all'], 'Only such; all that do not agree unless said.')),
  upstream: Type.Optional(Type.String({ maxLength: 100, description: 'Only at this upstream.' })),
  igsn: Type.Optional(Type.String({ maxLength: 250, description: 'Only this record.' })),
  cursor: Type.Optional(Type.String({ maxLength: 400, description: '`next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
});
const Asked = Type.Object(
  {
    repair: Type.Optional(
      Type.Boolean({ description: 'Put in line again what an upstream lacks or says otherwise; not unless said.' }),
    ),
    upstreams: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), {
        maxItems: 100,
        uniqueItems: true,
        description: 'Names of upstreams; all that records go to unless said.',
      }),
    ),
  },
  { additionalProperties: false, examples: [{ repair: true }] },
);

/** `/comparisons`: what the register and each upstream say of the same records, and comparing them now, as a job. */
export function registerComparisonRoutes(api: FastifyInstance, { store, upstreams, unitOfWork }: House): void {
  const tags = ['upstream'];
  api.get<{ Querystring: Static<typeof Wanted> }>(
    '/comparisons',
    {
      schema: {
        tags,
        summary: 'How the register and each upstream compare',
        querystring: Wanted,
        response: { 200: Comparisons, ...PROBLEMS },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { outcome = 'other', upstream = '', igsn, cursor, limit = 100 } = request.query;
      const scope = scopeOf(caller, 'read');
      if (scope.length === 0) throw notAllowed(caller, 'read', '');
      const seesAll = may(caller, 'manage-agent', '');
      const rows = await listComparisons(store.read, {
        scope: isInScope('r.client_symbol', scope),
        withAlone: seesAll,
        upstream,
        outcome: outcome === 'all' ? '' : outcome,
        ...(igsn !== undefined && { igsn: igsn.toUpperCase() }),
        ...(cursor !== undefined && { after: afterOf(cursor) }),
        limit: limit + 1,
      });
      const records = rows.slice(0, limit);
      const last = records.at(-1);
      return {
        upstreams: seesAll ? await countComparisons(store.read) : [],
        records,
        next: rows.length > limit ? `${last!.upstream} ${last!.igsn}` : null,
      };
    },
  );
  api.post<{ Body: Static<typeof Asked> }>(
    '/comparisons',
    {
      schema: {
        tags,
        summary: 'Compare the register with the upstreams, as a job; one that is under way is given back',
        body: Asked,
        response: { 202: JobShape, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { repair = false, upstreams: wanted = [] } = request.body;
      const { id } = await makeComparisonJob(unitOfWork, {
        caller: callerOf(request),
        isRepair: repair,
        upstreams: wanted,
        known: await upstreamsInUse(store, upstreams),
      });
      const job = (await jobStore(store.read, store.engine).find(id))!;
      return reply.code(202).header('location', `/api/v1/jobs/${id}`).send(showJob(job));
    },
  );
}

/** A cursor is the name of an upstream, which has no blank, and an IGSN. Throws `invalid-input`. */
export function afterOf(cursor: string): { readonly igsn: string; readonly upstream: string } {
  const [, upstream, igsn] = /^([^ ]+) (.+)$/.exec(cursor) ?? [];
  if (upstream !== undefined && igsn !== undefined) return { igsn, upstream };
  throw new CorestoneError('invalid-input', 'cursor is none that a page before gave as next.');
}
