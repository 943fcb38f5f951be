import type { Schema } from './api-document.ts';

/** What a schema allows, as a TypeScript type. An object with members is spelled out; one of any members is a record of unknown. */
export function typeWords(schema: Schema | undefined): string {
  if (schema === undefined) return 'unknown';
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeWords))].join(' | ');
  switch (schema.type) {
    case 'array':
      return `readonly (${typeWords(schema.items)})[]`;
    case 'object':
      return objectWords(schema);
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    default:
      return 'unknown';
  }
}

function objectWords({ properties = {}, required = [], additionalProperties }: Schema): string {
  const members = Object.entries(properties).map(([name, one]) => {
    const isOptional = !required.includes(name);
    const type = typeWords(one);
    return `readonly ${nameWord(name)}${isOptional ? '?' : ''}: ${type}${isOptional ? ' | undefined' : ''}`;
  });
  if (members.length === 0) return 'Readonly<Record<string, unknown>>';
  const own = `{ ${members.join('; ')} }`;
  return additionalProperties === true ? `${own} & Readonly<Record<string, unknown>>` : own;
}

/** A member's name as code writes it, in quotes where it must be. */
export function nameWord(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
