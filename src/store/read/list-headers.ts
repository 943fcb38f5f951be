import type { Queries } from '../store.ts';
import { type RecordSelection, selectPublic } from './select-public.ts';

/** What a list of public records tells of each without its description. Times are UTC, ISO 8601. */
export interface RecordHeader {
  readonly igsn: string;
  readonly state: string;
  readonly changed_seq: number;
  readonly changed_at: string;
  readonly agent_symbol: string;
  readonly client_symbol: string;
  readonly expedition: string;
  readonly object_type: string;
}

/** The columns of a header. */
export const HEADER = [
  'record.igsn',
  'record.state',
  'record.changed_seq',
  'record.changed_at',
  'record.agent_symbol',
  'record.client_symbol',
  'record.expedition',
  'record.object_type',
] as const;

/** Up to `limit` headers of a selection in order of change; pages as {@link listRecords} does. */
export function listHeaders(db: Queries, selection: RecordSelection, limit: number): Promise<RecordHeader[]> {
  return selectPublic(db, selection).select(HEADER).orderBy('record.changed_seq').limit(limit).execute();
}
