import { isOneOf } from '../engine/set-based.ts';
import { ownItem } from '../read/list-prepared.ts';
import type { Engine, Queries } from '../store.ts';

const HANGING_ON = [
  'record_document',
  'record_media',
  'landing_check',
  'outbox',
  'record_version',
  'record_link',
] as const;

/** Removes up to `limit` records of a namespace that were submitted before a moment, with all that hangs on them; their IGSNs. */
export async function purgeTest(
  db: Queries,
  engine: Engine,
  namespace: string,
  before: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select('igsn')
    .where('namespace', '=', namespace)
    .where('submitted_at', '<', before)
    .orderBy('igsn')
    .limit(limit)
    .execute();
  const igsns = rows.map((row) => row.igsn);
  if (igsns.length === 0) return [];
  for (const table of HANGING_ON)
    await db
      .deleteFrom(table)
      .where(isOneOf(engine, `${table}.igsn`, igsns))
      .execute();
  await db
    .deleteFrom('record_link')
    .where(isOneOf(engine, 'record_link.other', igsns))
    .execute();
  // A harvester that has looked up the records of a page before finds by these that it has to look again: this takes no number.
  await db
    .deleteFrom('prepared_document')
    .where(
      isOneOf(
        engine,
        'prepared_document.item',
        igsns.map((igsn) => ownItem({ igsn })),
      ),
    )
    .execute();
  await db
    .deleteFrom('record')
    .where(isOneOf(engine, 'record.igsn', igsns))
    .execute();
  return igsns;
}
