import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { isAskedFor, LANDING_OUTCOMES, NOT_LOOKED_AT } from '../../domain/registration/landing-check.ts';
import { ensureMay } from '../../operations/caller.ts';
import { askLandingCheck } from '../../operations/registry/ask-landing-check.ts';
import { tryUndone } from '../../operations/registry/try-undone.ts';
import {
  findLandingCheck,
  type LandingCheckFound,
  landingChecksOf,
  listLandingChecksOf,
} from '../../store/read/list-landing-checks.ts';
import { callerOf } from './caller-of.ts';
import { givenIgsn } from './records/read-given.ts';
import { DryRun, Tried, Which as WhichRecord } from './records/record-shapes.ts';
import { Moment, Nullable, PartySymbol, PROBLEMS, Word } from './shapes.ts';

const OUTCOMES = [...LANDING_OUTCOMES, NOT_LOOKED_AT] as const;
const Check = Type.Object(
  {
    igsn: Type.String(),
    url: Type.String({ description: 'The address that was asked; empty before the first look.' }),
    outcome: Word(OUTCOMES, 'What the last look found.'),
    status: Nullable(Type.Integer()),
    mediaType: Nullable(Type.String()),
    finalUrl: Nullable(Type.String({ description: 'Where redirects led.' })),
    detail: Type.String(),
    failures: Type.Integer({ description: 'Failures in a row.' }),
    checkedAt: Nullable(Moment('When it was looked at last.')),
    dueAt: Nullable(Moment('When it is looked at again; null while it is in line because somebody asked.')),
    isInLine: Type.Boolean({ description: 'Somebody asked, and nobody looked yet.' }),
  },
  { title: 'LandingCheck' },
);
const Counts = Type.Object({
  client: Type.String(),
  inLine: Type.Integer({ description: 'Pages that wait for a look that somebody asked for; at 0 it is done.' }),
  outcomes: Type.Record(Type.String(), Type.Integer(), { description: 'How many looks ended how.' }),
});
const Checks = Type.Object(
  { ...Counts.properties, checks: Type.Array(Check), next: Nullable(Type.String()) },
  { title: 'LandingChecks' },
);
const Asked = Type.Object({
  ...Counts.properties,
  asked: Type.Integer({ description: 'Pages that were put in line.' }),
});
const WhichClient = Type.Object({ symbol: PartySymbol('AGENT.CLIENT') });
const Wanted = Type.Object(
  { which: Type.Optional(Word(['failing', 'all'], 'Those that failed last (the default), or all.')) },
  { additionalProperties: false },
);
const Page = Type.Object({
  outcome: Type.Optional(Word([...OUTCOMES, 'failing'], 'Only such.')),
  cursor: Type.Optional(Type.String({ maxLength: 250, description: '`next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
});

/**
 * Landing pages of a record and of a client's records: what the last looks found, and asking for another one. The look is a worker's,
 * one a second to a host; what was asked for survives restarts, and `inLine` tells how far it is.
 */
export function registerLandingCheckRoutes(api: FastifyInstance, house: House): void {
  registerOfRecord(api, house);
  registerOfClient(api, house);
}

interface ByIgsn {
  Params: Static<typeof WhichRecord>;
}

function registerOfRecord(api: FastifyInstance, { store, unitOfWork }: House): void {
  const tags = ['landing pages'];
  const response = { ...PROBLEMS };
  const found = async (igsn: string) => {
    const check = await findLandingCheck(store.read, igsn);
    if (check === undefined) throw new CorestoneError('not-found', `Nobody looked at the landing page of ${igsn} yet.`);
    return check;
  };
  const seeing = { tags, summary: 'What the last look at a landing page found', params: WhichRecord };
  api.get<ByIgsn>(
    '/records/:igsn/landing-check',
    { schema: { ...seeing, response: { 200: Check, ...response } } },
    async (request) => {
      const caller = callerOf(request);
      const check = await found(givenIgsn(request.params.igsn));
      ensureMay(caller, 'read', check.client);
      return shown(check);
    },
  );
  const asking = {
    tags,
    summary: 'Have a landing page looked at as soon as may be',
    params: WhichRecord,
    querystring: Type.Object(DryRun),
  };
  api.post<ByIgsn & { Querystring: { dryRun?: boolean } }>(
    '/records/:igsn/landing-check',
    { schema: { ...asking, response: { 200: Tried, 202: Check, ...response } } },
    async (request, reply) => {
      const igsn = givenIgsn(request.params.igsn);
      const caller = callerOf(request);
      if (request.query.dryRun === true) {
        await tryUndone(unitOfWork, (inside) => askLandingCheck(inside, { igsn }, caller));
        return reply.code(200).send({ isDryRun: true });
      }
      await askLandingCheck(unitOfWork, { igsn }, caller);
      return reply.code(202).send(shown(await found(igsn)));
    },
  );
}

interface BySymbol {
  Params: Static<typeof WhichClient>;
}

function registerOfClient(api: FastifyInstance, { store: { read }, unitOfWork }: House): void {
  const tags = ['landing pages'];
  const response = { ...PROBLEMS };
  const seeing = { tags, summary: 'What the last looks at a client’s landing pages found', querystring: Page };
  api.get<BySymbol & { Querystring: Static<typeof Page> }>(
    '/clients/:symbol/landing-checks',
    { schema: { ...seeing, params: WhichClient, response: { 200: Checks, ...response } } },
    async (request) => {
      const client = request.params.symbol.toUpperCase();
      ensureMay(callerOf(request), 'read', client);
      const { outcome = '', cursor = '', limit = 100 } = request.query;
      const rows = await listLandingChecksOf(read, client, { outcome, after: cursor, limit: limit + 1 });
      const checks = rows.slice(0, limit);
      const next = rows.length > limit ? checks.at(-1)!.igsn : null;
      return { client, ...(await landingChecksOf(read, client)), checks: checks.map(shown), next };
    },
  );
  const asking = { tags, summary: 'Have a client’s landing pages looked at', params: WhichClient, body: Wanted };
  api.post<BySymbol & { Body: Static<typeof Wanted> }>(
    '/clients/:symbol/landing-checks',
    { schema: { ...asking, response: { 202: Asked, ...response } } },
    async (request, reply) => {
      const client = request.params.symbol.toUpperCase();
      const asked = await askLandingCheck(
        unitOfWork,
        { client, isAll: request.body.which === 'all' },
        callerOf(request),
      );
      return reply.code(202).send({ client, ...(await landingChecksOf(read, client)), asked });
    },
  );
}

function shown({ client: _client, title: _title, checkedAt, dueAt, ...check }: LandingCheckFound) {
  const isInLine = isAskedFor(dueAt);
  const isNew = check.outcome === NOT_LOOKED_AT;
  return { ...check, checkedAt: isNew ? null : checkedAt, dueAt: isInLine ? null : dueAt, isInLine };
}
