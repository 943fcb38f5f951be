import { sql } from 'kysely';
import type { Image } from '../../domain/description/related-work.ts';

/** The images among the files of `record`, one a line: media type and address; null where there are none. */
export const recordImages = sql<
  string | null
>`(select string_agg(m.media_type || ' ' || m.url, ${'\n'}) from record_media as m
  where m.igsn = record.igsn and lower(m.media_type) like 'image/%')`;

/** Those images one by one, in the order of their media types. */
export function readRecordImages(joined: string | null): readonly Image[] {
  if (joined === null || joined === '') return [];
  return joined
    .split('\n')
    .toSorted()
    .map((line) => ({ url: line.slice(line.indexOf(' ') + 1) }));
}
