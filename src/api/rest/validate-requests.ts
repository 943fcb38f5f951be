import { Ajv, type ErrorObject } from 'ajv';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { isInCalendar } from '../../domain/in-calendar.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

// All errors at once; bodies are limited in size, and no schema here has patterns that can run away.
const COMMON = {
  allErrors: true,
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

/** Checks bodies as they are, and path and query after reading their words as numbers and switches. */
export function validateRequests(app: FastifyInstance): void {
  const compile: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
    const check = (httpPart === 'body' ? ofBodies : ofWords).compile(schema);
    return (value: unknown) => {
      if (check(value)) return { value };
      return { error: refusal(check.errors ?? [], httpPart ?? 'request') };
    };
  };
  app.setValidatorCompiler(compile);
}

/** RFC 3339, 5.6: date, time and offset. */
function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i.test(text) && !Number.isNaN(Date.parse(text))
  );
}

/** Every breach as a finding that names field, rule and value. */
function refusal(errors: readonly ErrorObject[], part: string): CorestoneError {
  const findings = errors.map((one) => {
    const field = `${one.instancePath}${propertyOf(one)}`.replace(/^\//, '').replaceAll('/', '.');
    const value = one.keyword === 'enum' || one.keyword === 'type' ? one.data : undefined;
    const rule =
      one.keyword === 'enum'
        ? `one of ${(one.params as { allowedValues: unknown[] }).allowedValues.join(', ')}`
        : one.message;
    return finding(`schema-${one.keyword}`, `${field === '' ? part : field}: ${one.message ?? one.keyword}.`, {
      ...(field !== '' && { field }),
      ...(rule !== undefined && { rule }),
      ...(value !== undefined && { value }),
    });
  });
  return new CorestoneError('invalid-input', `The ${part} is not as it should be.`, { findings });
}

function propertyOf({ params, keyword }: ErrorObject): string {
  const { missingProperty, additionalProperty } = params as { missingProperty?: string; additionalProperty?: string };
  const name = keyword === 'required' ? missingProperty : additionalProperty;
  return name === undefined ? '' : `/${name}`;
}
