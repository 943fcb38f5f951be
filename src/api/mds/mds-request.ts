import type { FastifyRequest } from 'fastify';
import { rawQuery } from '../../dissemination/raw-query.ts';
import type { Caller } from '../../operations/caller.ts';
import { MdsRefusal } from './mds-answer.ts';
import { readSwitch } from './read-switch.ts';

/** A request of the MDS API, taken apart. */
export interface MdsRequest {
  readonly method: string;
  /** What follows the resource word, decoded, without slashes at its ends; empty for the resource itself. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  /** Content type as the client sent it; empty where it sent none. */
  readonly contentType: string;
  readonly isTest: boolean;
  readonly caller: Caller;
}

/** The resource word of an address below `/mds/`, and what follows it. Throws 400 for an address that cannot be decoded. */
export function readPath(address: string): { readonly resource: string; readonly id: string } {
  const path = address.split('?', 1)[0]!;
  const [resource = '', ...rest] = path
    .slice(path.indexOf('/mds') + '/mds'.length)
    .replace(/^\/+/, '')
    .split('/');
  try {
    const id = decodeURIComponent(rest.join('/')).replace(/^\/+|\/+$/g, '');
    return { resource, id };
  } catch {
    throw new MdsRefusal(400, 'The address is not encoded in UTF-8.');
  }
}

/** The whole request. Throws 400 for a `testMode` that is no switch. */
export function readRequest(request: FastifyRequest, id: string, contentType: string, caller: Caller): MdsRequest {
  const query = rawQuery(request.raw.url);
  return {
    method: request.method,
    id,
    query,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    contentType,
    isTest: readSwitch('testMode', query.get('testMode')),
    caller,
  };
}

/** The text of a success, which says so when nothing was kept. */
export function success(text: string, { isTest }: Pick<MdsRequest, 'isTest'>): string {
  return isTest ? `${text} (only test mode!)` : text;
}
