import type { Queries } from '../store.ts';
import { type RegisterRecord, readRecords, recordsWithDescription, toRecord } from './find-record.ts';

const MOST_EXPEDITIONS = 200;
const MOST_HOLES = 60;

/**
 * The registered records of expeditions that have no object here, as an expedition pushes them to its agent: of one code, or of all, in the
 * order of their IGSNs, at most 200. What of them is public is not decided here.
 */
export async function findPushedExpeditions(db: Queries, code?: string): Promise<readonly RegisterRecord[]> {
  let chosen = recordsWithDescription(db)
    .where('record.object_type', '=', 'expedition')
    .where('record.object_id', 'is', null)
    .where('record.state', '=', 'registered');
  if (code !== undefined) chosen = chosen.where('record.expedition', '=', code);
  return (await readRecords(db, chosen.orderBy('record.igsn').limit(MOST_EXPEDITIONS))).map(toRecord);
}

/** The registered records of the holes of such an expedition, by its code and the namespace of its program: at most 60, as above. */
export async function findPushedHoles(
  db: Queries,
  { code, namespace }: { readonly code: string; readonly namespace: string },
): Promise<readonly RegisterRecord[]> {
  const chosen = recordsWithDescription(db)
    .where('record.object_type', '=', 'hole')
    .where('record.expedition', '=', code)
    .where('record.namespace', '=', namespace)
    .where('record.object_id', 'is', null)
    .where('record.state', '=', 'registered')
    .orderBy('record.igsn')
    .limit(MOST_HOLES);
  return (await readRecords(db, chosen)).map(toRecord);
}
