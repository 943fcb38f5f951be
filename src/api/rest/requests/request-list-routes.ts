import { stringify } from 'csv-stringify/sync';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { keepPolicy } from '../../../operations/curation/requests/keep-policy.ts';
import type { CurationRequest } from '../../../operations/curation/requests/request-ports.ts';
import { requestStore } from '../../../store/ports/request-store.ts';
import { listCalendar } from '../../../store/read/list-calendar.ts';
import { listRequests } from '../../../store/read/list-requests.ts';
import { namedExpeditions, readableExpeditions } from '../../requests/readable-requests.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, PROBLEMS } from '../shapes.ts';
import { KeyShape } from '../storage/storage-shapes.ts';
import { calendarText } from './calendar-text.ts';
import { SampleRequestShape, StateShape, shownRequest } from './request-shapes.ts';

const Expedition = Type.Optional(Type.String({ maxLength: 60, description: 'Code or id of an expedition.' }));
const FILTERS = {
  expedition: Expedition,
  state: Type.Optional(StateShape),
  text: Type.Optional(Type.String({ maxLength: 100, description: 'Part of a number, a title or a scientist’s name.' })),
};
const Page = Type.Object({
  ...FILTERS,
  before: Type.Optional(KeyShape),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
});
const PolicyShape = Type.Object(
  {
    id: Type.String(),
    scope: Type.String(),
    version: Type.Integer(),
    text: Type.String(),
    madeAt: Moment('Since when it holds.'),
    madeBy: Type.String(),
  },
  { title: 'SamplePolicy' },
);
const NewPolicy = Type.Object({ text: Type.String({ maxLength: 50_000 }) }, { additionalProperties: false });
const Scope = Type.Object({ expedition: Expedition });

const tags = ['sample requests'];
const EXPORTED = 10_000;

/** `/api/v1/sample-requests`: lists, the table, the calendar, and what people agree to. */
export function registerRequestListRoutes(api: FastifyInstance, house: House): void {
  registerLists(api, house);
  registerCalendar(api, house);
  registerPolicies(api, house);
}

function registerLists(api: FastifyInstance, house: House): void {
  const { store } = house;
  const list = async (call: Parameters<typeof callerOf>[0], wanted: Partial<Static<typeof Page>>) => {
    const all = namedExpeditions(await readableExpeditions(house, callerOf(call)), wanted.expedition);
    const requests = await listRequests(store.read, store.engine, {
      expeditionIds: all.map((one) => one.id),
      states: wanted.state === undefined ? undefined : [wanted.state],
      text: wanted.text,
      before: wanted.before,
      limit: wanted.limit ?? EXPORTED,
    });
    return { requests, codes: new Map(all.map((one) => [one.id, one.code])) };
  };
  api.get<{ Querystring: Static<typeof Page> }>(
    '/sample-requests',
    {
      schema: {
        tags,
        summary: 'Requests, those begun last first; `before` names the last one of the page before',
        querystring: Page,
        response: { 200: Type.Object({ requests: Type.Array(SampleRequestShape) }), ...PROBLEMS },
      },
    },
    async (request) => ({ requests: (await list(request, request.query)).requests.map(shownRequest) }),
  );
  api.get<{ Querystring: Static<ReturnType<typeof Type.Object<typeof FILTERS>>> }>(
    '/sample-requests/export.csv',
    {
      schema: {
        tags,
        summary: 'Requests as a table, at most 10,000',
        querystring: Type.Object(FILTERS),
        produces: ['text/csv'],
      },
    },
    async (request, reply) => {
      const { requests, codes } = await list(request, request.query);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="sample-requests.csv"')
        .send(tableOf(requests, codes));
    },
  );
}

/** Without addresses of people: tables go about. */
function tableOf(requests: readonly CurationRequest[], codes: ReadonlyMap<string, string>): string {
  const rows = requests.map((one) => ({
    expedition: codes.get(one.expeditionId),
    number: one.number,
    state: one.state,
    title: one.title,
    purpose: one.purpose,
    scientists: one.scientists.map(({ name }) => name).join('; '),
    orcids: one.scientists
      .map(({ orcid }) => orcid)
      .filter((orcid) => orcid !== '')
      .join('; '),
    material: one.material,
    amounts: one.amounts,
    samples_asked: one.samplesAsked,
    samples_granted: one.samplesGranted,
    destructive: one.isDestructive ? 'yes' : 'no',
    share_pc: one.sharePc,
    wishes: one.wishLines,
    curator: one.curator,
    scheduled_on: one.scheduledOn,
    publications: one.publications.map(({ doi }) => doi).join('; '),
    begun: one.createdAt,
    changed: one.changedAt,
  }));
  return stringify(rows, { header: true, escape_formulas: true });
}

function registerCalendar(api: FastifyInstance, house: House): void {
  const { store, settings, now } = house;
  api.get<{ Querystring: { token?: string } }>(
    '/sample-requests/calendar.ics',
    {
      schema: {
        tags,
        summary: 'Days of sampling, parties and due loans as a calendar (iCalendar, RFC 5545), to subscribe to',
        querystring: Type.Object({
          token: Type.Optional(
            Type.String({ description: 'A token that only reads, for calendars that cannot send one otherwise.' }),
          ),
        }),
        produces: ['text/calendar'],
      },
    },
    async (request, reply) => {
      const all = await readableExpeditions(house, callerOf(request));
      const yearMs = 366 * 86_400_000;
      const day = (byMs: number) => new Date(now().getTime() + byMs).toISOString().slice(0, 10);
      const wanted = { expeditionIds: all.map((one) => one.id), from: day(-yearMs), to: day(3 * yearMs) };
      const entries = await listCalendar(store.read, store.engine, wanted);
      const codes = new Map(all.map((one) => [one.id, one.code]));
      const text = calendarText(entries, (id) => codes.get(id) ?? '', settings.baseUrl);
      return reply.type('text/calendar; charset=utf-8').send(text);
    },
  );
}

function registerPolicies(api: FastifyInstance, house: House): void {
  const { read, engine } = house.store;
  const scopeOf = async (call: Parameters<typeof callerOf>[0], named: string | undefined): Promise<string> => {
    const caller = callerOf(call);
    if (named === undefined) return '';
    const [expedition] = namedExpeditions(await readableExpeditions(house, caller), named);
    if (expedition === undefined)
      throw new CorestoneError('not-found', `There is no expedition ${named} that you may read.`);
    return expedition.id;
  };
  api.get<{ Querystring: Static<typeof Scope> }>(
    '/sample-requests/policy',
    {
      schema: {
        tags,
        summary: 'The sample policy of an expedition, or of all',
        querystring: Scope,
        response: { 200: PolicyShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const policy = await requestStore(read, engine).policyOf(await scopeOf(request, request.query.expedition));
      if (policy === undefined) throw new CorestoneError('not-found', 'There is no sample policy of its own.');
      return policy;
    },
  );
  api.put<{ Querystring: Static<typeof Scope>; Body: Static<typeof NewPolicy> }>(
    '/sample-requests/policy',
    {
      schema: {
        tags,
        summary: 'Keep a new version of a sample policy',
        querystring: Scope,
        body: NewPolicy,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const scope = await scopeOf(request, request.query.expedition);
      await keepPolicy(house.unitOfWork, scope, request.body.text, callerOf(request));
      return reply.code(204).send();
    },
  );
}
