import { publicPart } from '../../domain/description/public-part.ts';
import type { Format } from '../../formats/format.ts';
import { type RecordRow, toRecord } from '../../store/read/find-record.ts';
import type { OaiRepository } from './oai-repository.ts';
import { isDeleted, writeHeader } from './write-header.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what XML 1.0 forbids
const ILLEGAL = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/**
 * One record with its metadata; a deleted one is its header alone. Undefined when the record cannot be rendered: it was
 * reported then, and the harvest goes on without it.
 */
export function writeRecord(repository: OaiRepository, format: Format, row: RecordRow): string | undefined {
  try {
    const header = writeHeader(repository.face.agent.repositoryIdentifier, row);
    if (isDeleted(row)) return `<record>${header}</record>\n`;
    return `<record>${header}<metadata>${writeMetadata(repository, format, row)}</metadata></record>\n`;
  } catch (error) {
    repository.onBadRecord(row.igsn, error);
    return undefined;
  }
}

function writeMetadata({ face, writing }: OaiRepository, format: Format, row: RecordRow): string {
  const { description, facts } = toRecord(row);
  const today = face.now().toISOString().slice(0, 10);
  const xml = format.write(publicPart(description, today), facts, writing);
  if (!xml.startsWith('<') || xml.startsWith('<?xml')) throw new Error(`${format.name} gave no bare root element`);
  // One such character would end the whole page for every XML parser, not this record alone.
  if (ILLEGAL.test(xml) || !xml.isWellFormed()) throw new Error(`${format.name} gave a character that XML 1.0 forbids`);
  return xml;
}
