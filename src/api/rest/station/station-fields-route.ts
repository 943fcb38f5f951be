import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { House } from '../../../context.ts';
import { OBJECT_FIELDS } from '../../../domain/drilling/object-fields.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import { OwnFields } from '../../../domain/own-fields/own-field.ts';
import { offeredVocabularies } from '../../../domain/station/offered-terms.ts';
import { ownVocabularies } from '../../../operations/own-vocabularies.ts';
import { ownFieldStore } from '../../../store/ports/own-field-store.ts';
import { vocabularyStore } from '../../../store/ports/vocabulary-store.ts';
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
    const { read } = house.store;
    const [vocabularies, own] = [await ownVocabularies(vocabularyStore(read)), await ownFieldStore(read).all()];
    const fields = new OwnFields(own);
    return { types: OBJECT_TYPES.map((type) => typeOf(type, fields)), vocabularies: offeredVocabularies(vocabularies) };
  });
}

function typeOf(type: ObjectType, own: OwnFields) {
  const { label, plural, icon, parents, nameField, registrable } = OBJECT_TYPE[type];
  const fields = OBJECT_FIELDS[type].map(fieldOf);
  return { type, label, plural, icon, parents, nameField, registrable, fields, ownFields: own.known(type) };
}

function fieldOf({ aliases: _, ...field }: FieldDescriptor) {
  return field;
}
