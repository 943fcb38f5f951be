import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { todayOf } from '../../dissemination/public-face.ts';
import { rawQuery } from '../../dissemination/raw-query.ts';
import { may } from '../../operations/caller.ts';
import { listAuditOf, listAuditOfParties } from '../../store/read/list-audit.ts';
import { listVisibleAfter } from '../../store/read/list-visible.ts';
import { activityResource } from './activity-resource.ts';
import { callerOf, type DataciteContext, ensureCaller, readableParties } from './datacite-context.ts';
import { eventsOf } from './event-resource.ts';
import { refusal, sendDocument } from './json-api.ts';
import { ensureFewToRead } from './query/ensure-few-to-read.ts';
import { readPage, selfLink } from './read-page.ts';
import { readSelection } from './read-selection.ts';
import { ensureSeen, seenBy } from './stored-doi.ts';

/** What was done to records (`/activities`, for those who may read them) and what records say of other things (`/events`). */
export function registerTraceRoutes(app: FastifyInstance, context: DataciteContext): void {
  app.get('/activities', (request, reply) => activities(context, request, reply));
  app.get('/events', (request, reply) => events(context, request, reply));
}

async function activities(
  context: DataciteContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const caller = ensureCaller(request);
  const query = rawQuery(request.raw.url);
  const { size } = readPage(query);
  const behind = behindOf(query);
  const doi = query.get('doi') ?? query.get('ids');
  const { read } = context.house.store;
  const rows =
    doi === null
      ? await listAuditOfParties(read, readableParties(caller), size + 1, behind)
      : await listAuditOf(read, (await ownRecord(context, request, doi)).igsn, size + 1, behind);
  const data = rows.slice(0, size).map((row) => activityResource(row, context));
  const last = rows.length > size ? rows[size - 1]?.id : undefined;
  return sendPage(context, request, reply, 'activities', { data, meta: { count: data.length } }, last);
}

/** The line behind which a page goes on: its key, which only says when it was written. */
function behindOf(query: URLSearchParams): string | undefined {
  const cursor = query.get('page[after]') ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor) ? cursor : undefined;
}

async function ownRecord(context: DataciteContext, request: FastifyRequest, doi: string) {
  const { record } = await ensureSeen(context, request, doi);
  if (!may(ensureCaller(request), 'read', record.clientSymbol)) throw refusal(403);
  return record;
}

/** Events of one DOI (`doi`, `subj-id`), or of so many records as a page has, behind the cursor. */
async function events(context: DataciteContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const query = rawQuery(request.raw.url);
  const doi = query.get('doi') ?? query.get('subj-id');
  if (doi !== null) {
    const data = eventsOf(await ensureSeen(context, request, doi), context);
    return sendDocument(request, reply, 200, { data, meta: { total: data.length, totalPages: 1, page: 1 } });
  }
  const caller = callerOf(request);
  const page = readPage(query);
  const afterIgsn = page.kind === 'cursor' ? page.afterIgsn : '';
  const basis = { readable: readableParties(caller), today: todayOf(context.face) };
  const selection = readSelection(query, basis, context.write);
  await ensureFewToRead(context.house.store, selection);
  const rows = await listVisibleAfter(context.house.store, selection, afterIgsn, page.size + 1);
  const stored = await seenBy(context, rows.slice(0, page.size), caller);
  const data = stored.flatMap((one) => eventsOf(one, context));
  const last = rows.length > page.size ? rows[page.size - 1]?.igsn : undefined;
  const next = last === undefined ? undefined : Buffer.from(last).toString('base64url');
  return sendPage(context, request, reply, 'events', { data, meta: { count: data.length } }, next);
}

function sendPage(
  { face }: DataciteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  name: 'activities' | 'events',
  body: { readonly data: readonly unknown[]; readonly meta: unknown },
  next: string | undefined,
): FastifyReply {
  const query = rawQuery(request.raw.url);
  const address = `${face.baseUrl}/datacite/${name}`;
  const following = new URLSearchParams(query);
  following.set(name === 'events' ? 'page[cursor]' : 'page[after]', next ?? '');
  const links = { self: selfLink(address, query), ...(next !== undefined && { next: `${address}?${following}` }) };
  return sendDocument(request, reply, 200, { ...body, links });
}
