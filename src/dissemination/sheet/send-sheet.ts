import type { FastifyReply } from 'fastify';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import { VIEWED_POLICY } from '../frame/page-policy.ts';
import { sendBody } from '../frame/send-page.ts';
import { readBareView, readSheetView } from '../landing/read-view.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import type { SharedReads } from '../shared-reads.ts';
import { type Reader, stateLanguage } from '../words/reader.ts';
import { dataSheetOf } from './data-sheet-of.ts';
import { SHEET_NAME, SHEET_TYPE, type WriteSheet } from './sheet-type.ts';

/** By whom a sheet is written, for whom, and which older version it shows. */
export interface SheetAsked {
  readonly write: WriteSheet;
  readonly shared: SharedReads;
  readonly oldVersion: number | undefined;
  readonly reader: Reader;
}

/**
 * Sends the data sheet of a record, in the language of its reader; a withdrawn one comes with 410. It carries the day on which it was
 * printed, so that it is another one tomorrow, and no date of change.
 */
export async function sendSheet(
  reply: FastifyReply,
  face: PublicFace,
  record: PublicRecord,
  { write, shared, oldVersion, reader }: SheetAsked,
): Promise<FastifyReply> {
  const { state } = record.facts;
  const today = todayOf(face);
  const isBare = state === 'withdrawn' || isKeptBack(state) || oldVersion !== undefined;
  const db = face.store.read;
  const view = await (isBare ? readBareView(db, record, today) : readSheetView(db, record, { today, shared }));
  const body = await write(dataSheetOf(face, record, view, { oldVersion, words: reader.words }));
  stateLanguage(reply, reader);
  void reply.header('Content-Security-Policy', VIEWED_POLICY);
  void reply.header(
    'Content-Disposition',
    `inline; filename="${record.igsn.replaceAll(/[^\w.-]/g, '_')}.${SHEET_NAME}"`,
  );
  return sendBody(reply, body, { mediaType: SHEET_TYPE, status: state === 'withdrawn' ? 410 : 200 });
}
