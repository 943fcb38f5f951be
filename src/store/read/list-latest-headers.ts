import type { Queries } from '../store.ts';
import { HEADER, type RecordHeader } from './list-headers.ts';
import { isPublic } from './select-public.ts';

/** The headers of the public records that changed last, the latest first. */
export function listLatestHeaders(db: Queries, limit: number): Promise<RecordHeader[]> {
  return db.selectFrom('record').select(HEADER).where(isPublic).orderBy('changed_seq', 'desc').limit(limit).execute();
}
