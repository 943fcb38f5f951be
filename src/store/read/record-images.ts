import { sql } from 'kysely';
import type { Image } from '../../domain/description/related-work.ts';

/** So many pictures of an object stand in what is published of its record. */
const MOST_HELD = 20;
const FIELDS = '\t';

/**
 * The images among the files of `record`, one a line: media type, address, caption and licence behind tabs; null where there are none. Those
 * that lie here have the address at which this installation was last served; before it ever was they have none.
 */
export const recordImages = sql<string | null>`(select string_agg(p.line, ${'\n'}) from (
  select m.media_type || ${FIELDS} || m.url || ${FIELDS + FIELDS} as line from record_media as m
    where m.igsn = record.igsn and lower(m.media_type) like 'image/%'
  union all
  select h.line from (select ' ' || ${FIELDS} || i.value || '/files/' || cast(f.id as text) || '/screen' || ${FIELDS}
      || f.title || (case when f.credit = '' then '' when f.title = '' then f.credit else ' (' || f.credit || ')' end)
      || ${FIELDS} || f.licence as line
    from object_file as f join installation as i on i.key = 'site.address'
    where f.object_id = record.object_id and f.deleted_at is null and f.is_public = 1 and f.media_type like 'image/%'
    order by f.kind, f.id limit ${sql.lit(MOST_HELD)}) as h) as p)`;

/** Those images one by one: what lies here first, then in the order of their media types. */
export function readRecordImages(joined: string | null): readonly Image[] {
  if (joined === null || joined === '') return [];
  return joined
    .split('\n')
    .toSorted()
    .map((line) => {
      const [, url = '', caption = '', licence = ''] = line.split(FIELDS);
      return { url, ...(caption !== '' && { caption }), ...(licence !== '' && { licence }) };
    });
}
