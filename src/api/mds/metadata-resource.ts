import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Visibility } from '../../domain/registration/next-state.ts';
import { IGSN_REGISTRATION } from '../../formats/igsn-registration-1.0/format.ts';
import { factsOf } from '../../formats/reading/record-read.ts';
import { may } from '../../operations/caller.ts';
import type { Known, ReceivedDocument, RecordChange } from '../../operations/registry/record-change.ts';
import { findStanding } from '../../store/read/find-standing.ts';
import { combineDescription, type Statements } from './combine-description.ts';
import { findOwn, OF_ANOTHER } from './find-own.ts';
import { locationOf } from './igsn-resource.ts';
import { isInactive } from './inactive.ts';
import { ensureDepositor, keepChange, keepLatest } from './keep-change.ts';
import { CONVERTED, keptStatements, registrationDocument } from './kept-statements.ts';
import { type MdsAnswer, MdsRefusal, plain, XML_TYPE } from './mds-answer.ts';
import { askedIgsn, type MdsIdentifier, readIgsn } from './mds-identifier.ts';
import { type MdsRequest, success } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';
import { isRegistration, type Metadata, readMetadata } from './read-metadata.ts';
import { renderRecord, writtenDocument } from './written-metadata.ts';

/** `GET /metadata`: there is no list. */
export async function getMetadataRoot(): Promise<MdsAnswer> {
  return { status: 204 };
}

/** `GET /metadata/{igsn}`: the newest registration document as it was received, or the record written as one. */
export async function getMetadata(service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const { standing } = await findOwn(service, request, 'IGSN is unknown to MDS');
  if (await isInactive(service, standing)) throw new MdsRefusal(410, 'dataset inactive');
  if (!standing.isDescribed) throw new MdsRefusal(404, 'no metadata for the IGSN');
  const kept = await registrationDocument(service, standing);
  if (kept?.content) return { status: 200, mediaType: kept.mediaType, body: kept.content };
  return renderRecord(service, standing.igsn, IGSN_REGISTRATION);
}

/** `POST /metadata`, `POST` and `PUT /metadata/{igsn}`: any readable document; what was inactive becomes active again. */
export async function keepMetadata(service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const metadata = readMetadata(service, request, 'request body must not be empty');
  const identifier = identifierOf(service, request, metadata);
  ensureDepositor(service, request);
  await keepLatest(service, request.isTest, () => changeOf(service, request, identifier, metadata));
  const location = locationOf(service, 'metadata', identifier);
  return plain(201, success(`OK (${identifier.spelled})`, request), { location });
}

/** `DELETE /metadata/{igsn}`: the record becomes inactive: it goes on to resolve, and nobody finds it. */
export async function deleteMetadata(service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const { standing } = await findOwn(service, request, "IGSN doesn't exist");
  const { caller, isTest } = request;
  ensureDepositor(service, request);
  if (!may(caller, 'deposit', standing.client)) throw new MdsRefusal(403, OF_ANOTHER);
  if (!standing.isDescribed) throw new MdsRefusal(404, "Metadata doesn't exist");
  if (!(await isInactive(service, standing))) {
    const { igsn } = standing;
    // One that was never registered has no state between: that its metadata is deleted is kept as an emptied document.
    const documents = standing.state === 'reserved' ? [{ ...EMPTIED, content: null }] : [];
    const wish = (known: Known): Visibility => (known?.state === 'reserved' ? 'reserved' : 'hidden');
    await keepChange(service, isTest, { caller, igsn, wish, documents });
  }
  return plain(200, success('OK', request));
}

const EMPTIED = { part: 'registration', format: IGSN_REGISTRATION.name, mediaType: XML_TYPE } as const;

/** The identifier of the address, which a document must not contradict; a registration document names it itself. */
function identifierOf(service: MdsService, { id }: MdsRequest, metadata: Metadata): MdsIdentifier {
  const stated = statedIgsn(metadata);
  if (stated === '' && (id === '' || isRegistration(metadata)))
    throw new MdsRefusal(400, 'failed to retrieve IGSN from xml');
  const identifier = readIgsn(id === '' ? stated : id, service);
  ensureSaid(service, metadata, identifier);
  return identifier;
}

/** The identifier that a document names, with its prefix where it has one; empty for none. */
function statedIgsn(metadata: Metadata): string {
  if (!('record' in metadata)) return '';
  const { prefix, igsn } = metadata.record.description;
  return prefix === undefined ? igsn : `${prefix}/${igsn}`;
}

/** Refuses a document that names another identifier than the one it comes for; one that names none is about that. */
export function ensureSaid(service: MdsService, metadata: Metadata, { igsn }: MdsIdentifier): void {
  const stated = statedIgsn(metadata);
  if (stated === '' || askedIgsn(stated, service)?.igsn === igsn) return;
  throw new MdsRefusal(400, '[xml] IGSN does not match');
}

async function changeOf(
  service: MdsService,
  { caller }: MdsRequest,
  { igsn }: MdsIdentifier,
  metadata: Metadata,
): Promise<RecordChange> {
  const standing = await findStanding(service.house.store.read, igsn);
  const kept = standing === undefined ? {} : await keptStatements(service, standing);
  const description = combineDescription(igsn, withNew(kept, metadata));
  const documents = [metadata.document, ...convertedFor(service, metadata, description)];
  const wish = (known: Known): Visibility =>
    known === undefined || known.state === 'reserved' ? 'reserved' : 'findable';
  return { caller, igsn, description, documents, wish, expectedVersion: standing?.version ?? 0 };
}

/** What is said once a document has come: it takes the place of the one of its kind. */
export function withNew(kept: Statements, metadata: Metadata): Statements {
  if ('catalogued' in metadata) {
    const { part, title, description } = metadata.catalogued;
    if (part === 'dif' && kept.isIsoKept) return { ...kept, cataloguedTitle: kept.cataloguedTitle ?? title };
    const catalogued = description ?? kept.catalogued;
    return { ...kept, cataloguedTitle: title ?? kept.cataloguedTitle, catalogued };
  }
  const { description } = metadata.record;
  return isRegistration(metadata) ? { ...kept, registered: description } : { ...kept, described: description };
}

/** The registration document that the old registry made of any other by a stylesheet, marked as converted. */
function convertedFor(service: MdsService, metadata: Metadata, description: SampleDescription): ReceivedDocument[] {
  if (isRegistration(metadata)) return [];
  const record = 'record' in metadata ? metadata.record : { description, facts: {}, findings: [] };
  const facts = factsOf(record, service.house.now().toISOString());
  const text = writtenDocument(description, facts, IGSN_REGISTRATION, service);
  return [{ part: 'registration', format: CONVERTED, mediaType: XML_TYPE, content: Buffer.from(text) }];
}
