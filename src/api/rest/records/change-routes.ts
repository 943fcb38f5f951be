import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { CorestoneError } from '../../../domain/error.ts';
import { finding } from '../../../domain/finding.ts';
import { parseNamespace } from '../../../domain/identifier/namespace.ts';
import type { Known } from '../../../operations/registry/record-change.ts';
import { PROBLEMS, Word } from '../shapes.ts';
import { givenIgsn, igsnInDocument } from './read-given.ts';
import type { RecordApi } from './record-api.ts';
import { ChangeHeaders, DryRun, NewRecord, Outcome, VISIBILITIES, WantedRecord, Which } from './record-shapes.ts';
import { sendChange } from './send-change.ts';
import { statedChange, statedOf } from './stated-record.ts';

const STATED_BESIDE = {
  ...DryRun,
  landingUrl: Type.Optional(Type.String({ maxLength: 2048, description: 'Beside a document; empty is our own page.' })),
  visibility: Type.Optional(Word(VISIBILITIES, 'Beside a document.')),
  format: Type.Optional(Type.String({ maxLength: 60, description: 'The document’s format; found out unless given.' })),
};
const NewQuery = Type.Object({
  igsn: Type.Optional(Type.String({ maxLength: 200, description: 'Beside a document.' })),
  namespace: Type.Optional(Type.String({ maxLength: 50, description: 'Beside a document.' })),
  ...STATED_BESIDE,
});
const Query = Type.Object(STATED_BESIDE);

// Documents come as any other type; those are read by their format and not by a schema.
const bodyOf = (schema: object) => ({ content: { 'application/json': { schema } } });
const ANSWERS = { 200: Outcome, 201: Outcome, ...PROBLEMS };

/** `POST /records` and `PUT /records/{igsn}`: new records, and records as they are to be. */
export function registerChangeRoutes(api: FastifyInstance, records: RecordApi): void {
  const tags = ['records'];
  api.post(
    '/records',
    {
      schema: {
        tags,
        summary: 'Make a record, under an identifier of yours or one that is made up',
        description:
          'As JSON, or as a document in any format that is read, whose type is not `application/json` and beside which the query states the rest.',
        querystring: NewQuery,
        headers: ChangeHeaders,
        body: bodyOf(NewRecord),
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const named = namedBy(records, request);
      const { parts, warnings } = await statedChange(records, request, named.igsn, 'findable');
      const change =
        named.igsn === undefined
          ? { ...parts, mintIn: named.namespace }
          : { ...parts, igsn: named.igsn, mode: 'create' as const };
      return sendChange(records.house, request, reply, change, warnings);
    },
  );
  api.put<{ Params: Static<typeof Which> }>(
    '/records/:igsn',
    {
      schema: {
        tags,
        summary: 'Make a record or change it; what is left out stays as it is',
        params: Which,
        querystring: Query,
        headers: ChangeHeaders,
        body: bodyOf(WantedRecord),
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const igsn = givenIgsn(request.params.igsn);
      ensureSame(statedOf(request).stated.igsn, igsn);
      const { parts, warnings } = await statedChange(records, request, igsn, findableIfNew);
      return sendChange(records.house, request, reply, { ...parts, igsn }, warnings);
    },
  );
}

const findableIfNew = (known: Known) => (known === undefined ? 'findable' : 'keep');

type Named = { readonly igsn: string } | { readonly igsn: undefined; readonly namespace: string };

/** By what a new record is to be named: a stated identifier, a namespace, or the identifier in its document. */
function namedBy({ readable }: RecordApi, request: FastifyRequest): Named {
  const { stated, document } = statedOf(request);
  if (stated.igsn !== undefined && stated.namespace !== undefined) throw unnamed('Say igsn or namespace, not both.');
  if (stated.igsn !== undefined) return { igsn: givenIgsn(stated.igsn, 'guideline') };
  if (stated.namespace !== undefined) return { igsn: undefined, namespace: givenNamespace(stated.namespace) };
  if (document !== undefined) {
    const igsn = igsnInDocument(document, readable);
    if (igsn !== '') return { igsn: givenIgsn(igsn, 'guideline') };
  }
  const inside = (stated.description as { igsn?: unknown } | undefined)?.igsn;
  if (typeof inside === 'string' && inside !== '') return { igsn: givenIgsn(inside, 'guideline') };
  throw unnamed('Say igsn, or namespace where an identifier is to be made up.');
}

function givenNamespace(text: string): string {
  const checked = parseNamespace(text);
  if (checked.ok) return checked.value;
  throw new CorestoneError('invalid-input', checked.findings[0]!.message, { findings: checked.findings });
}

function ensureSame(stated: string | undefined, igsn: string): void {
  if (stated === undefined || givenIgsn(stated) === igsn) return;
  const message = 'The body names another identifier than the address.';
  throw new CorestoneError('invalid-input', message, {
    findings: [finding('igsn-differs', message, { field: 'igsn', value: stated, rule: igsn })],
  });
}

function unnamed(message: string): CorestoneError {
  const rule = 'igsn or namespace';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('unnamed', message, { field: 'igsn', rule })],
  });
}
