import type { Image } from '../../domain/description/related-work.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Privacy } from '../../domain/registration/privacy.ts';
import type { Relative } from '../../domain/registration/relatives.ts';
import { privacyOf } from '../ports/privacy-columns.ts';
import type { Queries } from '../store.ts';
import { findRelatives, isAnythingKeptBack } from './find-relatives.ts';
import { type LinkedWork, linkedWorks, readLinkedWorks } from './linked-works.ts';
import { readRecordImages, recordImages } from './record-images.ts';
import { readSameObjects, sameObjects } from './same-objects.ts';

/** A record of the register with the description of one version. Times are UTC, ISO 8601. */
export interface RegisterRecord {
  readonly igsn: string;
  readonly agentSymbol: string;
  readonly clientSymbol: string;
  readonly expedition: string;
  readonly objectId: string | null;
  /** Registered address; null means our own landing page. */
  readonly landingUrl: string | null;
  readonly withdrawnReason: string | null;
  /** Of which kind the withdrawal is: destroyed, deprecated, merged-into, withdrawn; null where nobody said. */
  readonly withdrawnKind: string | null;
  readonly successor: string | null;
  readonly changedSeq: number;
  /** Records of the same object, in the order of their IGSNs. */
  readonly sameAs: readonly string[];
  /** Publications of the register that it is linked to. */
  readonly publications: readonly LinkedWork[];
  /** Images among its files, which the description need not name. */
  readonly images: readonly Image[];
  /** What its owner keeps back beside what the description says. */
  readonly privacy: Privacy;
  /** Records of which something is kept back that this one may repeat. */
  readonly relatives: readonly Relative[];
  readonly facts: RegistrationFacts;
  readonly description: SampleDescription;
}

/** The record of an IGSN (normal form) in its current version; undefined when the register does not know it. */
export async function findRecord(db: Queries, igsn: string): Promise<RegisterRecord | undefined> {
  const [row] = await readRecords(db, recordsWithDescription(db).where('record.igsn', '=', igsn));
  return row === undefined ? undefined : toRecord(row);
}

/**
 * The rows that a query over {@link recordsWithDescription} finds, with those relatives of which something is kept back. A
 * description that cannot be read is left to {@link toRecord}.
 */
export async function readRecords(db: Queries, query: ReturnType<typeof recordsWithDescription>): Promise<RecordRow[]> {
  const rows = await query.execute();
  if (!(await isAnythingKeptBack(db))) return rows.map((row) => ({ ...row, relatives: [] }));
  const said = rows.flatMap(({ igsn, object_id, description }) => {
    const read = readDescription(description);
    return read === undefined ? [] : [{ igsn, objectId: object_id, description: read }];
  });
  const relatives = await findRelatives(db, said);
  return rows.map((row) => ({ ...row, relatives: relatives.get(row.igsn) ?? [] }));
}

function readDescription(text: string): SampleDescription | undefined {
  try {
    return JSON.parse(text) as SampleDescription;
  } catch {
    return undefined;
  }
}

/** The query behind every reading of records: the record joined with its current version and its client's name. */
export function recordsWithDescription(db: Queries) {
  return db
    .selectFrom('record')
    .innerJoin('record_version', (join) =>
      join.onRef('record_version.igsn', '=', 'record.igsn').onRef('record_version.version', '=', 'record.version'),
    )
    .innerJoin('client', 'client.symbol', 'record.client_symbol')
    .selectAll('record')
    .select(['record_version.description', 'client.name as registrant'])
    .select([sameObjects.as('same_as'), linkedWorks.as('linked_works'), recordImages.as('image_files')]);
}

/** One row of {@link readRecords}. */
export type RecordRow = Awaited<ReturnType<ReturnType<typeof recordsWithDescription>['execute']>>[number] & {
  readonly relatives: readonly Relative[];
};

/** The record a row of {@link readRecords} stands for. */
export function toRecord(row: RecordRow): RegisterRecord {
  return {
    igsn: row.igsn,
    agentSymbol: row.agent_symbol,
    clientSymbol: row.client_symbol,
    expedition: row.expedition,
    objectId: row.object_id,
    landingUrl: row.landing_url,
    withdrawnReason: row.withdrawn_reason,
    withdrawnKind: row.withdrawn_kind,
    successor: row.successor,
    changedSeq: row.changed_seq,
    sameAs: readSameObjects(row.same_as),
    publications: readLinkedWorks(row.linked_works),
    images: readRecordImages(row.image_files),
    privacy: privacyOf(row),
    relatives: row.relatives,
    facts: toFacts(row),
    description: JSON.parse(row.description) as SampleDescription,
  };
}

function toFacts(row: RecordRow): RegistrationFacts {
  return {
    registrant: row.registrant,
    state: row.state as RegistrationFacts['state'],
    submittedAt: row.submitted_at,
    changedAt: row.changed_at,
    version: row.version,
    ...(row.registered_at === null ? {} : { registeredAt: row.registered_at }),
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at }),
  };
}
