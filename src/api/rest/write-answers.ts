import fastJsonStringify from 'fast-json-stringify';
import type { FastifyInstance, FastifySerializerCompiler } from 'fastify';

type WriteAnswer = (value: unknown) => string;

/** Shapes that many routes share, such as problems, are compiled once. */
const compiled = new WeakMap<object, WriteAnswer>();

/**
 * Writes answers as the schemas of their routes say: members that a schema does not have are left out. As Fastify does by itself, but a
 * schema is compiled with the first answer that needs it: all of them together would take longer than the rest of a server's start.
 */
export function writeAnswers(app: FastifyInstance): void {
  const compile: FastifySerializerCompiler<object> =
    ({ schema }) =>
    (value: unknown) =>
      compileAnswer(schema)(value);
  app.setSerializerCompiler(compile);
}

/** What writes values of a schema as JSON. Throws for a schema that is none. */
export function compileAnswer(schema: object): WriteAnswer {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const write: WriteAnswer = fastJsonStringify(schema);
  compiled.set(schema, write);
  return write;
}
