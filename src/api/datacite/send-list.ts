import type { FastifyReply, FastifyRequest } from 'fastify';
import { rawQuery } from '../../dissemination/raw-query.ts';
import type { DataciteContext } from './datacite-context.ts';
import { type Resource, sendDocument } from './json-api.ts';
import { nextLink, readPage, selfLink } from './read-page.ts';

/** Sends a short list by pages of numbers, with its total; a cursor begins at the beginning and meets all. */
export function sendList(
  { face }: DataciteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  all: readonly Resource[],
): FastifyReply {
  const query = rawQuery(request.raw.url);
  const page = readPage(query);
  const number = page.kind === 'number' ? page.number : 1;
  const size = page.kind === 'number' ? page.size : all.length;
  const data = all.slice((number - 1) * size, number * size);
  const total = all.length;
  const address = `${face.baseUrl}/datacite/${name}`;
  const next = number * size < total ? String(number + 1) : undefined;
  return sendDocument(request, reply, 200, {
    data,
    meta: { total, totalPages: size === 0 ? 0 : Math.ceil(total / size), page: number },
    links: { self: selfLink(address, query), ...(next !== undefined && { next: nextLink(address, query, next) }) },
  });
}
