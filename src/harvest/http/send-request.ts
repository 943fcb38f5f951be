import { type Agent, type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps, type Agent as SecureAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { JudgedHop } from './judge-hop.ts';

/** How one request is made. */
export interface RequestToSend {
  readonly accept: string;
  readonly userAgent: string;
  readonly idleMs: number;
  readonly mostBytes: number;
  readonly agent: Agent | SecureAgent;
  readonly signal: AbortSignal;
}

/** An answer whose head has come; `body` is unpacked and ends with an error when it is longer than allowed. */
export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly url: string;
  readonly body: AsyncIterable<Buffer>;
  /** Reads no further. */
  readonly leave: () => void;
}

/** What an answer that is longer than allowed ends with. */
export class AnswerTooLong extends Error {}

/** Asks a judged address, at the IP address that was judged. Redirects are given back. Throws what the connection throws, or the signal. */
export function sendRequest(hop: JudgedHop, wanted: RequestToSend): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const send = hop.url.protocol === 'https:' ? overHttps : overHttp;
  const sent = send(hop.url, optionsFor(hop, wanted), (response) => resolve(answerOf(hop, response, wanted)));
  sent.setTimeout(wanted.idleMs, () => sent.destroy(new DOMException('too late', 'TimeoutError')));
  sent.on('error', reject);
  sent.end();
  return promise;
}

function optionsFor({ ip }: JudgedHop, { accept, userAgent, agent, signal }: RequestToSend): RequestOptions {
  const family = isIP(ip);
  const pinned: LookupFunction = (_host, options, found) => {
    if (options.all === true) found(null, [{ address: ip, family }]);
    else found(null, ip, family);
  };
  const headers = { 'user-agent': userAgent, accept, 'accept-encoding': 'gzip, deflate' };
  return { headers, lookup: pinned, signal, agent, maxHeaderSize: 65_536 };
}

function answerOf({ url }: JudgedHop, response: IncomingMessage, { mostBytes }: RequestToSend): HttpAnswer {
  const header = (name: string) => {
    const value = response.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return {
    status: response.statusCode ?? 0,
    header,
    url: url.href,
    body: bounded(unpacked(response, header('content-encoding')), mostBytes),
    leave: () => void response.destroy(),
  };
}

function unpacked(response: IncomingMessage, encoding = ''): Readable {
  const packed = encoding.trim().toLowerCase();
  if (packed === 'gzip' || packed === 'x-gzip') return piped(response, createGunzip());
  if (packed === 'deflate') return piped(response, createInflate());
  if (packed === 'br') return piped(response, createBrotliDecompress());
  return response;
}

function piped<T extends NodeJS.WritableStream & NodeJS.ReadableStream>(from: Readable, through: T): Readable {
  const out = new PassThrough();
  // The reader of `out` is told of any error; nobody else waits for it.
  pipeline(from, through, out, () => undefined);
  return out;
}

async function* bounded(stream: Readable, mostBytes: number): AsyncGenerator<Buffer> {
  let octets = 0;
  for await (const chunk of stream) {
    octets += (chunk as Buffer).length;
    if (octets > mostBytes) throw new AnswerTooLong(`The answer has more than ${mostBytes} octets.`);
    yield chunk as Buffer;
  }
}
