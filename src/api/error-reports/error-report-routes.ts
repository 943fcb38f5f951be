import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import { sendUnknownIgsn } from '../../dissemination/frame/not-found-page.ts';
import { linkTo } from '../../dissemination/frame/page-shell.ts';
import { sendPage } from '../../dissemination/frame/send-page.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { readBodiesAsForms } from '../../dissemination/read-bodies-as-forms.ts';
import { recordPath } from '../../dissemination/record-address.ts';
import { meetReader, type Reader } from '../../dissemination/words/reader.ts';
import { CorestoneError } from '../../domain/error.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import { reportError } from '../../operations/error-reports/report-error.ts';
import { findRecord, type RegisterRecord } from '../../store/read/find-record.ts';
import { errorsOf } from '../requests/request-fields.ts';
import { callerAddress } from '../sign-in/caller-address.ts';
import { isFromOwnPage } from '../sign-in/is-from-own-page.ts';
import { windowCounts } from '../sign-in/window-counts.ts';
import { errorReportPage, type ReportedRecord, reportedPage } from './error-report-form.ts';

const LARGEST_FORM_BYTES = 65_536;
const HOUR_MS = 3_600_000;
/** So many reports an hour from one address. */
const MOST_PER_HOUR = 10;

type Asked = FastifyRequest<{ Params: { igsn: string }; Querystring: Record<string, string | undefined> }>;

/** A report on its way: the record, as it is asked about and as it stands, and the answer. */
interface Reporting {
  readonly shown: ReportedRecord;
  readonly record: RegisterRecord;
  readonly reader: Reader;
  readonly request: Asked;
  readonly reply: FastifyReply;
}

/**
 * `/igsn/{IGSN}/report`: saying what is wrong with a record, without an account and without script. Forms must come from our own pages; one
 * address sends so many an hour; a field that people do not see tells programs apart. A record that is withdrawn or kept back has no
 * form: its page says what there is to know.
 */
export async function registerErrorReportForm(pages: FastifyInstance, house: House, face: PublicFace): Promise<void> {
  await pages.register(async (app) => {
    readBodiesAsForms(app, LARGEST_FORM_BYTES);
    app.addHook('onRequest', async (_request, reply) => {
      void reply.header('cache-control', 'private, no-store');
    });
    const path = '/igsn/:igsn/report';
    app.get(path, (request: Asked, reply) =>
      atRecord(face, { request, reply, version: request.query.version ?? '' }, async ({ shown, reader }) => {
        const isSent = request.query.done !== undefined;
        const empty = { values: {}, errors: {} };
        const page = isSent ? reportedPage(face, reader, shown) : errorReportPage(face, reader, shown, empty);
        return sendPage(reply, page, { status: 200, reader });
      }),
    );
    app.post(path, (request: Asked, reply) => {
      const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
      const asked = { request, reply, version: form.get('version') ?? '' };
      return atRecord(face, asked, (reporting) => take(house, face, reporting, form));
    });
  });
}

/** Answers where the record has a form; else sends to its page, or says that there is no such record. */
async function atRecord(
  face: PublicFace,
  { request, reply, version }: { readonly request: Asked; readonly reply: FastifyReply; readonly version: string },
  answer: (reporting: Reporting) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const reader = meetReader(face, request, reply);
  const igsn = parseIgsn(request.params.igsn, 'registry');
  const record = igsn.ok ? await findRecord(face.store.read, igsn.value) : undefined;
  if (record === undefined) return sendUnknownIgsn(reply, face, request.params.igsn, reader);
  const { state, version: current } = record.facts;
  if (state === 'withdrawn' || isKeptBack(state)) return reply.redirect(linkTo(face, recordPath(record.igsn)), 303);
  const old = /^\d{1,6}$/.test(version) ? Number(version) : 0;
  const oldVersion = old >= 1 && old < current ? old : undefined;
  return answer({ shown: { igsn: record.igsn, oldVersion }, record, reader, request, reply });
}

async function take(
  house: House,
  face: PublicFace,
  { shown, record, reader, request, reply }: Reporting,
  form: URLSearchParams,
): Promise<FastifyReply> {
  const words = reader.words.requests;
  if (!isFromOwnPage(request)) throw new CorestoneError('not-allowed', words.otherPage);
  const done = `${recordPath(shown.igsn)}/report?done${shown.oldVersion === undefined ? '' : `&version=${shown.oldVersion}`}`;
  // A program that fills every field is told nothing, and nothing is kept.
  if ((form.get('website') ?? '') !== '') return reply.redirect(linkTo(face, done), 303);
  const again = (errors: Readonly<Record<string, string>>, status: number) =>
    sendPage(reply, errorReportPage(face, reader, shown, { values: Object.fromEntries(form), errors }), {
      status,
      reader,
    });
  const waitMinutes = countedUp(house, request);
  if (waitMinutes !== undefined) return again({ problem: words.tooMany(String(waitMinutes)) }, 429);
  const text = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  const reported = await reportError(house.unitOfWork, {
    facts: { problem: text('problem'), name: text('name'), email: text('email') },
    record: {
      igsn: record.igsn,
      version: shown.oldVersion ?? record.facts.version,
      client: record.clientSymbol,
      objectId: record.objectId,
    },
    language: reader.language,
  });
  if (!reported.ok) return again(errorsOf(reported.findings, words), 422);
  return reply.redirect(linkTo(face, done), 303);
}

/** Counts one more report of an address; minutes to wait where it sent too many this hour. */
function countedUp(house: House, request: Asked): number | undefined {
  const nowMs = house.now().getTime();
  const { count, endsAt } = windowCounts(house).add(`error report ${callerAddress(request)}`, HOUR_MS, nowMs);
  return count > MOST_PER_HOUR ? Math.max(1, Math.ceil((endsAt - nowMs) / 60_000)) : undefined;
}
