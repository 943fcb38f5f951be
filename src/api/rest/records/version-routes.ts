import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { diffDescriptions } from '../../../domain/description/diff-descriptions.ts';
import type { SampleDescription } from '../../../domain/description/sample-description.ts';
import { bareDescription } from '../../../domain/registration/bare-description.ts';
import { publicPart } from '../../../domain/registration/public-part.ts';
import { isKeptBack } from '../../../domain/registration/record-states.ts';
import { restoredDescription } from '../../../domain/registration/restored-description.ts';
import { findRecord, type RegisterRecord } from '../../../store/read/find-record.ts';
import { findRelatives } from '../../../store/read/find-relatives.ts';
import { findVersion, findVersions } from '../../../store/read/find-versions.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, PROBLEMS } from '../shapes.ts';
import { missing } from './read-routes.ts';
import type { RecordApi } from './record-api.ts';
import { ChangeHeaders, DescriptionShape, DryRun, Outcome, Which } from './record-shapes.ts';
import { type SeenRecord, seenRecord, todayOf, wholeRecord } from './seen-record.ts';
import { sendChange } from './send-change.ts';

const VersionHead = { version: Type.Integer(), createdAt: Moment('When it was made.') };
const Change = Type.Object({
  field: Type.String(),
  label: Type.String(),
  before: Type.Optional(Type.Any()),
  after: Type.Optional(Type.Any()),
});
const OneOrTwo = Type.Union([
  Type.Object({ igsn: Type.String(), ...VersionHead, description: DescriptionShape }, { title: 'Version' }),
  Type.Object(
    { igsn: Type.String(), from: Type.Integer(), to: Type.Integer(), changes: Type.Array(Change) },
    { title: 'Difference' },
  ),
]);
const Which1 = Type.Object({
  ...Which.properties,
  versions: Type.String({ pattern: '^\\d{1,9}(\\.\\.\\d{1,9})?$', description: 'A number, or two as `1..3`.' }),
});
const WhichRestored = Type.Object({ ...Which.properties, version: Type.Integer({ minimum: 1 }) });

/** `/records/{igsn}/versions`: those there are, one, the difference of two, and going back to one. */
export function registerVersionRoutes(api: FastifyInstance, records: RecordApi): void {
  const tags = ['records'];
  const { store } = records.house;
  const security = [{}, { basic: [] }, { token: [] }];
  api.get<{ Params: Static<typeof Which> }>(
    '/records/:igsn/versions',
    {
      schema: {
        tags,
        security,
        summary: 'Versions of a record, newest first, at most 100',
        params: Which,
        response: { 200: Type.Array(Type.Object(VersionHead)), ...PROBLEMS },
      },
    },
    async (request) => findVersions(store.read, (await seenRecord(records, request)).record.igsn),
  );
  api.get<{ Params: Static<typeof Which1> }>(
    '/records/:igsn/versions/:versions',
    {
      schema: {
        tags,
        security,
        summary: 'One version, or in what two versions differ',
        params: Which1,
        response: { 200: OneOrTwo, ...PROBLEMS },
      },
    },
    async (request) => {
      const seen = await seenRecord(records, request);
      const [from, to] = request.params.versions.split('..').map(Number);
      const before = await seenVersion(records, seen, from!);
      if (to === undefined) return { igsn: seen.record.igsn, ...before };
      const after = await seenVersion(records, seen, to);
      const changes = diffDescriptions(before.description, after.description);
      return { igsn: seen.record.igsn, from, to, changes };
    },
  );
  api.post<{ Params: Static<typeof WhichRestored> }>(
    '/records/:igsn/versions/:version/restore',
    {
      schema: {
        tags,
        summary: 'Make the description of an older version the current one',
        description: 'As a new version. Whether the record is under embargo stays as it is now.',
        params: WhichRestored,
        querystring: Type.Object(DryRun),
        headers: ChangeHeaders,
        response: { 200: Outcome, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const record = await wholeRecord(records, request);
      const version = await findVersion(store.read, record.igsn, request.params.version);
      if (version === undefined) throw missing(`version ${request.params.version} of ${record.igsn}`);
      const description = restoredDescription(version.description, record.description);
      const caller = callerOf(request);
      const expectedVersion = record.facts.version;
      const change = { caller, igsn: record.igsn, wish: 'keep', mode: 'update', description, expectedVersion } as const;
      return sendChange(records.house, request, reply, change);
    },
  );
}

/** A version as its reader may see it today: what is closed today is closed in every version. */
async function seenVersion(records: RecordApi, { record, isWhole }: SeenRecord, number: number) {
  const { read } = records.house.store;
  const found = await findVersion(read, record.igsn, number);
  if (found === undefined) throw missing(`version ${number} of ${record.igsn}`);
  if (isWhole) return found;
  const current = await findRecord(read, record.igsn);
  const standing = current ?? record;
  const relatives = await findRelatives(read, [{ ...standing, description: found.description }]);
  const then = { ...standing, relatives: relatives.get(standing.igsn) ?? [] };
  return { ...found, description: openOf(found.description, then, todayOf(records)) };
}

function openOf(then: SampleDescription, standing: RegisterRecord, today: string) {
  const { igsn, description, facts, privacy, relatives } = standing;
  if (isKeptBack(facts.state)) return bareDescription(igsn, description.namespace);
  return publicPart(then, today, description, privacy, relatives);
}
