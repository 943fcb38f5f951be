import type { FastifyReply } from 'fastify';
import { isKeptBack } from '../../domain/registration/record-states.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import { findRelatives } from '../../store/read/find-relatives.ts';
import { findVersion } from '../../store/read/find-versions.ts';
import { sendUnknownIgsn } from '../frame/not-found-page.ts';
import { sendPage } from '../frame/send-page.ts';
import { type PublicFace, todayOf } from '../public-face.ts';
import { type PublicRecord, publicRecord } from '../public-record.ts';
import type { Reader } from '../words/reader.ts';
import { type RecordRequest, type RecordServed, sendRecord, type Visit } from './answer-record.ts';
import { changesPage } from './changes-page.ts';

/** An older version shows its description as it was, but what of it is public is decided by the one that stands today. */
export async function answerVersion(
  served: RecordServed,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
  visit: Visit,
): Promise<FastifyReply> {
  const number = versionNumber(request);
  const then = await findPublicVersion(served.face, record, number);
  if (then === undefined) return sendUnknownVersion(served.face, record, request, reply, visit);
  return sendRecord(served, then, request, reply, { changedAt: then.facts.changedAt, oldVersion: number, visit });
}

/** What changed in a version since the one before it; a withdrawn record or one that is kept back is not compared. */
export async function answerChanges(
  served: RecordServed,
  record: RegisterRecord,
  request: RecordRequest,
  reply: FastifyReply,
  visit: Visit,
): Promise<FastifyReply> {
  const { face } = served;
  const number = versionNumber(request);
  const isShown = record.facts.state !== 'withdrawn' && !isKeptBack(record.facts.state) && number > 1;
  const [before, after] = isShown
    ? await Promise.all([number - 1, number].map((one) => findPublicVersion(face, record, one)))
    : [];
  if (before === undefined || after === undefined) return sendUnknownVersion(face, record, request, reply, visit);
  return sendPage(reply, changesPage(face, before, after, visit), { reader: visit });
}

function versionNumber({ params: { version = '' } }: RecordRequest): number {
  return /^\d{1,9}$/.test(version) ? Number(version) : 0;
}

function sendUnknownVersion(
  face: PublicFace,
  { igsn }: RegisterRecord,
  { params }: RecordRequest,
  reply: FastifyReply,
  reader: Reader,
) {
  return sendUnknownIgsn(reply, face, reader.words.record.unknownVersion(igsn, params.version ?? ''), reader);
}

/** A record as it was in a version; undefined when there is none of that number. */
async function findPublicVersion(
  face: PublicFace,
  record: RegisterRecord,
  number: number,
): Promise<PublicRecord | undefined> {
  const version = await findVersion(face.store.read, record.igsn, number);
  if (version === undefined) return undefined;
  const { changedAt, state } = record.facts;
  const facts = {
    ...record.facts,
    version: number,
    changedAt: state === 'withdrawn' ? changedAt : version.createdAt,
  };
  const { description } = version;
  const relatives = (await findRelatives(face.store.read, [{ ...record, description }])).get(record.igsn) ?? [];
  return publicRecord({ ...record, description, facts, relatives }, todayOf(face), record.description);
}
