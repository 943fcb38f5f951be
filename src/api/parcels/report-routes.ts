import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import { linkTo } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { readBodiesAsForms } from '../../dissemination/read-bodies-as-forms.ts';
import { meetReader } from '../../dissemination/words/reader.ts';
import { type BackReport, FATES, type ReportedSubsample, SUBSAMPLE_TYPES } from '../../domain/curation/back-report.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { PackedParcel } from '../../operations/curation/parcels/pack-parcel.ts';
import type { ParcelReport } from '../../operations/curation/parcels/parcel-ports.ts';
import { parcelByLink, reportBack } from '../../operations/curation/parcels/report-back.ts';
import { newKey } from '../../store/new-key.ts';
import { parcelStore } from '../../store/ports/parcel-store.ts';
import { findEnteredExpeditions } from '../../store/read/station-expeditions.ts';
import { callerAddress } from '../sign-in/caller-address.ts';
import { isFromOwnPage } from '../sign-in/is-from-own-page.ts';
import { hashSecret } from '../sign-in/sign-in-request.ts';
import { windowCounts } from '../sign-in/window-counts.ts';
import { lockedReportPage, PIECE_ROWS, problemsOf, reportPage } from './report-page.ts';

const LARGEST_FORM_BYTES = 1_048_576;
const HOUR_MS = 3_600_000;
/** So many forms an hour from one address. */
const MOST_PER_HOUR = 60;

type BySecret = FastifyRequest<{ Params: { secret: string }; Querystring: { sent?: string } }>;
type Linked = PackedParcel & { readonly reports: readonly ParcelReport[] };

/**
 * `/reports/{secret}`: the recipient of a parcel says what became of it, without an account and without script. The secret is the right
 * to do so; forms must come from this page, and one address sends so many an hour.
 */
export async function registerReportPages(pages: FastifyInstance, house: House, face: PublicFace): Promise<void> {
  await pages.register(async (app) => {
    readBodiesAsForms(app, LARGEST_FORM_BYTES);
    // Last, because pages have headers of their own: the address of this one is a secret. `no-referrer` would have browsers send its form
    // from `Origin: null`, which over plain http is nobody's page.
    app.addHook('onSend', async (_request, reply) => {
      void reply
        .header('cache-control', 'private, no-store')
        // With `no-referrer` browsers send forms from `Origin: null`, which over plain http is nobody's page.
        .header('referrer-policy', 'same-origin')
        .header('x-robots-tag', 'noindex');
    });
    app.get('/reports/:secret', (request: BySecret, reply) => show(house, face, request, reply));
    app.post('/reports/:secret', (request: BySecret, reply) => take(house, face, request, reply));
  });
}

async function linkedParcel({ store }: House, secret: string): Promise<Linked | undefined> {
  if (!/^[\w-]{20,80}$/.test(secret)) return undefined;
  const parcels = parcelStore(store.read, store.engine);
  return parcelByLink({ parcels }, hashSecret(secret)).catch((error: unknown) => {
    if (error instanceof CorestoneError && error.code === 'not-found') return undefined;
    throw error;
  });
}

interface Shown {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
  readonly status: number;
}

async function show(house: House, face: PublicFace, request: BySecret, reply: FastifyReply): Promise<FastifyReply> {
  const linked = await linkedParcel(house, request.params.secret);
  return send(house, face, { request, reply, linked }, { values: { id: newKey() }, problems: [], status: 200 });
}

interface Asked {
  readonly request: BySecret;
  readonly reply: FastifyReply;
  readonly linked: Linked | undefined;
}

async function send(
  { store }: House,
  face: PublicFace,
  { request, reply, linked }: Asked,
  { values, problems, status }: Shown,
): Promise<FastifyReply> {
  const reader = meetReader(face, request, reply);
  if (linked === undefined) return sendPage(reply, lockedReportPage(face, reader), { status: 404, reader });
  const [entered] = await findEnteredExpeditions(store.read, linked.parcel.expeditionId);
  const { secret } = request.params;
  const isSent = request.query.sent !== undefined && status === 200;
  const view = { ...linked, face, reader, secret, expedition: entered?.code ?? '', values, problems, isSent };
  return sendPage(reply, reportPage(view), { status, reader });
}

async function take(house: House, face: PublicFace, request: BySecret, reply: FastifyReply): Promise<FastifyReply> {
  const linked = await linkedParcel(house, request.params.secret);
  const words = meetReader(face, request, reply).words.reports;
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const values = Object.fromEntries(form);
  const again = (problems: readonly string[], status: number) =>
    send(house, face, { request, reply, linked }, { values, problems, status });
  if (linked === undefined) return again([], 404);
  if (!isFromOwnPage(request)) return again([words.otherPage], 403);
  if (isTooMany(house, request)) return again([words.tooMany], 429);
  try {
    const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(values.id ?? '') ? values.id! : newKey();
    const content = reportIn(form, linked);
    await reportBack(house.unitOfWork, hashSecret(request.params.secret), { id, by: values.by ?? '', content });
  } catch (error) {
    if (!(error instanceof CorestoneError)) throw error;
    if (error.code === 'invalid-input') return again(problemsOf(error.findings, words), 422);
    if (error.code === 'too-many') return again([words.tooMany], 429);
    throw error;
  }
  return reply.redirect(linkTo(face, `/reports/${request.params.secret}?sent`), 303);
}

function isTooMany(house: House, request: FastifyRequest): boolean {
  const name = `back-report ${callerAddress(request)}`;
  return windowCounts(house).add(name, HOUR_MS, house.now().getTime()).count > MOST_PER_HOUR;
}

function reportIn(form: URLSearchParams, { items }: Linked): BackReport {
  const said = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  const things = items.flatMap(({ thingId }) => {
    const fate = FATES.find((one) => one === said(`fate-${thingId}`));
    return fate === undefined ? [] : [{ thingId, fate, note: said(`note-${thingId}`) }];
  });
  const works = said('works')
    .split(/[\s,;]+/)
    .map((one) => one.replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\/|^doi:/i, ''))
    .filter((one) => one !== '');
  const subsamples = Array.from({ length: PIECE_ROWS }, (_, at) => pieceIn(said, at)).filter(
    (one) => one !== undefined,
  );
  return { things, subsamples, works: [...new Set(works)], note: said('note') };
}

function pieceIn(said: (name: string) => string, at: number): ReportedSubsample | undefined {
  const [ofThingId, name, note] = [said(`pieceOf-${at}`), said(`pieceName-${at}`), said(`pieceNote-${at}`)];
  const type = SUBSAMPLE_TYPES.find((one) => one === said(`pieceKind-${at}`));
  if ((ofThingId === '' && name === '' && note === '') || type === undefined) return undefined;
  return { operationId: newKey(), objectId: newKey(), ofThingId, type, name, note };
}
