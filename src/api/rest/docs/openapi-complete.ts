import type { KnownCode } from '../../../domain/error-catalogue.ts';
import type { ApiDocument, Content, Operation, PlacedOperation, Response, Schema } from './api-document.ts';
import { methodName } from './method-name.ts';
import { errorResponse, errorResponseName, possibleErrors } from './openapi-errors.ts';
import { exampleOf } from './openapi-example.ts';
import { MOST_USED, type UsedNote } from './openapi-most-used.ts';
import { MEDIA_EXAMPLES, OPERATION_NOTES, type OperationNote, type OtherBody } from './openapi-notes.ts';
import { SAID_OF_READING } from './openapi-reads.ts';
import { SAID } from './openapi-said.ts';

const BASE = '/api/v1';

type Note = OperationNote & UsedNote;

/**
 * The document as routes make it, completed: every operation with an id, a description, examples of what it takes and gives, and
 * every error it can answer with, by code; problems of one kind stand once, among the components.
 */
export function completeDocument(document: ApiDocument, problem: Schema): ApiDocument {
  const responses: Record<string, Response> = {};
  const paths = Object.entries(document.paths).map(([path, methods]) => {
    const completed = Object.entries(methods).map(([method, operation]) => {
      const placed = { ...operation, method: method.toUpperCase(), path };
      return [method, completeOperation(operation, placed, responses)];
    });
    return [path, Object.fromEntries(completed)];
  });
  const components = { ...document.components, schemas: { Problem: problem }, responses };
  return { ...document, paths: Object.fromEntries(paths) as ApiDocument['paths'], components };
}

function completeOperation(operation: Operation, placed: PlacedOperation, shared: Record<string, Response>): Operation {
  const name = `${placed.method} ${placed.path.replace(BASE, '')}`;
  const note = { ...OPERATION_NOTES[name], ...MOST_USED[name] };
  const errors = possibleErrors(placed);
  const body = bodyOf(operation, note);
  return {
    operationId: methodName(placed),
    ...operation,
    description: descriptionOf(placed, note.says ?? SAID[name] ?? SAID_OF_READING[name]),
    ...(operation.parameters && {
      parameters: operation.parameters.map((one) => ({ ...one, example: exampleOf(one.schema, 'all', one.name) })),
    }),
    ...(body && { requestBody: body }),
    responses: {
      ...answersOf(operation, note),
      ...Object.fromEntries(
        [...Map.groupBy(errors, ({ status }) => status)].map(([status, alike]) => {
          const codes = [...new Set(alike.map(({ code }) => code))];
          return [String(status), sharedResponse(shared, status, codes)];
        }),
      ),
    },
    'x-error-codes': [...new Set(errors.map(({ code }) => code))].sort(),
  };
}

function sharedResponse(shared: Record<string, Response>, status: number, codes: readonly KnownCode[]): Response {
  const name = errorResponseName(status, codes);
  shared[name] ??= errorResponse(status, codes);
  return { $ref: `#/components/responses/${name}` };
}

/** Who may call, and what the operation's parameters make possible, behind what is to be said of it. */
function descriptionOf(
  { description, summary = '', security, parameters = [] }: PlacedOperation,
  says: string | undefined,
): string {
  const has = (name: string) => parameters.some((one) => one.name === name);
  const isOpen = security !== undefined && security.length === 0;
  const isPartly = security?.some((one) => Object.keys(one).length === 0) === true;
  const parts = [
    says ?? description ?? `${summary.replace(/\.$/, '')}.`,
    isOpen
      ? 'Open to everybody.'
      : isPartly
        ? 'What is public is open to everybody; the rest needs a sign-in.'
        : 'Needs a sign-in.',
    has('idempotency-key') && 'With `Idempotency-Key` it is done once, however often it is sent.',
    has('if-match') && '`If-Match` with the ETag of the version refuses it where somebody was faster.',
    has('dryRun') && '`dryRun=true` tries it and keeps nothing.',
    has('cursor') && '`next` of an answer is the `cursor` of the following page.',
    has('before') && '`before` with the id of the last one gives the page that follows.',
  ];
  return parts.filter((one) => one !== false).join(' ');
}

function bodyOf({ requestBody }: Operation, { takes, asks }: Note): Operation['requestBody'] {
  if (requestBody?.content === undefined) return takes && { required: true, content: plainContent(takes) };
  return { ...requestBody, content: withExamples(requestBody.content, 'needed', asks) };
}

function answersOf(
  { responses = {} }: Operation,
  { gives, givesJson, tells }: Note,
): Readonly<Record<string, Response>> {
  const good = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
  const other = otherAnswer(gives, givesJson);
  if (other !== undefined && !good.some(([status]) => status === '200')) good.unshift(['200', other]);
  return Object.fromEntries(good.map(([status, one]) => [status, answerOf(status, one, other, tells)]));
}

function otherAnswer(gives: OtherBody | undefined, givesJson: unknown): Response | undefined {
  if (gives !== undefined) return { description: 'What was asked for.', content: plainContent(gives) };
  if (givesJson === undefined) return undefined;
  const schema = { type: 'object', additionalProperties: true };
  return { description: 'What was asked for.', content: { 'application/json': { schema, example: givesJson } } };
}

const DONE: Readonly<Record<string, string>> = {
  200: 'What was asked for.',
  201: 'It was made.',
  202: 'It was taken and will be done.',
  204: 'It was done; there is nothing to say.',
};

function answerOf(status: string, response: Response, other: Response | undefined, tells: UsedNote['tells']): Response {
  const description = response.description === 'Default Response' ? (DONE[status] ?? 'Done.') : response.description;
  const said = { ...response, description: description ?? DONE[status] ?? 'Done.' };
  if (response.content !== undefined) return { ...said, content: withExamples(response.content, 'all', tells) };
  if (status === '204' || other?.content === undefined) return said;
  return { ...said, content: other.content };
}

/** What a request needs, in place of which `own` stands; or all that an answer has, on which `own` is laid. */
function withExamples(content: Content, fullness: 'all' | 'needed', own?: unknown): Content {
  return Object.fromEntries(
    Object.entries(content).map(([type, one]) => {
      const made = one.example ?? MEDIA_EXAMPLES[type] ?? exampleOf(one.schema, fullness);
      const isOwn = own !== undefined && /[/+]json$/.test(type);
      return [type, { ...one, example: isOwn ? (fullness === 'needed' ? own : laidOn(made, own)) : made }];
    }),
  );
}

/** Members in place of those that were put together; of a list, for each item. */
function laidOn(made: unknown, own: unknown): unknown {
  if (!Array.isArray(own)) return { ...(made as object), ...(own as object) };
  return own.map((one) => laidOn(Array.isArray(made) ? made[0] : {}, one));
}

function plainContent({ type, example }: OtherBody): Content {
  return { [type]: { schema: { type: 'string' }, example } };
}
