import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { Format } from '../../formats/format.ts';
import { readText } from '../frame/read-text.ts';
import { sendPage } from '../frame/send-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { landingAddress } from '../record-address.ts';
import { readBareView, readView } from './read-view.ts';
import { recordPage } from './record-page.ts';
import { chooseRepresentation, sendFormat, sendNotAcceptable, writeRecord } from './send-record.ts';
import { linkHeader, signposts } from './signposting.ts';

/** A request for something of a record. */
export type RecordRequest = FastifyRequest<{
  Params: { igsn: string; version?: string };
  Querystring: Readonly<Record<string, string | string[] | undefined>>;
}>;

/** By whom and in which formats records are served. */
export interface RecordServed {
  readonly face: PublicFace;
  readonly formats: readonly Format[];
}

/** Which record it is: when it last changed (UTC, ISO 8601), and its number where an older version is asked for. */
export interface RecordEdition {
  readonly changedAt: string;
  readonly oldVersion?: number;
}

const MOST_CHILDREN_IN_PAGE = 50;

/**
 * Sends a record as page or format, as the request wants it, with its signposts. A withdrawn one comes with 410. A format
 * carries the day on which it last changed; a page does not, since its family and its hole change without the record.
 */
export async function sendRecord(
  { face, formats }: RecordServed,
  record: PublicRecord,
  request: RecordRequest,
  reply: FastifyReply,
  { changedAt, oldVersion }: RecordEdition,
): Promise<FastifyReply> {
  const offered = formats.filter(isOffered);
  const metadata = offered.filter((format) => format.isPage !== true);
  const links = signposts(record, { face, formats: metadata, oldVersion });
  void reply.header('Vary', 'Accept').header('Link', linkHeader(links));
  const chosen = chooseRepresentation(readText(request.query.format) || undefined, request.headers.accept, formats);
  if (chosen === undefined)
    return sendNotAcceptable(reply, landingAddress(face.baseUrl, record.igsn, oldVersion), formats);
  if (chosen.kind === 'format') return sendFormat(reply, face, record, { ...chosen, changedAt });
  const today = todayOf(face);
  const isWithdrawn = record.facts.state === 'withdrawn';
  const around = readText(request.query.around) || undefined;
  const db = face.store.read;
  const view =
    isWithdrawn || isKeptBack(record.facts.state) || oldVersion !== undefined
      ? await readBareView(db, record, today)
      : await readView(db, record, { around, today });
  const page = recordPage(face, record, view, {
    today,
    formats: offered,
    links,
    // Of an identifier that leads nowhere yet there is nothing to tell machines.
    jsonLd: record.facts.state === 'reserved' ? undefined : jsonLdOf(face, record, offered),
    oldVersion,
  });
  return sendPage(reply, page, { status: isWithdrawn ? 410 : 200 });
}

// Wrappings for one protocol alone have no media type; they are given when asked for by name, and not advertised.
function isOffered(format: Format): boolean {
  return format.mediaTypes.length > 0 && format.isOffered !== false;
}

function jsonLdOf(face: PublicFace, record: PublicRecord, formats: readonly Format[]): string | undefined {
  const jsonLd = formats.find((format) => format.mediaTypes.some((type) => type.startsWith('application/ld+json')));
  return jsonLd && writeRecord(face, withFewChildren(record), jsonLd);
}

// A hole has hundreds of children: the page names some, the format of its own names all.
function withFewChildren(record: PublicRecord): PublicRecord {
  const children = record.description.children.slice(0, MOST_CHILDREN_IN_PAGE);
  return { ...record, description: { ...record.description, children } };
}
