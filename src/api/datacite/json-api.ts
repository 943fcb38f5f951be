import type { FastifyReply, FastifyRequest } from 'fastify';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { functionName } from '../function-name.ts';

/** Media type of JSON:API. */
export const JSON_API = 'application/vnd.api+json';

/** A resource object of JSON:API 1.0. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<Record<string, unknown>>;
}

/** An error object as DataCite spells it: `source` is a plain member name, `uid` the DOI. */
export interface ErrorObject {
  readonly status?: string;
  readonly source?: string;
  readonly uid?: string;
  readonly title: string;
}

/** A refusal as DataCite words it: status, error objects, headers that go with it. Thrown anywhere below the routes. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly ErrorObject[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, errors: readonly ErrorObject[], headers: Readonly<Record<string, string>> = {}) {
    super(errors[0]?.title ?? String(status));
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** Texts that clients compare. Source: igsn-registry-protocols 2.2. */
const TITLES = {
  400: 'You need to provide a payload following the JSONAPI spec',
  401: 'Bad credentials.',
  403: 'You are not authorized to access this resource.',
  404: "The resource you are looking for doesn't exist.",
  406: 'The content type is not recognized.',
  409: 'The resource already exists.',
} as const;

/** The refusal that goes with a status, in the words that clients know. */
export function refusal(status: keyof typeof TITLES): Refusal {
  const headers = status === 401 ? { 'www-authenticate': 'Basic realm="Corestone", charset="UTF-8"' } : {};
  return new Refusal(status, [{ status: String(status), title: TITLES[status] }], headers);
}

/** A problem of one attribute. */
export interface Problem {
  readonly source: string;
  readonly title: string;
}

/** 422 with the first problem of each attribute; `uid` is the DOI, lower case, empty where there is none yet. */
export function unprocessable(problems: readonly Problem[], uid: string): Refusal {
  return new Refusal(422, firstOfEach(problems, uid));
}

/** Error objects of problems, the first of each attribute. */
export function firstOfEach(problems: readonly Problem[], uid: string): readonly ErrorObject[] {
  const seen = new Set<string>();
  return problems
    .filter(({ source }) => !seen.has(source) && seen.add(source))
    .map(({ source, title }) => ({ source, uid, title }));
}

/**
 * Sends a document; with `?callback=` as a script that calls that function (JSONP), for reading only. Browsers may read it from
 * other pages, but no cookie counts there.
 */
export function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  body: unknown,
): FastifyReply {
  const json = JSON.stringify(body);
  // Browsers must not guess another type: the callback's name is chosen by whoever wrote the link.
  void reply.code(status).header('x-content-type-options', 'nosniff').header('access-control-allow-origin', '*');
  void reply.header('vary', 'Accept, Authorization');
  const callback = request.method === 'GET' ? rawQuery(request.raw.url).get('callback') : null;
  if (callback === null || callback === '') return reply.type(`${JSON_API}; charset=utf-8`).send(json);
  return reply.type('application/javascript; charset=utf-8').send(`/**/${functionName(callback)}(${json});`);
}
