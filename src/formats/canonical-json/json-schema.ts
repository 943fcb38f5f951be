import { DESCRIPTION_FIELDS, type DescriptionField } from '../../domain/description/description-fields.ts';
import { DESCRIPTION } from './description-shape.ts';
import { REGISTRATION } from './from-json.ts';
import type { JsonSchema } from './shape.ts';

/**
 * The JSON Schema (2020-12) of our own JSON: one record with `description`, as `?format=json` gives it, or a list of them. Titles
 * and words of the members are those of the field dictionary. What is sent to the API as `description` has the shape `#/$defs/description`.
 */
export function canonicalJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:corestone:schema:json:1',
    title: 'Corestone JSON',
    anyOf: [{ $ref: '#/$defs/record' }, { type: 'array', items: { $ref: '#/$defs/record' } }],
    $defs: {
      record: {
        type: 'object',
        properties: {
          identifiers: {
            type: 'object',
            description: 'Spellings of the identifier; they follow from it and are not read.',
          },
          description: { $ref: '#/$defs/description' },
          registration: REGISTRATION.schema,
        },
        required: ['description'],
      },
      description: { ...DESCRIPTION.schema, properties: describedMembers(), title: 'Description' },
    },
  };
}

function describedMembers(): JsonSchema {
  const { properties } = DESCRIPTION.schema as { readonly properties: Readonly<Record<string, JsonSchema>> };
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, { ...schema, ...wordsOf(name) }]),
  );
}

function wordsOf(name: string): JsonSchema {
  const { label, definition, unit } = DESCRIPTION_FIELDS[name as DescriptionField];
  return { title: label, description: unit === undefined ? definition : `${definition} Unit: ${unit}.` };
}
