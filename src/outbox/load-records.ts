import type { RegistrationFacts, SampleDescription } from '../domain/description/sample-description.ts';
import { publicPart } from '../domain/registration/public-part.ts';
import { withSameObjects } from '../domain/registration/with-same-objects.ts';
import { isOneOf } from '../store/engine/set-based.ts';
import { privacyOf } from '../store/ports/privacy-columns.ts';
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
  const records = new Map(found.map((one) => [one.id, toRecord(one, today)]));
  return rows.map((row) => {
    const record = records.get(row.id);
    return record === undefined ? row : { ...row, record };
  });
}

type VersionRow = Awaited<ReturnType<typeof readVersions>>[number];

function readVersions(db: Queries, engine: Engine, ids: readonly string[]) {
  return db
    .selectFrom('outbox')
    .innerJoin('record_version', (join) =>
      join.onRef('record_version.igsn', '=', 'outbox.igsn').onRef('record_version.version', '=', 'outbox.version'),
    )
    .innerJoin('record', 'record.igsn', 'outbox.igsn')
    .leftJoin('client', 'client.symbol', 'record.client_symbol')
    .select(['outbox.id', 'outbox.version', 'outbox.action', 'record_version.description', 'client.name as registrant'])
    .select(['record.client_symbol', 'record.submitted_at', 'record.registered_at', 'record.withdrawn_at'])
    .select(['record.is_described', 'record_version.created_at'])
    .select(['record.embargo_until', 'record.withheld', 'record.withheld_until', sameObjects.as('same_as')])
    .where(isOneOf(engine, 'outbox.id', ids, 'keys'))
    .execute();
}

function toRecord(row: VersionRow, today: string): RecordToTell {
  const description = JSON.parse(row.description) as SampleDescription;
  const told = publicPart(description, today, description, privacyOf(row));
  return {
    description: withSameObjects(told, readSameObjects(row.same_as)),
    facts: toFacts(row),
    isDescribed: row.is_described === 1,
  };
}

/** What is true once upstream has confirmed: nobody there wants to know that it waits. */
function toFacts(row: VersionRow): RegistrationFacts {
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
