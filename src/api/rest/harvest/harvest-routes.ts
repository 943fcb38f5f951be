import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { ensureMay, may } from '../../../operations/caller.ts';
import { acceptDeletions } from '../../../operations/harvest/accept-deletions.ts';
import {
  addSource,
  askForReread,
  askForRun,
  changeSource,
  removeSource,
  stopHarvest,
} from '../../../operations/harvest/change-sources.ts';
import { harvestStore } from '../../../store/ports/harvest-store.ts';
import { listFindingCounts, listHarvestFindings, listHarvestRuns } from '../../../store/read/list-harvest-runs.ts';
import { listHarvestSources } from '../../../store/read/list-harvest-sources.ts';
import { callerIfAny, callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { findingTable } from './finding-table.ts';
import {
  FindingCountShape,
  RunFindingShape,
  RunShape,
  RunWithHeld,
  SourceChangesShape,
  SourceForAdministrators,
  SourceShape,
} from './harvest-shapes.ts';
import { publicSource, wholeSource } from './source-answer.ts';

const RUN_ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const MOST_FINDINGS = 1000;
const TAGS = { tags: ['harvest'] };
const NameParams = Type.Object({ name: Type.String({ maxLength: 60 }) });
const NewSourceShape = Type.Object(
  { name: Type.String({ maxLength: 60 }), ...SourceChangesShape.properties, url: Type.String({ maxLength: 2048 }) },
  { additionalProperties: false },
);
const RunsQuery = Type.Object({
  source: Type.Optional(Type.String()),
  before: Type.Optional(Type.String({ pattern: RUN_ID, description: 'Only runs older than this one.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
const FindingsQuery = Type.Object({
  run: Type.String({ pattern: RUN_ID, description: 'The id of a run.' }),
  code: Type.Optional(Type.String({ maxLength: 60, description: 'Only findings of this code.' })),
  after: Type.Optional(Type.Integer({ minimum: 0, description: 'Only those with a greater number.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
});
const RunBody = Type.Object({ isFull: Type.Optional(Type.Boolean()) }, { additionalProperties: false });

/** `/harvest/sources`, `/harvest/runs` and `/harvest/findings` below `/api/v1`: the list of sources is for all, the rest for administrators. */
export function registerHarvestRoutes(app: FastifyInstance, house: House): void {
  registerReading(app, house);
  registerTable(app, house);
  registerChanging(app, house);
  registerOrders(app, house);
  registerHeld(app, house);
}

function registerReading(app: FastifyInstance, { store, now }: House): void {
  const Sources = Type.Object({ sources: Type.Array(Type.Union([SourceForAdministrators, SourceShape])) });
  const sources = { ...TAGS, summary: 'The harvested catalogues and how they stand', security: [] };
  app.get('/harvest/sources', { schema: { ...sources, response: { 200: Sources } } }, async (request) => {
    const caller = callerIfAny(request);
    const answer = caller !== undefined && may(caller, 'administer', '') ? wholeSource : publicSource;
    return { sources: (await listHarvestSources(store.read)).map((one) => answer(one, now())) };
  });
  const Runs = Type.Object({ runs: Type.Array(RunShape) });
  const runs = { ...TAGS, summary: 'Runs, the latest first', querystring: RunsQuery };
  app.get<{ Querystring: Static<typeof RunsQuery> }>(
    '/harvest/runs',
    { schema: { ...runs, response: { 200: Runs, ...PROBLEMS } } },
    async (request) => {
      ensureMay(callerOf(request), 'administer', '');
      return { runs: await listHarvestRuns(store.read, { limit: 20, ...request.query }) };
    },
  );
  const Findings = Type.Object({ counts: Type.Array(FindingCountShape), findings: Type.Array(RunFindingShape) });
  const findings = { ...TAGS, summary: 'What a run found', querystring: FindingsQuery };
  app.get<{ Querystring: Static<typeof FindingsQuery> }>(
    '/harvest/findings',
    { schema: { ...findings, response: { 200: Findings, ...PROBLEMS } } },
    async (request) => {
      ensureMay(callerOf(request), 'administer', '');
      const { run } = request.query;
      const [counts, findings] = await Promise.all([
        listFindingCounts(store.read, run),
        listHarvestFindings(store.read, { after: 0, limit: 100, ...request.query }),
      ]);
      return { counts, findings };
    },
  );
}

/** All that is kept of what a run found, as a table. */
function registerTable(app: FastifyInstance, { store }: House): void {
  const { run, code } = FindingsQuery.properties;
  const Query = Type.Object({ run, code });
  const summary = 'What a run found, as a table: at most 1,000 lines, which is what is kept';
  app.get<{ Querystring: Static<typeof Query> }>(
    '/harvest/findings.csv',
    { schema: { ...TAGS, summary, querystring: Query, produces: ['text/csv'] } },
    async (request, reply) => {
      ensureMay(callerOf(request), 'administer', '');
      const rows = await listHarvestFindings(store.read, { ...request.query, after: 0, limit: MOST_FINDINGS });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="harvest-findings.csv"')
        .send(findingTable(rows));
    },
  );
}

interface Named {
  Params: Static<typeof NameParams>;
}

function registerChanging(app: FastifyInstance, house: House): void {
  const { unitOfWork } = house;
  const response = { ...PROBLEMS };
  const adding = { ...TAGS, summary: 'Adds a source', body: NewSourceShape };
  app.post<{ Body: Static<typeof NewSourceShape> }>(
    '/harvest/sources',
    { schema: { ...adding, response: { 201: SourceForAdministrators, ...response } } },
    async (request, reply) => {
      const { name } = await addSource(unitOfWork, request.body, callerOf(request));
      return reply.code(201).send(await standingOf(house, name));
    },
  );
  const changing = { ...TAGS, summary: 'Changes a source', params: NameParams, body: SourceChangesShape };
  app.patch<Named & { Body: Static<typeof SourceChangesShape> }>(
    '/harvest/sources/:name',
    { schema: { ...changing, response: { 200: SourceForAdministrators, ...response } } },
    async (request) => {
      const { name } = await changeSource(unitOfWork, request.params.name, request.body, callerOf(request));
      return standingOf(house, name);
    },
  );
  const removing = { ...TAGS, summary: 'Removes a source; its records become deletions', params: NameParams };
  const Removed = Type.Object({ deleted: Type.Integer() });
  app.delete<Named>(
    '/harvest/sources/:name',
    { schema: { ...removing, response: { 200: Removed, ...response } } },
    async (request) => ({ deleted: await removeSource(unitOfWork, request.params.name, callerOf(request)) }),
  );
  const asking = { ...TAGS, summary: 'Harvests a source at the next opportunity', params: NameParams, body: RunBody };
  app.post<Named & { Body: Static<typeof RunBody> }>(
    '/harvest/sources/:name/run',
    { schema: { ...asking, response: { 202: SourceForAdministrators, ...response } } },
    async (request, reply) => {
      const { name } = request.params;
      await askForRun(unitOfWork, name, request.body.isFull === true, callerOf(request));
      return reply.code(202).send(await standingOf(house, name));
    },
  );
}

/** What is done within half a minute by whoever works on the source: nobody waits for it here. */
function registerOrders(app: FastifyInstance, house: House): void {
  const orders = [
    ['stop', 'Stops whoever harvests a source at the next page; the next run goes on there', stopHarvest],
    ['reread', 'Reads what is kept of a source again, without asking the source', askForReread],
  ] as const;
  for (const [word, summary, order] of orders)
    app.post<Named>(
      `/harvest/sources/:name/${word}`,
      { schema: { ...TAGS, summary, params: NameParams, response: { 202: SourceForAdministrators, ...PROBLEMS } } },
      async (request, reply) => {
        const { name } = request.params;
        await order(house.unitOfWork, name, callerOf(request));
        return reply.code(202).send(await standingOf(house, name));
      },
    );
}

const WhichRun = Type.Object({ ...NameParams.properties, run: Type.String({ pattern: RUN_ID }) });

interface OfRun {
  Params: Static<typeof WhichRun>;
}

/** A run that holds deletions back: how many, and believing it. */
function registerHeld(app: FastifyInstance, house: House): void {
  const seeing = { ...TAGS, summary: 'One run, with the deletions it holds back', params: WhichRun };
  app.get<OfRun>(
    '/harvest/sources/:name/runs/:run',
    { schema: { ...seeing, response: { 200: RunWithHeld, ...PROBLEMS } } },
    async (request) => {
      ensureMay(callerOf(request), 'administer', '');
      return runWithHeld(house, request.params);
    },
  );
  const accepting = { ...TAGS, summary: 'Take what a held run did not meet as deleted', params: WhichRun };
  const Accepted = Type.Object({ deleted: Type.Integer(), run: RunWithHeld });
  app.post<OfRun>(
    '/harvest/sources/:name/runs/:run/accept-deletions',
    { schema: { ...accepting, response: { 200: Accepted, ...PROBLEMS } } },
    async (request) => {
      const { name, run } = request.params;
      const deleted = await acceptDeletions(house.unitOfWork, name, run, callerOf(request));
      return { deleted, run: await runWithHeld(house, request.params) };
    },
  );
}

async function runWithHeld({ store: { read, engine }, now }: House, { name, run: id }: Static<typeof WhichRun>) {
  const runs = harvestStore(read, engine, () => now().toISOString());
  const run = await runs.run(id);
  if (run === undefined || run.source !== name)
    throw new CorestoneError('not-found', `There is no such run of ${name}.`);
  return { ...run, heldBack: run.state === 'held' ? await runs.countUnmet(name, id) : null };
}

async function standingOf({ store, now }: House, name: string) {
  const [source] = await listHarvestSources(store.read, name);
  if (source === undefined) throw new CorestoneError('not-found', `There is no source ${name}.`);
  return wholeSource(source, now());
}
