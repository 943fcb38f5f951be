import type { Queries } from '../store.ts';

/** A file that shows an object, where it lies and of which media type it is. */
export interface MediaRow {
  readonly mediaType: string;
  readonly url: string;
}

/** The files registered for a record, in the order of their media types, at most 50. */
export function listMedia(db: Queries, igsn: string): Promise<readonly MediaRow[]> {
  return db
    .selectFrom('record_media')
    .select(['media_type as mediaType', 'url'])
    .where('igsn', '=', igsn)
    .orderBy('media_type')
    .limit(50)
    .execute();
}
