import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { House } from '../../../context.ts';
import { OBJECT_FIELDS } from '../../../domain/drilling/object-fields.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import { OwnFields } from '../../../domain/own-fields/own-field.ts';
import { offeredVocabularies, SCHEMES } from '../../../domain/station/offered-terms.ts';
import { BUILT_IN } from '../../../domain/vocabulary/vocabularies.ts';
import { schemeOfVersion } from '../../../operations/own-vocabularies.ts';
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
  schemes: Type.Array(
    Type.Object(
      {
        name: Type.String({ description: 'As `vocabulary` of a field names it, or as Corestone does.' }),
        title: Type.String(),
        uri: Type.Optional(Type.String()),
        version: Type.String(),
        source: Type.String(),
        terms: Type.Array(Type.Object({}, { additionalProperties: true })),
      },
      { title: 'SentScheme' },
    ),
    {
      description:
        'Lists of the installation’s own by which entries are checked, in place of or beside those of Corestone.',
    },
  ),
});

/** The list from which a wrong material gets its suggestion. */
const MATERIALS = 'odm2/medium';

/** `GET /station/fields`: what forms ask for, and the terms they offer. */
export function registerStationFieldsRoute(api: FastifyInstance, house: House): void {
  const summary = 'Fields of every type of object, and the terms forms offer';
  const schema = { tags: ['station'], summary, response: { 200: Fields, ...PROBLEMS } };
  api.get('/station/fields', { schema }, async (request) => {
    callerOf(request);
    const { read } = house.store;
    const [latest, own] = [await vocabularyStore(read).latest(), await ownFieldStore(read).all()];
    const fields = new OwnFields(own);
    const named = own.flatMap(({ field }) => field.vocabulary ?? []);
    const schemes = latest.map(schemeOfVersion);
    const checkedBy = new Set([...Object.values(SCHEMES), MATERIALS, ...named]);
    return {
      types: OBJECT_TYPES.map((type) => typeOf(type, fields)),
      vocabularies: offeredVocabularies(BUILT_IN.with(schemes), named),
      schemes: schemes.filter(({ name }) => checkedBy.has(name)).map((one) => ({ ...one, terms: one.terms() })),
    };
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
