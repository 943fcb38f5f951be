import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { laneFinder } from '../../../outbox/lane.ts';
import { pauseUpstream, readPauses, resumeUpstream } from '../../../outbox/upstream-pauses.ts';
import { upstreamStandings } from '../../../outbox/upstream-standings.ts';
import { findUpstreamHours } from '../../../store/read/find-upstream-hours.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, Nullable, PROBLEMS, Word } from '../shapes.ts';

const DAY_MS = 86_400_000;
const Paused = Type.Object({ since: Moment('Since when.'), by: Type.String(), reason: Type.String() });
const End = Type.Object(
  {
    name: Type.String(),
    paused: Nullable(Paused),
    asked: Type.Integer({ description: 'Records it was told in the last 24 hours.' }),
    failed: Type.Integer({ description: 'Of those, the ones it did not confirm.' }),
    answerMs: Nullable(Type.Number({ description: 'Mean time of its answers in the last 24 hours.' })),
    lastAnswer: Nullable(Moment('When it answered last.')),
  },
  { title: 'UpstreamEnd' },
);
const Route = Type.Object(
  {
    route: Type.String({ description: 'A name, or several joined by `+`.' }),
    state: Word(['closed', 'open', 'half-open', 'paused', 'unknown'], '`closed` is as it should be.'),
    until: Nullable(Moment('When it is tried again.')),
    reason: Nullable(Type.String()),
    counts: Type.Record(Type.String(), Type.Integer(), { description: 'Items of the outbox, by state.' }),
    oldestWaitingS: Nullable(Type.Integer()),
    lastError: Nullable(Type.String()),
  },
  { title: 'UpstreamRoute' },
);
const Upstreams = Type.Object(
  { ends: Type.Array(End), routes: Type.Array(Route) },
  { title: 'Upstreams', description: 'Each end by itself, and the routes that lead over them.' },
);
const Which = Type.Object({ name: Type.String({ maxLength: 100, description: 'Name of one upstream.' }) });
const Pausing = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 2000, description: 'For whoever finds it paused.' }) },
  { additionalProperties: false, examples: [{ reason: 'maintenance until noon' }] },
);
const Changed = Type.Object({ name: Type.String(), isPaused: Type.Boolean(), isChanged: Type.Boolean() });

/** `/upstreams`: how the other ends fare, and pausing one; for who sees to all agents. */
export function registerUpstreamRoutes(api: FastifyInstance, { store, upstreams, now }: House): void {
  const tags = ['upstream'];
  api.get(
    '/upstreams',
    { schema: { tags, summary: 'How the other ends fare', response: { 200: Upstreams, ...PROBLEMS } } },
    async (request) => {
      ensureMay(callerOf(request), 'manage-agent', '');
      const at = now();
      const fared = await findUpstreamHours(store.read, new Date(at.getTime() - DAY_MS).toISOString());
      const pauses = await readPauses(store.read);
      const ends = upstreams.names.map((name) => {
        const { asked = 0, failed = 0, answerMs = null, lastAnswer = null } = fared.get(name) ?? {};
        return { name, paused: pauses.get(name) ?? null, asked, failed, answerMs, lastAnswer };
      });
      const standings = await upstreamStandings(store, await laneFinder(store, upstreams)(), upstreams.standard, at);
      return { ends, routes: standings.map(({ circuit, ...route }) => ({ ...route, ...circuit })) };
    },
  );
  api.post<{ Params: Static<typeof Which>; Body: Static<typeof Pausing> }>(
    '/upstreams/:name/pause',
    {
      schema: {
        tags,
        summary: 'Send nothing more to one end; what waits stays in line',
        params: Which,
        body: Pausing,
        response: { 200: Changed, ...PROBLEMS },
      },
    },
    async (request) => {
      const actor = callerOf(request);
      ensureMay(actor, 'manage-agent', '');
      const { name } = request.params;
      const isChanged = await pauseUpstream(store, upstreams, name, request.body.reason, { actor, now: now() });
      return { name, isPaused: true, isChanged };
    },
  );
  api.post<{ Params: Static<typeof Which> }>(
    '/upstreams/:name/resume',
    { schema: { tags, summary: 'Go on sending to it', params: Which, response: { 200: Changed, ...PROBLEMS } } },
    async (request) => {
      const actor = callerOf(request);
      ensureMay(actor, 'manage-agent', '');
      const { name } = request.params;
      return { name, isPaused: false, isChanged: await resumeUpstream(store, name, { actor, now: now() }) };
    },
  );
}
