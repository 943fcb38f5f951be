import type { Format } from '../../formats/format.ts';
import { GFZ_DESCRIPTION } from '../../formats/gfz-description-1.3/format.ts';
import { IGSN_DESCRIPTION } from '../../formats/igsn-description-1.0/format.ts';
import { ISO_19139 } from '../../formats/iso-19139/format.ts';
import type { KeptDocument } from '../../operations/document-ports.ts';
import type { RecordChange } from '../../operations/registry/record-change.ts';
import type { RecordStanding } from '../../store/read/find-standing.ts';
import { combineDescription } from './combine-description.ts';
import { findOwn } from './find-own.ts';
import { locationOf } from './igsn-resource.ts';
import { isInactive } from './inactive.ts';
import { ensureDepositor, keepLatest } from './keep-change.ts';
import { CONVERTED, describingDocument, keptStatements, registrationDocument, saysMore } from './kept-statements.ts';
import { type MdsAnswer, MdsRefusal, plain, XML_TYPE } from './mds-answer.ts';
import type { MdsIdentifier } from './mds-identifier.ts';
import { type MdsRequest, success } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';
import { ensureSaid, withNew } from './metadata-resource.ts';
import { type Metadata, readMetadata } from './read-metadata.ts';
import { renderRecord } from './written-metadata.ts';

/** One of the documents that stand beside the registration, with the word that the registry's texts have for it. */
export interface PartResource {
  readonly resource: string;
  readonly part: 'description' | 'iso' | 'dif';
  readonly word: string;
  /** In what a record is written that came another way; undefined where we have no such format. */
  readonly format?: (standing: RecordStanding) => Format;
}

/** `/igsnmetadata`, `/isometadata` and `/difmetadata`. */
export const PARTS: readonly PartResource[] = [
  {
    resource: 'igsnmetadata',
    part: 'description',
    word: 'IGSN',
    format: ({ objectId }) => (objectId === null ? IGSN_DESCRIPTION : GFZ_DESCRIPTION),
  },
  { resource: 'isometadata', part: 'iso', word: 'ISO', format: () => ISO_19139 },
  { resource: 'difmetadata', part: 'dif', word: 'DIF' },
];

const UNKNOWN = "IGSN doesn't exist";

/** `GET`: the newest document as it was received, or the record written as one where it came another way. */
export async function getPart(of: PartResource, service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const { standing } = await findOwn(service, request, UNKNOWN);
  if (await isInactive(service, standing)) throw new MdsRefusal(410, 'dataset inactive');
  const none = `no ${of.word} metadata for the IGSN`;
  const kept = await service.documents.latest(standing.igsn, of.part);
  if (kept !== undefined && (await isCurrent(of, service, standing, kept))) {
    if (kept.content === null) throw new MdsRefusal(410, none);
    return { status: 200, mediaType: kept.mediaType, body: kept.content };
  }
  if (!(await cameAnotherWay(service, standing))) throw new MdsRefusal(410, none);
  if (of.format === undefined) throw new MdsRefusal(404, none);
  return renderRecord(service, standing.igsn, of.format(standing));
}

/** A description is outdated once another document describes the record; ISO and DIF documents only stand beside it. */
async function isCurrent(of: PartResource, service: MdsService, standing: RecordStanding, kept: KeptDocument) {
  if (of.part !== 'description') return true;
  const describing = await describingDocument(service, standing.igsn);
  return standing.isAsDocumented && (describing === undefined || describing.version <= kept.version);
}

/** Whether a record says more than the registration document that a client of this API sent. */
async function cameAnotherWay(service: MdsService, standing: RecordStanding): Promise<boolean> {
  if (!standing.isDescribed) return false;
  const registration = await registrationDocument(service, standing);
  return registration === undefined || registration.format === CONVERTED || saysMore(service, standing);
}

/** `POST` and `PUT`: keeps a document for a record that has its registration document already. */
export async function keepPart(of: PartResource, service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const metadata = readMetadata(service, request, `no ${of.word} XML provided`);
  if (metadata.document.part !== of.part)
    throw new MdsRefusal(400, `[xml] xml error: this is no ${of.word} metadata but ${metadata.document.format}`);
  ensureDepositor(service, request);
  const { identifier, standing } = await findOwn(service, request, UNKNOWN);
  if (!standing.isDescribed) throw new MdsRefusal(404, UNKNOWN);
  ensureSaid(service, metadata, identifier);
  await keepLatest(service, request.isTest, () => changeOf(service, request, identifier, metadata));
  const location = locationOf(service, of.resource, identifier);
  return plain(201, success(`OK (${identifier.spelled})`, request), { location });
}

/** `DELETE`: empties the part and leaves the rest of the record as it is. */
export async function deletePart(of: PartResource, service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  ensureDepositor(service, request);
  const { identifier } = await findOwn(service, request, UNKNOWN);
  await keepLatest(service, request.isTest, () => emptied(of, service, request, identifier));
  return plain(200, success('OK', request));
}

async function changeOf(
  service: MdsService,
  request: MdsRequest,
  { igsn }: MdsIdentifier,
  metadata: Metadata,
): Promise<RecordChange> {
  const { standing } = await findOwn(service, request, UNKNOWN);
  const { version: expectedVersion } = standing;
  const change = {
    caller: request.caller,
    igsn,
    wish: 'keep',
    documents: [metadata.document],
    expectedVersion,
  } as const;
  const kept = await keptStatements(service, standing);
  return { ...change, description: combineDescription(igsn, withNew(kept, metadata)) };
}

async function emptied(
  { part }: PartResource,
  service: MdsService,
  request: MdsRequest,
  { igsn }: MdsIdentifier,
): Promise<RecordChange> {
  const { standing } = await findOwn(service, request, UNKNOWN);
  const documents = [{ part, format: part, mediaType: XML_TYPE, content: null }];
  const change = { caller: request.caller, igsn, wish: 'keep', documents, expectedVersion: standing.version } as const;
  if (!standing.isDescribed) return change;
  return { ...change, description: combineDescription(igsn, await keptStatements(service, standing, part)) };
}
