import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { isReadIn, type TreePart, WHOLE_TREE } from '../../../domain/party/tree-right.ts';
import type { StationExpedition } from '../../../domain/station/station-live.ts';
import type { Caller } from '../../../operations/caller.ts';
import { expeditionsFor } from '../../../operations/station/station-access.ts';
import { listAuditOf } from '../../../store/read/list-audit.ts';
import { listEnteredExpeditions, listEnteredHoles } from '../../../store/read/station-expeditions.ts';
import { findKnownPlace, listStationChanges } from '../../../store/read/station-objects.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { readExpedition } from './find-expedition.ts';
import {
  ChangesQuery,
  ChangesShape,
  CodeParams,
  ExpeditionsShape,
  HistoryShape,
  ObjectParams,
} from './station-shapes.ts';

const PAGE = 1000;
const MOST_ENTRIES = 200;
const tags = ['station'];

/** What stations read: expeditions, what changed in one, and what was done to an object. */
export function registerReadingRoutes(api: FastifyInstance, house: House): void {
  const listing = { tags, summary: 'The expeditions you may read', response: { 200: ExpeditionsShape, ...PROBLEMS } };
  api.get('/station/expeditions', { schema: listing }, async (request) => ({
    expeditions: await expeditionsOf(house, callerOf(request)),
  }));
  const changes = { tags, summary: 'What changed in an expedition, in order', params: CodeParams };
  api.get<{ Params: Static<typeof CodeParams>; Querystring: Static<typeof ChangesQuery> }>(
    '/station/expeditions/:code/objects',
    { schema: { ...changes, querystring: ChangesQuery, response: { 200: ChangesShape, ...PROBLEMS } } },
    async (request) => {
      const { id, rights } = await readExpedition(house, request, request.params.code);
      const { after = 0, limit = PAGE } = request.query;
      return listStationChanges(house.store.read, house.store.engine, id, after, limit, rights.reads);
    },
  );
  const history = { tags, summary: 'What was done to an object, the latest first', params: ObjectParams };
  api.get<{ Params: Static<typeof ObjectParams> }>(
    '/station/expeditions/:code/objects/:id/history',
    { schema: { ...history, response: { 200: HistoryShape, ...PROBLEMS } } },
    async (request) => {
      const { id, rights } = await readExpedition(house, request, request.params.code);
      return { entries: await historyOf(house, id, request.params.id, rights.reads) };
    },
  );
}

async function expeditionsOf({ store }: House, caller: Caller): Promise<StationExpedition[]> {
  const readable = expeditionsFor(await listEnteredExpeditions(store.read), caller);
  const ids = readable.map((one) => one.id);
  const holes = await listEnteredHoles(store.read, store.engine, ids);
  return readable.map(({ id, code, name, program, namespace, moratoriumEnd, rights }) => ({
    id,
    code,
    name,
    program,
    namespace,
    holes: (holes.get(id) ?? []).filter(({ path }) => isReadIn(rights.reads, { type: 'hole', path })),
    mayEnter: rights.enters.length > 0,
    moratoriumEnd,
    ...rights,
  }));
}

async function historyOf({ store }: House, expeditionId: string, objectId: string, reads: readonly TreePart[]) {
  const place = await findKnownPlace(store.read, objectId);
  if (place?.expeditionId !== expeditionId || !isReadIn(reads, place))
    throw new CorestoneError('not-found', 'The expedition has no such object.');
  const entries = await listAuditOf(store.read, objectId, MOST_ENTRIES);
  // How far registering came is told by the names of objects anywhere in the expedition.
  const told = reads === WHOLE_TREE ? entries : entries.filter(({ action }) => action !== 'register');
  return told.map(({ at, actor, action, before, after }) => ({
    at,
    by: actor,
    action,
    before: before === null ? null : (JSON.parse(before) as unknown),
    after: after === null ? null : (JSON.parse(after) as unknown),
  }));
}
