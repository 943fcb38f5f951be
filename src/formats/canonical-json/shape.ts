import type { Finding } from '../../domain/finding.ts';
import { finding } from '../../domain/finding.ts';

/** What is collected while values are checked: what was wrong, and which members nobody knows, with their path. */
export interface ShapeCheck {
  readonly file: string;
  readonly findings: Finding[];
  readonly unknown: { readonly path: string; readonly value: unknown }[];
}

/** A JSON Schema (2020-12), or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Take<T> = (value: unknown, path: string, check: ShapeCheck) => T | undefined;

/** Takes a value of JSON for what it should be; undefined, with a finding, for what it is not. `schema` says the same as JSON Schema. */
export interface Shape<T> extends Take<T> {
  readonly schema: JsonSchema;
}

/** A shape from what it takes and how a schema says that. */
export function shape<T>(schema: JsonSchema, take: Take<T>): Shape<T> {
  return Object.assign(take.bind(undefined), { schema });
}

/** The shape of every member of a type; those that must be there are named beside. */
export type Members<T> = { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> };

/** Notes that a value is not of its kind, and gives undefined. */
export function wrong(value: unknown, path: string, rule: string, check: ShapeCheck): undefined {
  const found = finding('wrong-type', `${path} is not ${rule}.`, {
    severity: 'warning',
    field: path,
    value: value === null ? 'null' : value,
    rule,
    at: { file: check.file },
  });
  check.findings.push(found);
}

/** A text. */
export const text: Shape<string> = shape({ type: 'string' }, (value, path, check) =>
  typeof value === 'string' ? value : wrong(value, path, 'a text', check),
);

/** A finite number. */
export const number: Shape<number> = shape({ type: 'number' }, (value, path, check) =>
  typeof value === 'number' && Number.isFinite(value) ? value : wrong(value, path, 'a number', check),
);

/** Yes or no. */
export const flag: Shape<boolean> = shape({ type: 'boolean' }, (value, path, check) =>
  typeof value === 'boolean' ? value : wrong(value, path, 'true or false', check),
);

/** One word of a list. */
export function word<T extends string>(...words: readonly T[]): Shape<T> {
  return shape({ enum: words }, (value, path, check) => {
    return words.find((one) => one === value) ?? wrong(value, path, `one of ${words.join(', ')}`, check);
  });
}

/** A list; items that are not of the shape are left out. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return shape({ type: 'array', items: item.schema }, (value, path, check) =>
    Array.isArray(value)
      ? value.map((one, index) => item(one, `${path}[${index}]`, check)).filter((one) => one !== undefined)
      : wrong(value, path, 'a list', check),
  );
}

/**
 * An object. A member of a wrong kind is left out; one that must be there and is not makes the whole undefined. Members that
 * the shape does not know go to `unknown`.
 */
export function object<T extends object>(members: Members<T>, ...required: readonly (keyof T & string)[]): Shape<T> {
  const shapes = new Map(Object.entries<Shape<unknown>>(members));
  const schema = {
    type: 'object',
    properties: Object.fromEntries([...shapes].map(([name, one]) => [name, one.schema])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
  return shape(schema, (value, path, check) => {
    if (!isObject(value)) return wrong(value, path, 'an object', check);
    const read: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const member = value[key];
      const shape = shapes.get(key);
      const below = path === '' ? key : `${path}.${key}`;
      const found = shape?.(member, below, check);
      if (shape === undefined) check.unknown.push({ path: below, value: member });
      else if (found !== undefined) read[key] = found;
    }
    const missing = required.filter((key) => read[key] === undefined);
    if (missing.length > 0) return wrong(value, path, `an object with ${missing.join(', ')}`, check);
    return read as T;
  });
}

/** An object of JSON, neither null nor a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
