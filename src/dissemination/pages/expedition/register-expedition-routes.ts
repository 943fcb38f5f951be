import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CorestoneError } from '../../../domain/error.ts';
import { isHidden } from '../../../domain/registration/embargo.ts';
import type { Format } from '../../../formats/format.ts';
import { type ExpeditionRow, findExpeditionsOf } from '../../../store/read/find-expeditions.ts';
import { findWorksBelow } from '../../../store/read/find-works-below.ts';
import { expeditionPath } from '../../expedition-address.ts';
import { exportRecords } from '../../feeds/export-records.ts';
import { sendUnknownPage } from '../../frame/not-found-page.ts';
import { linkTo } from '../../frame/page-shell.ts';
import { readText } from '../../frame/read-text.ts';
import { sendBody, sendPage } from '../../frame/send-page.ts';
import { type PublicFace, todayOf } from '../../public-face.ts';
import { meetReader } from '../../words/reader.ts';
import { expeditionPage } from '../expedition-page.ts';
import type { PortalFigures } from '../portal-figures.ts';
import { sharedCodePage } from '../start-page.ts';
import { coreRunsCsv } from './core-runs-csv.ts';
import { readPushedExpeditions, readPushedParts } from './pushed-expedition.ts';
import { pushedExpeditionPage } from './pushed-expedition-page.ts';
import { readHoles, readOwnRecords, readShownHole } from './read-expedition.ts';
import { readRunPage, runPage } from './run-order.ts';

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Request = FastifyRequest<{ Params: { code: string }; Querystring: Query }>;

/** What expedition pages need beside the face. */
export interface ExpeditionPages {
  readonly face: PublicFace;
  readonly figures: PortalFigures;
  readonly formats: readonly Format[];
}

/** An expedition that an address names: `isShared` where programs have several of its code. */
interface Named {
  readonly expedition: ExpeditionRow;
  readonly isShared: boolean;
}

/**
 * `/expeditions/{code}` with `program`, `hole` (combined id), `sort` and `after` for its core runs; `/core-runs.csv` of one hole, and
 * `/records?format=…`, everything public of the expedition in one format.
 */
export function registerExpeditionRoutes(app: FastifyInstance, pages: ExpeditionPages): void {
  const route = (
    path: string,
    answer: (named: Named, request: Request, reply: FastifyReply) => Promise<FastifyReply>,
  ) =>
    app.get<{ Params: { code: string }; Querystring: Query }>(path, async (request, reply) => {
      const found = await nameExpedition(pages.face, request);
      if ('expedition' in found) return answer(found, request, reply);
      const reader = meetReader(pages.face, request, reply);
      if (found.several.length === 0) return answerPushed(pages, path, request, reply);
      const page = sharedCodePage(pages.face, readText(request.params.code), found.several, reader);
      return sendPage(reply, page, { status: 300, reader });
    });
  route('/expeditions/:code', (named, request, reply) => sendExpedition(pages, named, request, reply));
  route('/expeditions/:code/core-runs.csv', (named, request, reply) => sendCoreRuns(pages, named, request, reply));
  route('/expeditions/:code/records', (named, request, reply) => sendRecords(pages, named, request, reply));
}

/** An expedition of which only records are here: its page and its files; everything else of it is not. */
async function answerPushed(
  pages: ExpeditionPages,
  path: string,
  request: Request,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { face, figures, formats } = pages;
  const reader = meetReader(face, request, reply);
  const code = readText(request.params.code);
  const program = readText(request.query.program).toUpperCase();
  const all = await readPushedExpeditions(face, code);
  const fit = program === '' ? all : all.filter(({ row }) => row.program.toUpperCase() === program);
  const [expedition, another] = fit;
  if (expedition === undefined || path.endsWith('.csv')) return sendUnknownPage(reply, face, reader);
  if (another !== undefined) {
    const page = sharedCodePage(
      face,
      code,
      fit.map((one) => one.row),
      reader,
    );
    return sendPage(reply, page, { status: 300, reader });
  }
  const isShared = all.length > 1;
  const { namespace } = expedition.record.description;
  if (path.endsWith('/records'))
    return sendFile(pages, { code, of: isShared ? { namespace } : undefined }, request, reply);
  const address = expeditionPath(code, isShared ? expedition.row.program : undefined);
  const query = isShared ? `&program=${encodeURIComponent(expedition.row.program)}` : '';
  const fileHref = (format: Format) =>
    linkTo(face, `${expeditionPath(code)}/records?format=${encodeURIComponent(format.name)}${query}`);
  const { holes, works } = await readPushedParts(face, expedition);
  const counts = await figures.ofExpedition({ code, program: namespace });
  const view = { expedition, address, holes, works, counts, formats, fileHref, reader };
  return sendPage(reply, pushedExpeditionPage(face, view), { reader });
}

/** The expedition of an address; where several programs have one of this code and none of them is named, all of them. */
async function nameExpedition(
  face: PublicFace,
  request: Request,
): Promise<Named | { readonly several: readonly ExpeditionRow[] }> {
  const program = readText(request.query.program).toUpperCase();
  const all = await findExpeditionsOf(face.store.read, readText(request.params.code), todayOf(face));
  const fit = program === '' ? all : all.filter((one) => one.program.toUpperCase() === program);
  const [expedition, another] = fit;
  if (expedition === undefined || another !== undefined) return { several: fit };
  return { expedition, isShared: all.length > 1 };
}

async function sendExpedition(
  { face, figures, formats }: ExpeditionPages,
  { expedition, isShared }: Named,
  asked: Request,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const reader = meetReader(face, asked, reply);
  const { query } = asked;
  const { holes, hole } = await readHoles(face, expedition, readText(query.hole));
  const records = await readOwnRecords(face, expedition, holes);
  const counts = await figures.ofExpedition(expedition);
  const shown = await readShownHole(face, expedition, hole);
  const today = todayOf(face);
  const isKeptBack = isHidden(expedition.embargoEnd, today) || expedition.withheld.length > 0;
  const worksBelow = isKeptBack ? [] : await findWorksBelow(face.store.read, expedition, today);
  const request = readRunPage(readText(query.sort), readText(query.after));
  const page = runPage(shown?.runs ?? [], request);
  const program = isShared ? expedition.program : undefined;
  const address = expeditionPath(expedition.code, program);
  const link = (path: string, members: Readonly<Record<string, string>>) => {
    const all = new URLSearchParams({ ...(program !== undefined && { program }), ...members });
    return linkTo(face, `${expeditionPath(expedition.code)}${path}${all.size === 0 ? '' : `?${all}`}`);
  };
  // Records name an expedition by its code alone, so files of one that shares it would hold another's.
  const offered = isShared ? [] : formats;
  const view = {
    expedition,
    address,
    today,
    holes,
    counts,
    records,
    worksBelow,
    shown,
    request,
    page,
    link,
    reader,
  };
  return sendPage(reply, expeditionPage(face, { ...view, formats: offered }), { reader });
}

async function sendCoreRuns(
  { face }: ExpeditionPages,
  { expedition }: Named,
  { query }: Request,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { hole } = await readHoles(face, expedition, readText(query.hole));
  const shown = await readShownHole(face, expedition, hole);
  if (shown === undefined) throw new CorestoneError('not-found', 'There are no core runs here that are public.');
  void reply.header('content-disposition', attachment(`${shown.hole.combinedId}-core-runs.csv`));
  return sendBody(reply, coreRunsCsv(shown.runs), { mediaType: 'text/csv; charset=utf-8' });
}

function sendRecords(
  pages: ExpeditionPages,
  { expedition, isShared }: Named,
  request: Request,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Where several programs count alike, a record without object in the tree belongs to nobody knows which.
  const of = { code: expedition.code, of: isShared ? { path: expedition.path } : undefined };
  return sendFile(pages, of, request, reply);
}

/** Streams everything public of the expedition; a record that cannot be written is left out and logged. */
async function sendFile(
  { face, formats }: ExpeditionPages,
  of: Parameters<typeof exportRecords>[2] & { readonly code: string },
  request: Request,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const name = readText(request.query.format);
  const format = formats.find((one) => one.name === name && one.isPage !== true);
  if (format === undefined)
    throw new CorestoneError(
      'wrong-call',
      `format=${name.slice(0, 40)}: one of ${formats.map((one) => one.name).join(', ')}.`,
    );
  const onBadRecord = (igsn: string, error: unknown) =>
    request.log.error({ err: error, igsn }, 'record could not be exported');
  const parts = exportRecords(face, format, of, { onRecord: () => undefined, onBadRecord });
  void reply.header('content-disposition', attachment(`${of.code}.${endingOf(format)}`));
  void reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-cache');
  return reply.type(`${typeOf(format)}; charset=utf-8`).send(Readable.from(parts));
}

function typeOf({ syntax, mediaTypes }: Format): string {
  if (syntax === 'json') return 'application/x-ndjson';
  return syntax === 'xml' ? 'application/xml' : (mediaTypes[0]?.replace(/;.*/, '') ?? 'text/plain');
}

function endingOf({ syntax, fileEnding }: Format): string {
  return syntax === 'json' ? 'ndjson' : fileEnding;
}

function attachment(name: string): string {
  return `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"`;
}
