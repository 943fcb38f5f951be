import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { mergePatch } from '../../../domain/merge-patch.ts';
import { may } from '../../../operations/caller.ts';
import { findRecord, type RegisterRecord } from '../../../store/read/find-record.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';
import { preconditionsOf } from './preconditions.ts';
import { givenIgsn, readOwnDescription } from './read-given.ts';
import type { RecordApi } from './record-api.ts';
import { ChangeHeaders, DryRun, Outcome, STATED, Which } from './record-shapes.ts';
import { sendChange } from './send-change.ts';
import type { StatedRecord } from './stated-record.ts';

const Patch = Type.Object(
  {
    landingUrl: STATED.landingUrl,
    visibility: STATED.visibility,
    description: Type.Optional(Type.Object({}, { additionalProperties: true })),
  },
  {
    title: 'RecordPatch',
    additionalProperties: false,
    description: 'A merge patch (RFC 7396): null takes a member away.',
    examples: [{ description: { abstract: 'Dark gneiss.', comment: null } }],
  },
);
const MOST_TRIES = 3;

/** `PATCH /records/{igsn}`: members of a record changed by a merge patch. */
export function registerPatchRoute(api: FastifyInstance, records: RecordApi): void {
  api.patch<{ Params: Static<typeof Which>; Body: Static<typeof Patch> }>(
    '/records/:igsn',
    {
      schema: {
        tags: ['records'],
        summary: 'Change members of a record',
        params: Which,
        querystring: Type.Object(DryRun),
        headers: ChangeHeaders,
        body: { content: { 'application/json': { schema: Patch }, 'application/merge-patch+json': { schema: Patch } } },
        response: { 200: Outcome, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const igsn = givenIgsn(request.params.igsn);
      const { expectedVersion } = preconditionsOf(request);
      for (let times = 1; ; times++) {
        const record = await findRecord(records.house.store.read, igsn);
        if (record === undefined || !may(callerOf(request), 'read', record.clientSymbol))
          throw new CorestoneError('not-found', `There is no record ${igsn} that you may see.`);
        const { change, warnings } = await patched(records, record, givenPatch(request.body));
        const whole = { ...change, caller: callerOf(request), igsn, mode: 'update' as const };
        try {
          return await sendChange(
            records.house,
            request,
            reply,
            { ...whole, expectedVersion: record.facts.version },
            warnings,
          );
        } catch (error) {
          // Somebody was quicker: the patch is made again on what stands now, unless the caller named the version.
          const isOvertaken = error instanceof CorestoneError && error.code === 'conflict';
          if (!isOvertaken || expectedVersion !== undefined || times === MOST_TRIES) throw error;
        }
      }
    },
  );
}

/** A body of another type, or none, is not judged by the schema. */
function givenPatch(body: unknown): StatedRecord {
  if (typeof body === 'object' && body !== null && !Buffer.isBuffer(body)) return body;
  const message = 'The patch is missing.';
  const rule = 'a JSON object, as application/merge-patch+json or application/json';
  throw new CorestoneError('invalid-input', message, {
    findings: [
      finding('no-patch', message, { field: 'body', value: body === undefined ? 'nothing' : 'a document', rule }),
    ],
  });
}

async function patched(records: RecordApi, { igsn, description }: RegisterRecord, patch: StatedRecord) {
  const wish = patch.visibility ?? ('keep' as const);
  const address = patch.landingUrl === undefined ? {} : { landingUrl: patch.landingUrl };
  if (patch.description === undefined) return { change: { wish, ...address }, warnings: [] };
  const wanted = mergePatch(description, patch.description) as object;
  const given = await readOwnDescription(wanted, { igsn, judging: records.house.judging });
  return { change: { wish, ...address, description: given.description }, warnings: given.warnings };
}
