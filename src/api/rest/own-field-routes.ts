import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { hasError } from '../../domain/finding.ts';
import { readTemplate, TEMPLATE_KIND, toTemplate } from '../../domain/own-fields/field-template.ts';
import { takeFieldTemplate } from '../../operations/own-fields/take-field-template.ts';
import { ownVocabularies } from '../../operations/own-vocabularies.ts';
import { ownFieldStore } from '../../store/ports/own-field-store.ts';
import { vocabularyStore } from '../../store/ports/vocabulary-store.ts';
import { callerOf } from './caller-of.ts';
import { FindingShape, PROBLEMS } from './shapes.ts';

const Field = Type.Object(
  {
    objectType: Type.String({ description: 'The type of object it belongs to, as `section`.' }),
    name: Type.String({ description: 'Begins with `x_` and ends with its unit, as `x_weight_kg`.' }),
    label: Type.String(),
    type: Type.String({ description: '`text`, `integer`, `decimal`, `date`, `date_time`, `boolean` or `list`.' }),
  },
  { additionalProperties: true, title: 'OwnField' },
);
// What is wrong in it is told with its place, all at once, by the reader of templates.
const Template = Type.Object(
  { template: Type.Literal(TEMPLATE_KIND), version: Type.Literal(1), fields: Type.Array(Field) },
  { title: 'FieldTemplate' },
);
const Taken = Type.Object(
  {
    kept: Type.Boolean(),
    added: Type.Array(Type.String()),
    changed: Type.Array(Type.String()),
    unchanged: Type.Integer(),
    findings: Type.Array(FindingShape),
  },
  { title: 'FieldTemplateTaken' },
);
const How = Type.Object({ dryRun: Type.Optional(Type.Boolean({ default: false })) });

/** `/api/v1/own-fields`: the fields that an installation gave to its objects, as a template. */
export function registerOwnFieldRoutes(api: FastifyInstance, { store, unitOfWork }: House): void {
  const tags = ['objects'];
  const summary = 'Fields that this installation gave to its objects, as a template';
  api.get('/own-fields', { schema: { tags, summary, response: { 200: Template, ...PROBLEMS } } }, async (request) => {
    callerOf(request);
    return toTemplate(await ownFieldStore(store.read).all());
  });
  api.put<{ Body: unknown; Querystring: { dryRun?: boolean } }>(
    '/own-fields',
    {
      schema: {
        tags,
        summary: 'Add fields, or change such; what the template does not mention stays',
        querystring: How,
        body: Type.Unsafe<unknown>({ type: 'object', description: 'A FieldTemplate.' }),
        response: { 200: Taken, ...PROBLEMS },
      },
    },
    async (request) => {
      const read = readTemplate(request.body, await ownVocabularies(vocabularyStore(store.read)));
      if (!read.ok)
        throw new CorestoneError('invalid-input', 'The template was not taken.', { findings: read.findings });
      const dryRun = request.query.dryRun === true;
      const taken = await takeFieldTemplate(unitOfWork, read.value, { caller: callerOf(request), dryRun });
      if (hasError(taken.findings))
        throw new CorestoneError('conflict', 'The template was not taken.', { findings: taken.findings });
      return taken;
    },
  );
}
