import type { FastifyInstance, FastifyReply } from 'fastify';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { findChangeWindow } from '../../store/read/find-change-window.ts';
import { findHarvestedWindow, joinWindows } from '../../store/read/find-harvested-window.ts';
import { findLastChange } from '../../store/read/find-last-change.ts';
import { listAllChanges } from '../../store/read/list-all-changes.ts';
import { listHeaders } from '../../store/read/list-headers.ts';
import { findPageAbove, listLatestHeaders } from '../../store/read/list-latest-headers.ts';
import { listSitemapEntries, listSitemapParts } from '../../store/read/list-sitemap.ts';
import { sendBody } from '../frame/send-page.ts';
import type { PublicFace } from '../public-face.ts';
import { rawQuery } from '../raw-query.ts';
import { allChangesJson, changesAtom, changesJson } from './changes.ts';
import { sitemap, sitemapIndex } from './sitemap.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const XML = 'application/xml; charset=utf-8';
const MOST = 10_000;
const USUAL = 1000;
const LATEST = 100;

/** `/sitemap.xml` and its parts, `/feeds/changes` (JSON, with a cursor) and `/feeds/changes.atom`. */
export function registerFeedRoutes(app: FastifyInstance, face: PublicFace): void {
  const db = face.store.read;
  app.get('/sitemap.xml', async (_request, reply) => {
    const parts = await listSitemapParts(db);
    return send(reply, sitemapIndex(face, parts), XML, parts.at(-1)?.lastChangedAt);
  });
  app.get<{ Params: { number: string } }>('/sitemap/:number.xml', async (request, reply) => {
    const { number } = request.params;
    const entries = /^\d{1,9}$/.test(number) ? await listSitemapEntries(db, Number(number)) : [];
    if (entries.length === 0) throw new CorestoneError('not-found', `There is no sitemap ${number}.`);
    return send(reply, sitemap(face, entries), XML, entries.at(-1)?.changed_at);
  });
  app.get('/feeds/changes', async (request, reply) => {
    const query = rawQuery(request.raw.url);
    const afterSeq = await startOf(face, query);
    const limit = wholeNumber(query, 'limit', USUAL, MOST);
    if (includesHarvested(query)) {
      const all = await listAllChanges(db, afterSeq, limit);
      const last = all.at(-1);
      const changedAt = last && ('own' in last ? last.own : last.harvested).changed_at;
      return send(reply, allChangesJson(face, all, afterSeq), JSON_TYPE, changedAt);
    }
    const changes = await listHeaders(db, { afterSeq }, limit);
    return send(reply, changesJson(face, changes, afterSeq), JSON_TYPE, changes.at(-1)?.changed_at);
  });
  app.get('/feeds/changes.atom', async (request, reply) => {
    const query = rawQuery(request.raw.url);
    const before = query.has('before') ? wholeNumber(query, 'before', 0, Number.MAX_SAFE_INTEGER) : undefined;
    const found = await listLatestHeaders(db, LATEST + 1, before);
    const changes = found.slice(0, LATEST);
    const older = found.length > LATEST ? changes.at(-1)!.changed_seq : undefined;
    const newer = before === undefined ? undefined : ((await findPageAbove(db, before, LATEST)) ?? null);
    const page = changesAtom(face, changes, { before, older, newer });
    return send(reply, page, 'application/atom+xml; charset=utf-8', changes[0]?.changed_at);
  });
}

function send(reply: FastifyReply, body: string, mediaType: string, changedAt?: string): FastifyReply {
  void reply.header('access-control-allow-origin', '*');
  return sendBody(reply, body, { mediaType, ...(changedAt !== undefined && { changedAt }) });
}

/** Behind `after`, a number of change; or from `since`, a moment; or from the beginning. */
async function startOf(face: PublicFace, query: URLSearchParams): Promise<number> {
  const since = query.get('since');
  if (since === null) return wholeNumber(query, 'after', 0, Number.MAX_SAFE_INTEGER);
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?$/.test(since) || Number.isNaN(Date.parse(since)))
    throw wrong('since', since, 'a day or moment in UTC, 2026-01-31 or 2026-01-31T12:00:00Z');
  const db = face.store.read;
  const from = since.replace(/Z$/, '');
  if (includesHarvested(query)) {
    const ends = [await findChangeWindow(db, from, undefined), await findHarvestedWindow(db, from, undefined)];
    return joinWindows(ends)?.afterSeq ?? findLastChange(db);
  }
  const window = await findChangeWindow(db, from, undefined);
  // Nothing since then: the reader waits behind the last change of all.
  if (window === undefined) return (await listLatestHeaders(db, 1))[0]?.changed_seq ?? 0;
  return window.afterSeq;
}

/** Whether the records of others are asked for beside our own. */
function includesHarvested(query: URLSearchParams): boolean {
  const include = query.get('include');
  if (include === null || include === 'harvested') return include !== null;
  throw wrong('include', include, 'harvested is all that can be included');
}

function wholeNumber(query: URLSearchParams, name: string, usual: number, most: number): number {
  const text = query.get(name);
  if (text === null) return usual;
  if (/^\d{1,16}$/.test(text) && Number(text) <= most) return Number(text);
  throw wrong(name, text, `a whole number up to ${most}`);
}

function wrong(field: string, text: string, rule: string): CorestoneError {
  const value = text.slice(0, 40);
  const message = `${field}=${value}: ${rule}.`;
  return new CorestoneError('wrong-call', message, {
    findings: [finding('wrong-value', message, { field, value, rule })],
  });
}
