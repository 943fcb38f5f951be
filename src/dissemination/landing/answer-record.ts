import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { Format } from '../../formats/format.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import { readText } from '../frame/read-text.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { landingAddress } from '../record-address.ts';
import type { SharedReads } from '../shared-reads.ts';
import { sendSheet } from '../sheet/send-sheet.ts';
import type { WriteSheet } from '../sheet/sheet-type.ts';
import type { Reader } from '../words/reader.ts';
import type { KeptPages } from './kept-pages.ts';
import { lightDescription } from './light-description.ts';
import { readBareView, readView } from './read-view.ts';
import { recordPage } from './record-page.ts';
import { headersBeside, packPage, sendPacked } from './send-packed.ts';
import { chooseRepresentation, sendFormat, sendNotAcceptable, writeRecord } from './send-record.ts';
import type { VersionChanges } from './side-cards.ts';
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
  readonly pages: KeptPages;
  /** What pages made under one mark share. */
  readonly shared: (mark: string) => SharedReads;
  /** Whether an Accept header asks for the page, where the address names no format. */
  readonly wantsPage: (accept: string | undefined) => boolean;
  /** Who writes data sheets; undefined where none are made. */
  readonly writeSheet: WriteSheet | undefined;
}

/** Answers for a record that exists; `version` is the number in the address, where there is one. */
export type Answer = (
  served: RecordServed,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
  visit: Visit,
) => Promise<FastifyReply>;

/** Which record it is: when it last changed (UTC, ISO 8601), and its number where an older version is asked for. */
export interface RecordEdition {
  readonly changedAt: string;
  readonly oldVersion?: number;
  /** What changed in its latest versions, asked for a page only. */
  readonly changes?: () => Promise<VersionChanges>;
  readonly visit: Visit;
}

/** Who reads, and under what mark the record was read; see {@link KeptPages}. */
export interface Visit extends Reader {
  readonly mark: string;
}

/**
 * Sends a record as page or format, as the request wants it, with its signposts. A withdrawn one comes with 410. A format
 * carries the day on which it last changed; a page does not, since its family and its hole change without the record.
 */
export async function sendRecord(
  { face, formats, pages, shared, writeSheet }: RecordServed,
  record: PublicRecord,
  request: RecordRequest,
  reply: FastifyReply,
  { changedAt, oldVersion, changes, visit }: RecordEdition,
): Promise<FastifyReply> {
  const offered = formats.filter(isOffered);
  const links = signposts(record, { face, formats: metadataFormats(formats), oldVersion });
  void reply.header('Vary', 'Accept').header('Link', linkHeader(links));
  const wanted = readText(request.query.format) || undefined;
  const hasSheet = writeSheet !== undefined;
  const chosen = chooseRepresentation(wanted, request.headers.accept, formats, hasSheet);
  if (chosen === undefined)
    return sendNotAcceptable(reply, landingAddress(face.baseUrl, record.igsn, oldVersion), formats, hasSheet);
  if (chosen.kind === 'format') return sendFormat(reply, face, record, { ...chosen, changedAt });
  if (chosen.kind === 'sheet' && hasSheet)
    return sendSheet(reply, face, record, { write: writeSheet, shared: shared(visit.mark), oldVersion, reader: visit });
  const today = todayOf(face);
  const isWithdrawn = record.facts.state === 'withdrawn';
  const around = readText(request.query.around) || undefined;
  const db = face.store.read;
  const view =
    isWithdrawn || isKeptBack(record.facts.state) || oldVersion !== undefined
      ? await readBareView(db, record, today)
      : await readView(db, record, { around, today, engine: face.store.engine, shared: shared(visit.mark) });
  const page = recordPage(face, record, view, {
    today,
    formats: offered,
    links,
    // Of an identifier that leads nowhere yet there is nothing to tell machines.
    jsonLd: record.facts.state === 'reserved' ? undefined : jsonLdOf(face, record, offered),
    oldVersion,
    hasSheet,
    changes: isWithdrawn || isKeptBack(record.facts.state) ? undefined : await changes?.(),
    reader: visit,
  });
  const packed = packPage(page, {
    status: isWithdrawn ? 410 : 200,
    link: linkHeader(links),
    language: visit.language,
    beside: headersBeside(reply),
  });
  pages.keep(visit, packed);
  return sendPacked(reply, packed);
}

/** The formats that a page names as descriptions of its record. */
export function metadataFormats(formats: readonly Format[]): readonly Format[] {
  return formats.filter((format) => isOffered(format) && format.isPage !== true);
}

// Wrappings for one protocol alone have no media type; they are given when asked for by name, and not advertised.
function isOffered(format: Format): boolean {
  return format.mediaTypes.length > 0 && format.isOffered !== false;
}

function jsonLdOf(face: PublicFace, record: PublicRecord, formats: readonly Format[]): string | undefined {
  const jsonLd = formats.find((format) => format.mediaTypes.some((type) => type.startsWith('application/ld+json')));
  return jsonLd && writeRecord(face, lightRecord(record), jsonLd);
}

function lightRecord(record: PublicRecord): PublicRecord {
  return { ...record, description: lightDescription(record.description) };
}
