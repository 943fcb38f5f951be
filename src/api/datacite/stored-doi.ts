import type { FastifyRequest } from 'fastify';
import type { Selectable } from 'kysely';
import { todayOf } from '../../dissemination/public-face.ts';
import { publicRecord } from '../../dissemination/public-record.ts';
import { aliasSpellings } from '../../domain/identifier/alias.ts';
import type { Caller } from '../../operations/caller.ts';
import { may } from '../../operations/caller.ts';
import { findAliased } from '../../store/read/find-alias.ts';
import { findDataciteDocuments, type KeptDatacite } from '../../store/read/find-datacite-documents.ts';
import { findLandingChecks } from '../../store/read/find-landing-checks.ts';
import {
  type RecordRow,
  type RegisterRecord,
  readRecords,
  recordsWithDescription,
  toRecord,
} from '../../store/read/find-record.ts';
import type { LandingCheckTable } from '../../store/schema.generated.ts';
import { callerOf, type DataciteContext } from './datacite-context.ts';
import { attributesOf } from './described-by.ts';
import { readDoi } from './doi-name.ts';
import { refusal } from './json-api.ts';
import { type KeptText, readKept } from './kept-document.ts';
import type { KernelAttributes } from './kernel-attributes.ts';

/** A record of the register as a caller of the DataCite API may see it. */
export interface StoredDoi {
  readonly record: RegisterRecord;
  /** False while it has an address and nobody has described it. */
  readonly isDescribed: boolean;
  /** What may be said of it to this caller. */
  readonly attributes: KernelAttributes;
  /** The XML as it was received; undefined where it is to be written. */
  readonly xml: Uint8Array | undefined;
  /** The document that says the attributes; undefined where they are made from the description. */
  readonly kept: Uint8Array | undefined;
  readonly check: Selectable<LandingCheckTable> | undefined;
}

/** The record of an IGSN with all that it says, whoever asks; undefined when there is none. */
export async function findStored(context: DataciteContext, igsn: string): Promise<StoredDoi | undefined> {
  const row = await findRow(context, igsn);
  if (row === undefined) return undefined;
  const [stored] = await withDocuments(context, [row], () => true);
  return stored;
}

/** Rows of the register as the caller may see them: what is not public is kept from those who may not read it. */
export function seenBy(
  context: DataciteContext,
  rows: readonly RecordRow[],
  caller: Caller | undefined,
): Promise<StoredDoi[]> {
  return withDocuments(context, rows, (row) => caller !== undefined && may(caller, 'read', row.client_symbol));
}

/**
 * The record of a DOI, or of another name of it that the installation knows, as who sent the request may see it; throws 404
 * where there is none for them.
 */
export async function ensureSeen(context: DataciteContext, request: FastifyRequest, doi: string): Promise<StoredDoi> {
  const caller = callerOf(request);
  const igsn = readDoi(doi, context.write)?.igsn;
  const row = (igsn === undefined ? undefined : await findRow(context, igsn)) ?? (await findByAlias(context, doi));
  const [stored] = row === undefined ? [] : await seenBy(context, [row], caller);
  if (stored === undefined || !isSeenBy(stored, caller)) throw refusal(404);
  return stored;
}

async function findRow({ house }: DataciteContext, igsn: string): Promise<RecordRow | undefined> {
  const { read } = house.store;
  return (await readRecords(read, recordsWithDescription(read).where('record.igsn', '=', igsn)))[0];
}

async function findByAlias(context: DataciteContext, name: string): Promise<RecordRow | undefined> {
  const igsn = await findAliased(context.house.store.read, aliasSpellings(name, context.write));
  return igsn === undefined ? undefined : findRow(context, igsn);
}

/** Whether a caller may see that a record exists: everybody a findable one, others its owner and those above. */
function isSeenBy({ record }: StoredDoi, caller: Caller | undefined): boolean {
  if (record.facts.state === 'registered') return true;
  return caller !== undefined && may(caller, 'read', record.clientSymbol);
}

async function withDocuments(
  context: DataciteContext,
  rows: readonly RecordRow[],
  seesAll: (row: RecordRow) => boolean,
): Promise<StoredDoi[]> {
  const igsns = rows.map((row) => row.igsn);
  const { read } = context.house.store;
  const [documents, checks] = await Promise.all([findDataciteDocuments(read, igsns), findLandingChecks(read, igsns)]);
  return rows.map((row) => ({
    ...said(context, row, documents.get(row.igsn), seesAll(row)),
    isDescribed: row.is_described === 1,
    check: checks.get(row.igsn),
  }));
}

type Said = Pick<StoredDoi, 'record' | 'attributes' | 'xml' | 'kept'>;

function said(context: DataciteContext, row: RecordRow, kept: KeptDatacite | undefined, seesAll: boolean): Said {
  const record = toRecord(row);
  const shown = seesAll ? record.description : publicRecord(record, todayOf(context.face)).description;
  if (row.is_described !== 1) return { record, attributes: {}, xml: undefined, kept: undefined };
  // A document says all there is, and only as long as nobody described the record in another way since.
  const isWhole = shown === record.description && kept?.describedHash === row.content_hash;
  const text: KeptText | undefined = isWhole && kept !== undefined ? readKept(kept) : undefined;
  if (text !== undefined) return { record, ...text, kept: kept?.content };
  return { record, attributes: attributesOf(shown, record.facts, context.write), xml: undefined, kept: undefined };
}
