import type { FastifyRequest } from 'fastify';

/**
 * Whether a browser says that a request was made by one of our own pages: by `Sec-Fetch-Site`, which no page can forge; over
 * plain http to another machine, as on the network of a drill site, browsers leave it out, and the `Origin` must then be the
 * very host that was asked. A request that says neither is nobody's page.
 */
export function isFromOwnPage({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === host.toLowerCase();
}
