import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { todayOf } from '../../dissemination/public-face.ts';
import { rawQuery } from '../../dissemination/raw-query.ts';
import type { RecordRow } from '../../store/read/find-record.ts';
import { listVisible, listVisibleAfter, type VisibleSelection } from '../../store/read/list-visible.ts';
import { callerOf, type DataciteContext, readableParties } from './datacite-context.ts';
import { doiResource } from './doi-resource.ts';
import { sendDocument } from './json-api.ts';
import { countList, type ListCount } from './list-count.ts';
import { ensureFewToRead } from './query/ensure-few-to-read.ts';
import { nextLink, type Page, readPage, selfLink } from './read-page.ts';
import { readOrder, readSelection } from './read-selection.ts';
import { readShown } from './read-shown.ts';
import { seenBy } from './stored-doi.ts';

/** The list of DOIs: filters, pages by number or cursor, counts. Nobody sees in it what they may not see alone. */
export function registerDoiListRoute(app: FastifyInstance, context: DataciteContext): void {
  const count = countList(context);
  for (const path of ['/dois', '/dois/']) app.get(path, (request, reply) => list(context, count, request, reply));
}

async function list(
  context: DataciteContext,
  count: (selection: VisibleSelection, isFaceted: boolean) => Promise<ListCount>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = rawQuery(request.raw.url);
  const caller = callerOf(request);
  const basis = { readable: readableParties(caller), today: todayOf(context.face) };
  const selection = readSelection(query, basis, context.write);
  await ensureFewToRead(context.house.store, selection);
  const page = readPage(query);
  const { total, facets } = await count(selection, query.get('disable-facets') !== 'true');
  const { rows, next } = await rowsOf(context, selection, query, page, total);
  const shown = readShown(query);
  const data = (await seenBy(context, rows, caller)).map((one) => doiResource(one, shown, context.write));
  const totalPages = page.size === 0 ? 0 : Math.ceil(total / page.size);
  const number = page.kind === 'number' ? { page: page.number } : {};
  const address = `${context.face.baseUrl}/datacite/dois`;
  return sendDocument(request, reply, 200, {
    data,
    meta: { total, totalPages, ...number, ...facets },
    links: { self: selfLink(address, query), ...(next !== undefined && { next: nextLink(address, query, next) }) },
  });
}

interface Rows {
  readonly rows: readonly RecordRow[];
  /** The page that follows: a number, or a cursor. */
  readonly next: string | undefined;
}

async function rowsOf(
  { house }: DataciteContext,
  selection: VisibleSelection,
  query: URLSearchParams,
  page: Page,
  total: number,
): Promise<Rows> {
  if (page.size === 0) return { rows: [], next: undefined };
  if (page.kind === 'cursor') {
    const found = await listVisibleAfter(house.store, selection, page.afterIgsn, page.size + 1);
    const rows = found.slice(0, page.size);
    return { rows, next: found.length > page.size ? Buffer.from(rows.at(-1)!.igsn).toString('base64url') : undefined };
  }
  const offset = (page.number - 1) * page.size;
  const rows = await listVisible(house.store, selection, readOrder(query), { offset, limit: page.size });
  return { rows, next: offset + page.size < total ? String(page.number + 1) : undefined };
}
