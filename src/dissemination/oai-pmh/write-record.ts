import { CorestoneError } from '../../domain/error.ts';
import type { Format } from '../../formats/format.ts';
import { type RecordRow, toRecord } from '../../store/read/find-record.ts';
import { todayOf } from '../public-face.ts';
import { publicRecord, writePublic, writePublicAside } from '../public-record.ts';
import { checkedRoot } from '../whole-xml.ts';
import { isAvailable } from './is-available.ts';
import type { OaiRepository } from './oai-repository.ts';
import type { RecordWriter } from './write-harvested.ts';
import { isDeleted, writeHeader } from './write-header.ts';

/**
 * One record with its metadata; a deleted one is its header alone. Undefined when it is not to be had in the format, and when the
 * record cannot be rendered: that was reported then, and the harvest goes on without it.
 */
export function writeRecord(
  repository: OaiRepository,
  format: Format,
  row: RecordRow,
  keptId?: string,
): string | undefined {
  try {
    return recordElement(repository, format, row, keptId);
  } catch (error) {
    repository.onBadRecord(row.igsn, error);
    return undefined;
  }
}

/**
 * The same for a format that takes its time, without keeping other requests waiting. Rejects where the format has no time
 * for it now: to leave records out would tell the harvester that they are not there.
 */
export async function writeRecordAside(
  repository: OaiRepository,
  format: Format,
  row: RecordRow,
  keptId?: string,
): Promise<string | undefined> {
  const { face, writing } = repository;
  if (format.writeAside === undefined || isDeleted(row) || !isAvailable(repository, format, row))
    return writeRecord(repository, format, row, keptId);
  try {
    const xml = await writePublicAside(publicRecord(toRecord(row), todayOf(face)), format, writing);
    return writeRecord(repository, { ...format, write: () => xml }, row, keptId);
  } catch (error) {
    if (error instanceof CorestoneError && error.code === 'busy') throw error;
    repository.onBadRecord(row.igsn, error);
    return undefined;
  }
}

/**
 * A record as {@link writeRecord} gives it, undefined when it is not to be had in the format. Throws what the writer of the format throws,
 * and for what is no XML.
 */
export function recordElement(
  { face, writing }: RecordWriter,
  format: Format,
  row: RecordRow,
  keptId?: string,
): string | undefined {
  const header = writeHeader(face.agent.repositoryIdentifier, row, keptId);
  if (isDeleted(row)) return `<record>${header}</record>\n`;
  if (!isAvailable({ face }, format, row)) return undefined;
  const xml = writePublic(publicRecord(toRecord(row), todayOf(face)), format, writing);
  return `<record>${header}<metadata>${checkedRoot(xml, format)}</metadata></record>\n`;
}
