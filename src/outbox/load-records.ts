import type { RegistrationFacts, SampleDescription } from '../domain/description/sample-description.ts';
import { withImages } from '../domain/description/with-images.ts';
import { withPublications } from '../domain/publication/with-publications.ts';
import { openImages } from '../domain/registration/open-images.ts';
import { withheldNow } from '../domain/registration/privacy.ts';
import { publicPart } from '../domain/registration/public-part.ts';
import type { Relative } from '../domain/registration/relatives.ts';
import { withSameObjects } from '../domain/registration/with-same-objects.ts';
import { isOneOf } from '../store/engine/set-based.ts';
import { privacyOf } from '../store/ports/privacy-columns.ts';
import { findRelatives } from '../store/read/find-relatives.ts';
import { linkedWorks, readLinkedWorks, relatedBy } from '../store/read/linked-works.ts';
import { readRecordImages, recordImages } from '../store/read/record-images.ts';
import { readSameObjects, sameObjects } from '../store/read/same-objects.ts';
import type { Engine, Queries } from '../store/store.ts';
import type { RecordToTell } from '../upstream/upstream.ts';
import type { ClaimedRow } from './claim-rows.ts';

/**
 * The rows with the record of their version, of which only what is public today is left: what upstream shows, everybody sees. One
 * query for all; a row whose version is not kept stays without.
 */
export async function loadRecords(
  db: Queries,
  engine: Engine,
  rows: readonly ClaimedRow[],
  now: Date,
): Promise<ClaimedRow[]> {
  if (rows.length === 0) return [];
  const found = await readVersions(
    db,
    engine,
    rows.map((row) => row.id),
  );
  const today = now.toISOString().slice(0, 10);
  const said = found.map((row) => ({
    ...row,
    objectId: row.object_id,
    description: JSON.parse(row.description) as SampleDescription,
  }));
  const relatives = await findRelatives(db, said);
  const records = new Map(said.map((one) => [one.id, toRecord(one, relatives.get(one.igsn) ?? [], today)]));
  return rows.map((row) => {
    const record = records.get(row.id);
    return record === undefined ? row : { ...row, record };
  });
}

type SaidRow = Omit<Awaited<ReturnType<typeof readVersions>>[number], 'description'> & {
  readonly description: SampleDescription;
};

function readVersions(db: Queries, engine: Engine, ids: readonly string[]) {
  return db
    .selectFrom('outbox')
    .innerJoin('record_version', (join) =>
      join.onRef('record_version.igsn', '=', 'outbox.igsn').onRef('record_version.version', '=', 'outbox.version'),
    )
    .innerJoin('record', 'record.igsn', 'outbox.igsn')
    .leftJoin('client', 'client.symbol', 'record.client_symbol')
    .select([
      'outbox.id',
      'outbox.igsn',
      'record.object_id',
      'outbox.version',
      'outbox.action',
      'record_version.description',
      'client.name as registrant',
    ])
    .select(['record.client_symbol', 'record.submitted_at', 'record.registered_at', 'record.withdrawn_at'])
    .select(['record.is_described', 'record_version.created_at'])
    .select(['record.embargo_until', 'record.withheld', 'record.withheld_until'])
    .select([sameObjects.as('same_as'), linkedWorks.as('linked_works'), recordImages.as('image_files')])
    .where(isOneOf(engine, 'outbox.id', ids, 'keys'))
    .execute();
}

function toRecord(row: SaidRow, relatives: readonly Relative[], today: string): RecordToTell {
  const { description } = row;
  const privacy = privacyOf(row);
  const stated = withPublications(description, relatedBy(readLinkedWorks(row.linked_works)));
  const pictured = withImages(stated, openImages(readRecordImages(row.image_files), privacy, today));
  const told = publicPart(pictured, today, description, privacy, relatives);
  return {
    description: withSameObjects(told, readSameObjects(row.same_as)),
    facts: toFacts(row),
    isDescribed: row.is_described === 1,
    // An agent knows one choice with one end: what holds today. When the moratorium beside a choice has ended, it is told again.
    whole: { description: stated, privacy: { ...privacy, withheld: withheldNow(privacy.withheld, today) } },
  };
}

/** What is true once upstream has confirmed: nobody there wants to know that it waits. */
function toFacts(row: SaidRow): RegistrationFacts {
  return {
    registrant: row.registrant ?? row.client_symbol,
    state: row.action === 'withdraw' ? 'withdrawn' : 'registered',
    submittedAt: row.submitted_at,
    changedAt: row.created_at,
    version: row.version,
    registeredAt: row.registered_at ?? row.created_at,
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at }),
  };
}
