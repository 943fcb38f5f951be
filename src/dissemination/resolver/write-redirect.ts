import type { ServerResponse } from 'node:http';
import type { Redirect } from './resolve-handle.ts';

/** The media type of everything the resolver says. */
export const RESOLVER_HTML = 'text/html; charset=utf-8';

/**
 * Writes a redirect as it is, with `always` as names and values in turn: what a server does for an answer of any kind takes as long as
 * finding the address.
 */
export function writeRedirect(
  response: ServerResponse,
  { status, html, location, expires }: Redirect,
  always: readonly string[],
): void {
  const length = String(Buffer.byteLength(html));
  // A flat list is what is sent; of an object a list would be made first.
  const headers = ['content-type', RESOLVER_HTML, 'location', location, 'expires', expires, 'content-length', length];
  for (const one of always) headers.push(one);
  response.writeHead(status, headers).end(html);
}
