import type { Schema } from './api-document.ts';
import { EXAMPLE_WORDS, NUMBERS_BY_NAME, TEXTS, TEXTS_BY_NAME } from './openapi-example-words.ts';

/** How full an example is: what an answer has, or no more than a request needs. */
export type Fullness = 'all' | 'needed';

/**
 * An example that fits a schema: the one it brings, else one put together from its members, with the values that people use for
 * members of such names. A text that fits nothing known is `text`, which the test of the document then refuses.
 */
export function exampleOf(schema: Schema | undefined, fullness: Fullness = 'all', name = ''): unknown {
  if (schema === undefined) return null;
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) {
    const stated = schema.anyOf.find((one) => one.type !== 'null') ?? schema.anyOf[0];
    return exampleOf(stated, fullness, name);
  }
  switch (schema.type) {
    case 'object':
      return objectOf(schema, fullness);
    case 'array':
      return arrayOf(schema, fullness, name);
    case 'integer':
    case 'number':
      return numberOf(schema, name);
    case 'boolean':
      return EXAMPLE_WORDS.has(name);
    case 'string':
      return textOf(schema, name);
    case 'null':
      return null;
    default:
      return TEXTS_BY_NAME[name] ?? {};
  }
}

function objectOf(schema: Schema, fullness: Fullness): Readonly<Record<string, unknown>> {
  const { properties = {}, required = [], patternProperties = {} } = schema;
  const isWanted = (name: string) => fullness === 'all' || required.length === 0 || required.includes(name);
  const members = Object.entries(properties).filter(([name]) => isWanted(name));
  const own = members.map(([name, one]) => [name, exampleOf(one, fullness, name)]);
  const [any] = Object.values(patternProperties);
  if (own.length === 0 && any !== undefined) return { core: exampleOf(any, fullness) };
  return Object.fromEntries(own) as Record<string, unknown>;
}

function arrayOf({ items, minItems = 1 }: Schema, fullness: Fullness, name: string): readonly unknown[] {
  const one = exampleOf(items, fullness, singular(name));
  return Array.from({ length: Math.max(1, minItems) }, () => one);
}

const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/s$/, '');

function numberOf({ minimum, maximum, exclusiveMinimum, type }: Schema, name: string): number {
  const known = NUMBERS_BY_NAME[name];
  const low = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
  if (known !== undefined && known >= (low ?? known) && known <= (maximum ?? known)) {
    return type === 'integer' ? Math.round(known) : known;
  }
  return Math.min(Math.max(1, low ?? 1), maximum ?? 1);
}

function textOf(schema: Schema, name: string): string {
  const known = TEXTS_BY_NAME[name];
  return [...(known === undefined ? [] : [known]), ...TEXTS].find((text) => fits(schema, text)) ?? 'text';
}

function fits({ pattern, format, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema, text: string): boolean {
  if (pattern !== undefined && !new RegExp(pattern).test(text)) return false;
  if (text.length < minLength || text.length > maxLength) return false;
  if (format === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (format === 'date-time') return /^\d{4}-\d{2}-\d{2}T/.test(text);
  return true;
}
