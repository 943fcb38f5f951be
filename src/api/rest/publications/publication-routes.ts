import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { readCsl } from '../../../domain/publication/read-csl.ts';
import { type ImportedEntry, importBibliography } from '../../../intake/publications/import-bibliography.ts';
import {
  changePublication,
  mergePublications,
  removePublication,
} from '../../../operations/publications/change-publication.ts';
import { thePublication } from '../../../operations/publications/keep-publications.ts';
import { linkPublication, unlinkPublication } from '../../../operations/publications/link-publication.ts';
import { readableParties } from '../../../operations/readable-parties.ts';
import { publicationStore } from '../../../store/ports/publication-store.ts';
import { listLinkedRecords, listPublications } from '../../../store/read/list-publications.ts';
import { callerOf } from '../caller-of.ts';
import { checkedValue } from '../parties/checked-input.ts';
import { PROBLEMS } from '../shapes.ts';
import { KeyShape } from '../storage/storage-shapes.ts';
import {
  ChangedPublicationShape,
  CountedPublicationShape,
  ImportedShape,
  LinkedRecordShape,
  LinkOutcomeShape,
  NewPublicationsShape,
  PublicationShape,
  UnwantedLinksShape,
  WantedLinksShape,
} from './publication-shapes.ts';

const tags = ['publications'];
const Which = Type.Object({ id: KeyShape });
const limit = Type.Integer({ minimum: 1, maximum: 1000, default: 100 });
const Search = Type.Object({
  find: Type.Optional(Type.String({ maxLength: 400, description: 'Words of title, people, year, journal or DOI.' })),
  before: Type.Optional(KeyShape),
  limit,
});
const Records = Type.Object({ after: Type.Optional(Type.String({ maxLength: 100 })), limit });
const Into = Type.Object({ into: KeyShape }, { additionalProperties: false });

type ById = { Params: Static<typeof Which> };

/** `/api/v1/publications`: works, and which records they are about. */
export function registerPublicationRoutes(api: FastifyInstance, house: House): void {
  registerWorks(api, house);
  registerOneWork(api, house);
  registerLinks(api, house);
}

function registerWorks(api: FastifyInstance, { store, unitOfWork, rules }: House): void {
  const listed = { 200: Type.Object({ publications: Type.Array(CountedPublicationShape) }), ...PROBLEMS };
  api.get<{ Querystring: Static<typeof Search> }>(
    '/publications',
    { schema: { tags, summary: 'Publications, the latest first', querystring: Search, response: listed } },
    async (request) => {
      callerOf(request);
      return { publications: await listPublications(store.read, request.query) };
    },
  );
  api.post<{ Body: Static<typeof NewPublicationsShape> }>(
    '/publications',
    {
      bodyLimit: 4_000_000,
      schema: {
        tags,
        summary: 'Add publications, each once',
        body: NewPublicationsShape,
        response: { 200: ImportedShape, ...PROBLEMS },
      },
    },
    async (request) => {
      const { text, works, dryRun = false } = request.body;
      if ((text === undefined) === (works === undefined))
        throw new CorestoneError('invalid-input', 'Give either text or works.');
      const caller = callerOf(request);
      const party = (request.body.party ?? caller.within ?? caller.grants[0]?.party ?? '').toUpperCase();
      const wanted = { text: text ?? JSON.stringify(works), file: 'text', party, dryRun };
      const entries = checkedValue(await importBibliography(unitOfWork, wanted, rules, caller));
      return { entries: entries.map(shownEntry) };
    },
  );
}

function shownEntry({ entry, line, kept, findings }: ImportedEntry) {
  const alike = (kept?.alike ?? []).map(({ id, title, identifier }) => ({ id, title, identifier }));
  return {
    entry,
    ...(line !== undefined && { line }),
    outcome: kept?.outcome ?? ('refused' as const),
    ...(kept !== undefined && { publication: kept.publication }),
    alike,
    findings,
  };
}

function registerOneWork(api: FastifyInstance, { store, unitOfWork, rules }: House): void {
  const path = '/publications/:id';
  const found = { 200: PublicationShape, ...PROBLEMS };
  api.get<ById>(
    path,
    { schema: { tags, summary: 'A publication', params: Which, response: found } },
    async (request) => {
      callerOf(request);
      return thePublication({ publications: publicationStore(store.read, store.engine) }, request.params.id);
    },
  );
  api.put<ById & { Body: Static<typeof ChangedPublicationShape> }>(
    path,
    {
      schema: {
        tags,
        summary: 'State a publication anew',
        params: Which,
        body: ChangedPublicationShape,
        response: found,
      },
    },
    async (request) => {
      const { work, revision } = request.body;
      const facts = checkedValue(readCsl(work));
      return changePublication(unitOfWork, { id: request.params.id, facts, revision }, rules, callerOf(request));
    },
  );
  api.delete<ById>(
    path,
    {
      schema: {
        tags,
        summary: 'Remove a publication that nothing is linked to',
        params: Which,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await removePublication(unitOfWork, request.params.id, callerOf(request));
      return reply.code(204).send();
    },
  );
  api.post<ById & { Body: Static<typeof Into> }>(
    `${path}/merge`,
    { schema: { tags, summary: 'Merge a publication into another', params: Which, body: Into, response: found } },
    async (request) => {
      const { id } = request.params;
      return mergePublications(unitOfWork, { id, into: request.body.into }, rules, callerOf(request));
    },
  );
}

function registerLinks(api: FastifyInstance, { store, unitOfWork, rules, now }: House): void {
  const outcome = { 200: LinkOutcomeShape, ...PROBLEMS };
  api.get<ById & { Querystring: Static<typeof Records> }>(
    '/publications/:id/records',
    {
      schema: {
        tags,
        summary: 'Records linked to a publication',
        params: Which,
        querystring: Records,
        response: { 200: Type.Object({ records: Type.Array(LinkedRecordShape) }), ...PROBLEMS },
      },
    },
    async (request) => {
      const parties = readableParties(callerOf(request));
      const wanted = { ...request.query, today: now().toISOString().slice(0, 10), parties };
      return { records: await listLinkedRecords(store.read, request.params.id, wanted) };
    },
  );
  api.post<ById & { Body: Static<typeof WantedLinksShape> }>(
    '/publications/:id/links',
    {
      schema: {
        tags,
        summary: 'Say that a publication is about records',
        description: 'Each record that changes makes one new version, told to harvesters and upstream.',
        params: Which,
        body: WantedLinksShape,
        response: outcome,
      },
    },
    async (request) => {
      const { relationType, ...target } = request.body;
      const wanted = { id: request.params.id, target, relationType };
      return linkPublication(unitOfWork, wanted, rules, callerOf(request));
    },
  );
  api.post<ById & { Body: Static<typeof UnwantedLinksShape> }>(
    '/publications/:id/unlink',
    {
      schema: {
        tags,
        summary: 'Take back that a publication is about records',
        params: Which,
        body: UnwantedLinksShape,
        response: outcome,
      },
    },
    async (request) =>
      unlinkPublication(unitOfWork, { id: request.params.id, target: request.body }, rules, callerOf(request)),
  );
}
