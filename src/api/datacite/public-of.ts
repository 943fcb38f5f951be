import { todayOf } from '../../dissemination/public-face.ts';
import { publicRecord, writePublic } from '../../dissemination/public-record.ts';
import type { Format } from '../../formats/format.ts';
import type { DataciteContext } from './datacite-context.ts';
import type { StoredDoi } from './stored-doi.ts';

/** A record in a format, as far as it is public: other formats are for readers, whoever asks. */
export function publicOf({ record }: StoredDoi, format: Format, { face, write }: DataciteContext): string {
  return writePublic(publicRecord(record, todayOf(face)), format, write);
}
