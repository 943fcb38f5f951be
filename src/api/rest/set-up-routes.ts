import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { readSetUpTemplate, SET_UP_KIND, toSetUpTemplate } from '../../domain/set-up/set-up-template.ts';
import { ensureMay } from '../../operations/caller.ts';
import { ownVocabularies } from '../../operations/own-vocabularies.ts';
import { takeSetUp } from '../../operations/take-set-up.ts';
import { vocabularyStore } from '../../store/ports/vocabulary-store.ts';
import { findExpedition } from '../paper/find-part.ts';
import { setUpOfExpedition } from '../set-up/set-up-of.ts';
import { callerOf } from './caller-of.ts';
import { PartShape } from './paper/paper-shapes.ts';
import { FindingShape, PROBLEMS } from './shapes.ts';

const Which = Type.Object({ code: PartShape.expedition });
const Template = Type.Object(
  { template: Type.Literal(SET_UP_KIND), version: Type.Literal(1) },
  { additionalProperties: true, title: 'SetUpTemplate' },
);
const Names = (description: string) => Type.Array(Type.String(), { description });
const Taken = Type.Object(
  {
    fields: Names('Fields that are new here, as `section.x_weight_kg`.'),
    layouts: Names('Label layouts that are new here.'),
    views: Names('Views that are new in the expedition.'),
    roles: Names('Roles that were given.'),
    findings: Type.Array(FindingShape, { description: 'What was left as it is, and what could not be brought.' }),
  },
  { title: 'SetUpTaken' },
);

/** `/expeditions/{code}/set-up` below `/api/v1`: what one expedition hands to the next, as a file. For administrators. */
export function registerSetUpRoutes(api: FastifyInstance, house: House): void {
  const { store, unitOfWork } = house;
  const tags = ['objects'];
  const path = '/expeditions/:code/set-up';
  const giving = {
    tags,
    summary: 'Fields, label layouts, views and roles of an expedition, for another',
    params: Which,
  };
  api.get<{ Params: Static<typeof Which> }>(
    path,
    { schema: { ...giving, response: { 200: Template, ...PROBLEMS } } },
    async (request, reply) => {
      ensureMay(callerOf(request), 'administer', '');
      const expedition = await findExpedition(store.read, callerOf(request), request.params.code);
      const name = `set-up-${expedition.code.replace(/[^A-Za-z0-9._-]+/g, '-')}.json`;
      void reply.header('content-disposition', `attachment; filename="${name}"`);
      return toSetUpTemplate(expedition.code, await setUpOfExpedition(store, expedition));
    },
  );
  const taking = { tags, summary: 'Gives an expedition the set-up of another; what is there stays', params: Which };
  const body = Type.Unsafe<unknown>({ type: 'object', description: 'A SetUpTemplate.' });
  api.put<{ Params: Static<typeof Which>; Body: unknown }>(
    path,
    { schema: { ...taking, body, response: { 200: Taken, ...PROBLEMS } } },
    async (request) => {
      const caller = callerOf(request);
      ensureMay(caller, 'administer', '');
      const { id } = await findExpedition(store.read, caller, request.params.code);
      const read = readSetUpTemplate(request.body, await ownVocabularies(vocabularyStore(store.read)));
      if (!read.ok) throw new CorestoneError('invalid-input', 'The set-up was not taken.', { findings: read.findings });
      return takeSetUp(unitOfWork, { expeditionId: id, setUp: read.value }, caller);
    },
  );
}
