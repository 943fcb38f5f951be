import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Format } from '../../formats/format.ts';
import { type RecordRow, toRecord } from '../../store/read/find-record.ts';
import { todayOf } from '../public-face.ts';
import { publicRecord } from '../public-record.ts';
import type { OaiRepository } from './oai-repository.ts';
import { isDeleted } from './write-header.ts';

/** Whether a description has what a format demands; a format that demands nothing takes them all. */
export function meetsDemands({ demands }: Format, description: SampleDescription): boolean {
  return demands === undefined || demands(description).length === 0;
}

/**
 * Whether one of our records is to be had in a format: what is public of it today meets what the format demands. A deleted one is its
 * header alone, which every format has; one that cannot be read is not to be judged, and fails when it is written, where that is reported.
 */
export function isAvailable({ face }: Pick<OaiRepository, 'face'>, format: Format, row: RecordRow): boolean {
  if (format.demands === undefined || isDeleted(row)) return true;
  try {
    return meetsDemands(format, publicRecord(toRecord(row), todayOf(face)).description);
  } catch {
    return true;
  }
}
