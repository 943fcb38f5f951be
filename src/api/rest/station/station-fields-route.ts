import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { House } from '../../../context.ts';
import { OBJECT_FIELDS } from '../../../domain/drilling/object-fields.ts';
import { OBJECT_TYPE, OBJECT_TYPES } from '../../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import { offeredVocabularies } from '../../../domain/station/offered-terms.ts';
import { ownVocabularies } from '../../../operations/own-vocabularies.ts';
import { callerOf } from '../caller-of.ts';
import { PROBLEMS } from '../shapes.ts';

const Fields = Type.Object({
  types: Type.Array(Type.Object({}, { additionalProperties: true }), {
    description: 'Every type of object with the fields of its forms, in order.',
  }),
  vocabularies: Type.Record(
    Type.String(),
    Type.Object({
      isOpen: Type.Boolean({ description: 'Whether other words are legal, with a warning.' }),
      terms: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
    }),
    { description: 'What forms offer, by the name of the vocabulary.' },
  ),
});

/** `GET /station/fields`: what forms ask for, and the terms they offer. */
export function registerStationFieldsRoute(api: FastifyInstance, house: House): void {
  const summary = 'Fields of every type of object, and the terms forms offer';
  const schema = { tags: ['station'], summary, response: { 200: Fields, ...PROBLEMS } };
  api.get('/station/fields', { schema }, async (request) => {
    callerOf(request);
    const vocabularies = await house.unitOfWork((work) => ownVocabularies(work.vocabularies));
    return { types: OBJECT_TYPES.map(typeOf), vocabularies: offeredVocabularies(vocabularies) };
  });
}

function typeOf(type: (typeof OBJECT_TYPES)[number]) {
  const { label, plural, icon, parents, nameField, registrable } = OBJECT_TYPE[type];
  return { type, label, plural, icon, parents, nameField, registrable, fields: OBJECT_FIELDS[type].map(fieldOf) };
}

function fieldOf({ aliases: _, ...field }: FieldDescriptor) {
  return field;
}
