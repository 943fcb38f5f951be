import { type ApiDocument, operationsOf, type PlacedOperation, type Schema, schemaOf } from './api-document.ts';

/** What clients build on, of one operation: what it needs, what it takes, what it answers with. */
export interface OperationPromise {
  /** Parameters and members of the body without which it is refused. */
  readonly needs: readonly string[];
  /** All parameters and members of the body; none may be taken away. */
  readonly takes: readonly string[];
  /** Statuses below 300, and members of the answer that are always there. */
  readonly gives: readonly string[];
}

/** The promise of a whole document, by method and path. */
export type ApiPromise = Readonly<Record<string, OperationPromise>>;

/** What clients may build on in a document. */
export function promiseOf(document: ApiDocument): ApiPromise {
  return Object.fromEntries(operationsOf(document).map((one) => [`${one.method} ${one.path}`, promiseOfOne(one)]));
}

function promiseOfOne({ parameters = [], requestBody, responses = {} }: PlacedOperation): OperationPromise {
  const body = schemaOf(requestBody?.content);
  const placed = parameters.map((one) => ({ name: `${one.in}:${one.name}`, isNeeded: one.required === true }));
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return {
    needs: [
      ...placed.filter(({ isNeeded }) => isNeeded).map(({ name }) => name),
      ...(body?.required ?? []).map((name) => `body:${name}`),
    ].sort(),
    takes: [...placed.map(({ name }) => name), ...membersOf(body).map((name) => `body:${name}`)].sort(),
    gives: good
      .flatMap(([status, { content }]) => [status, ...requiredOf(schemaOf(content)).map((name) => `${status}:${name}`)])
      .sort(),
  };
}

function membersOf(schema: Schema | undefined): readonly string[] {
  return Object.keys(schema?.properties ?? {});
}

/** Of a list, the members of what is in it. */
function requiredOf(schema: Schema | undefined): readonly string[] {
  return schema?.required ?? schema?.items?.required ?? [];
}

/** What a document takes back of an earlier promise, each as a sentence; empty where clients of then go on to work. */
export function brokenPromises(before: ApiPromise, now: ApiPromise): readonly string[] {
  return Object.entries(before).flatMap(([operation, was]) => {
    const is = now[operation];
    if (is === undefined) return [`${operation} is gone.`];
    return [
      ...missing(was.takes, is.takes).map((name) => `${operation} takes ${name} no more.`),
      ...missing(is.needs, was.needs).map((name) => `${operation} now needs ${name}.`),
      ...missing(was.gives, is.gives).map((name) => `${operation} gives ${name} no more.`),
    ];
  });
}

/** What is in the first list and not in the second. */
function missing(wanted: readonly string[], there: readonly string[]): readonly string[] {
  return wanted.filter((name) => !there.includes(name));
}
