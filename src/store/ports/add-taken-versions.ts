import { IMPORTED_BY, type TakenDocument, type TakenVersion } from '../../operations/dump-ports.ts';
import { insertRows, octets, updateRows } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { tick } from './change-clock.ts';
import { summaryColumns } from './summary-columns.ts';
import { outboxRow, versionRow } from './taken-rows.ts';

/** Keeps versions taken over; each record becomes what the last of its versions says. */
export async function addTakenVersions(
  db: Queries,
  engine: Engine,
  versions: readonly TakenVersion[],
  now: string,
): Promise<void> {
  if (versions.length === 0) return;
  // Of several versions of one record the last is what it is now.
  const latest = [...new Map(versions.map((one) => [one.igsn, one])).values()];
  const { firstSeq, at } = await tick(db, latest.length, now);
  const rows = latest.map((one, offset) => ({
    igsn: one.igsn,
    object_type: one.objectType,
    expedition: one.expedition,
    ...summaryColumns(one),
    state: one.state,
    version: one.version,
    content_hash: one.contentHash,
    is_described: one.isDescribed ? 1 : 0,
    changed_seq: firstSeq + offset,
    changed_at: at,
  }));
  await updateRows(db, engine, 'record', 'igsn', rows);
  for (const one of versions.filter((each) => each.replacesStandIn)) {
    const { description, contentHash: content_hash, createdAt: created_at } = one;
    const standIn = db.updateTable('record_version').set({ description, content_hash, created_at });
    await standIn.where('igsn', '=', one.igsn).where('version', '=', one.version).execute();
  }
  const further = versions.filter((one) => !one.replacesStandIn);
  await insertRows(db, engine, 'record_version', further.map(versionRow));
  const told = further.map((one) => outboxRow(one.igsn, one.version, now));
  await insertRows(db, engine, 'outbox', told);
}

/** Keeps documents taken over. */
export async function addTakenDocuments(
  db: Queries,
  engine: Engine,
  documents: readonly TakenDocument[],
): Promise<void> {
  const rows = documents.map((one) => ({
    igsn: one.igsn,
    part: one.part,
    number: one.number,
    format: one.format,
    media_type: one.mediaType,
    content: octets(engine, one.content),
    content_hash: one.contentHash,
    version: one.version,
    created_at: one.createdAt,
    created_by: IMPORTED_BY,
  }));
  await insertRows(db, engine, 'record_document', rows);
}
