import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { CorestoneError } from '../../../domain/error.ts';
import { ALIAS_KINDS } from '../../../domain/identifier/alias.ts';
import { addAliases } from '../../../operations/registry/add-aliases.ts';
import { removeAlias } from '../../../operations/registry/remove-alias.ts';
import { aliasStore } from '../../../store/ports/alias-store.ts';
import { callerOf } from '../caller-of.ts';
import { Moment, PROBLEMS, Word } from '../shapes.ts';
import type { RecordApi } from './record-api.ts';
import { DryRun, OnceHeaders, TRIED, Tried, Which } from './record-shapes.ts';
import { seenRecord, wholeRecord } from './seen-record.ts';
import { jsonAnswer, sendOnce } from './send-change.ts';

const Kind = Word(ALIAS_KINDS, 'What the name is.');
const Alias = Type.Object(
  { name: Type.String(), kind: Kind, createdAt: Moment('When it was given.') },
  { title: 'Alias' },
);
const NewAlias = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 400, description: 'A handle, DOI, OAI id or any other name.' }) },
  { additionalProperties: false, examples: [{ name: '10273/OLDNAME1' }] },
);
const Added = Type.Object({ igsn: Type.String(), name: Type.String(), isNew: Type.Boolean(), ...TRIED });
const Named = Type.Object({ name: Type.String({ minLength: 1, maxLength: 400 }), ...DryRun });

/** `/records/{igsn}/aliases`: other names, under which everything finds the record. */
export function registerAliasRoutes(api: FastifyInstance, records: RecordApi): void {
  const tags = ['records'];
  const { store } = records.house;
  api.get<{ Params: Static<typeof Which> }>(
    '/records/:igsn/aliases',
    {
      schema: {
        tags,
        security: [{}, { basic: [] }, { token: [] }],
        summary: 'Other names of a record',
        params: Which,
        response: { 200: Type.Array(Alias), ...PROBLEMS },
      },
    },
    async (request) => {
      const { igsn } = (await seenRecord(records, request)).record;
      const rows = await aliasStore(store.read, store.engine).ofIdentifier(igsn);
      return rows.map(({ spelling, kind, createdAt }) => ({ name: spelling, kind, createdAt }));
    },
  );
  api.post<{ Params: Static<typeof Which>; Body: Static<typeof NewAlias> }>(
    '/records/:igsn/aliases',
    {
      schema: {
        tags,
        summary: 'Give a record another name',
        params: Which,
        querystring: Type.Object(DryRun),
        headers: OnceHeaders,
        body: NewAlias,
        response: { 200: Added, 201: Added, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { igsn } = await wholeRecord(records, request);
      const { name } = request.body;
      return sendOnce(records.house, request, reply, async (inside) => {
        const { added, findings } = await addAliases(inside, [{ name, target: igsn }], callerOf(request));
        if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
        return jsonAnswer(added > 0 ? 201 : 200, { igsn, name, isNew: added > 0 });
      });
    },
  );
  api.delete<{ Params: Static<typeof Which>; Querystring: Static<typeof Named> }>(
    '/records/:igsn/aliases',
    {
      schema: {
        tags,
        summary: 'Take a name away',
        params: Which,
        querystring: Named,
        headers: OnceHeaders,
        response: { 200: Tried, 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { igsn } = await wholeRecord(records, request);
      return sendOnce(records.house, request, reply, async (inside) => {
        await removeAlias(inside, request.query.name, callerOf(request), igsn);
        return jsonAnswer(204, undefined);
      });
    },
  );
}
