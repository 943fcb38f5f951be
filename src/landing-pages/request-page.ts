import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import type { JudgedAddress } from './judge-address.ts';
import { pinnedLookup } from './pinned-lookup.ts';
import { MOST_OCTETS } from './probe-options.ts';

/** What one request gave. `body` is the beginning of a page of HTML; empty for HEAD and for anything else. */
export interface PageResponse {
  readonly status: number;
  readonly mediaType: string | null;
  readonly location: string | null;
  readonly body: string;
}

/** How one request is made. */
export interface PageRequest {
  readonly method: 'HEAD' | 'GET';
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/**
 * Asks a judged address, at the IP address that was judged and no other, and reads no more than the beginning of a page. Redirects
 * are given back, not followed. Throws what the connection throws, or the signal.
 */
export function requestPage(address: JudgedAddress, wanted: PageRequest): Promise<PageResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<PageResponse>();
  const { url } = address;
  const send = url.protocol === 'https:' ? overHttps : overHttp;
  const sent = send(url, optionsFor(address, wanted), (response) => {
    readResponse(response, wanted.method).then(resolve, reject);
  });
  sent.on('error', reject);
  sent.end();
  return promise.finally(() => sent.destroy());
}

function optionsFor({ ip }: JudgedAddress, { method, userAgent, signal }: PageRequest): RequestOptions {
  const accept = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5';
  const headers = { 'user-agent': userAgent, accept, 'accept-encoding': 'identity' };
  return { method, headers, lookup: pinnedLookup(ip), signal, agent: false, maxHeaderSize: 16_384 };
}

async function readResponse(response: IncomingMessage, method: 'HEAD' | 'GET'): Promise<PageResponse> {
  const mediaType = /^[^\s;,]+/.exec(response.headers['content-type'] ?? '')?.[0].toLowerCase() ?? null;
  const isRead = method === 'GET' && isHtml(mediaType);
  const body = isRead ? await beginningOf(response) : '';
  response.destroy();
  return { status: response.statusCode ?? 0, mediaType, location: response.headers.location ?? null, body };
}

/** Whether a media type is that of a web page. */
export function isHtml(mediaType: string | null): boolean {
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    octets += (chunk as Buffer).length;
    if (octets >= MOST_OCTETS) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_OCTETS).toString('utf8');
}
