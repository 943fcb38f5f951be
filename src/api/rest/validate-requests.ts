import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { isInCalendar } from '../../domain/in-calendar.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

// All errors at once; bodies are limited in size, and no schema here has patterns that can run away.
const COMMON = {
  allErrors: true,
  // Findings say what was given, and which names a part takes.
  verbose: true,
  strict: false,
  removeAdditional: false,
  formats: { 'date-time': isMoment, date: (text: string) => DAY.test(text) && isInCalendar(text) },
} as const;
const ofBodies = new Ajv(COMMON);
const ofWords = new Ajv({
  ...COMMON,
  coerceTypes: 'array',
  useDefaults: true,
});

/**
 * Checks bodies as they are, and path and query after reading their words as numbers and switches. A schema is compiled when its route is
 * first asked for: all of them together would take longer than the rest of a server's start.
 */
export function validateRequests(app: FastifyInstance): void {
  const compile: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
    let check: ValidateFunction | undefined;
    return (value: unknown) => {
      check ??= compileRequestPart(schema, httpPart);
      if (check(value)) return { value };
      return { error: refusal(check.errors ?? [], httpPart ?? 'request') };
    };
  };
  app.setValidatorCompiler(compile);
}

/** The check of one part of requests (`body`, `params`, `querystring`, `headers`). Throws for a schema that is none. */
export function compileRequestPart(schema: object, httpPart: string | undefined): ValidateFunction {
  return (httpPart === 'body' ? ofBodies : ofWords).compile(schema);
}

/** RFC 3339, 5.6: date, time and offset. */
function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i.test(text) && !Number.isNaN(Date.parse(text))
  );
}

/** What the validator says in the words of its own schemas, as one would say it to a person; the rule tells the rest. */
const WORDS: Readonly<Record<string, string>> = {
  additionalProperties: 'nothing is called so here',
  enum: 'is none of the values that may stand here',
  required: 'is missing',
};

/** Every breach as a finding that names field, rule and value. */
function refusal(errors: readonly ErrorObject[], part: string): CorestoneError {
  const findings = errors.map((one) => {
    const field = `${one.instancePath}${propertyOf(one)}`.replace(/^\//, '').replaceAll('/', '.');
    const value = isSecret(field) ? undefined : givenValue(one);
    const rule = ruleOf(one);
    const named = field === '' ? part : field;
    return finding(`schema-${one.keyword}`, `${named}: ${WORDS[one.keyword] ?? one.message ?? one.keyword}.`, {
      field: named,
      ...(rule !== undefined && { rule }),
      ...(value !== undefined && { value }),
    });
  });
  return new CorestoneError('invalid-input', `The ${part} is not as it should be.`, { findings });
}

const SECRET = /passw|passphrase|secret|token|credential|authorization|cookie/i;

/** What people keep to themselves is not said back to them: answers land in logs. */
function isSecret(field: string): boolean {
  return SECRET.test(field);
}

/** What was given: of objects and lists only that they are such, since they may hold secrets. */
function givenValue({ keyword, data, params }: ErrorObject): unknown {
  if (keyword === 'required') return undefined;
  if (keyword === 'additionalProperties') return (params as { additionalProperty: string }).additionalProperty;
  if (typeof data !== 'object' || data === null) return data;
  return Array.isArray(data) ? 'a list' : 'an object';
}

/** What would have been right: the words of a list, the names that are known, else what the schema says of itself. */
function ruleOf({ keyword, params, parentSchema, message }: ErrorObject): string | undefined {
  if (keyword === 'enum') return `one of ${(params as { allowedValues: unknown[] }).allowedValues.join(', ')}`;
  // A pattern is for programs; what the member is for says more.
  const { description } = (parentSchema ?? {}) as { description?: string };
  if (keyword === 'pattern' && description !== undefined) return `${description} ${message}`;
  if (keyword !== 'additionalProperties') return message;
  const known = Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
  return `one of ${known.join(', ')}`;
}

function propertyOf({ params, keyword }: ErrorObject): string {
  const { missingProperty, additionalProperty } = params as { missingProperty?: string; additionalProperty?: string };
  const name = keyword === 'required' ? missingProperty : additionalProperty;
  return name === undefined ? '' : `/${name}`;
}
