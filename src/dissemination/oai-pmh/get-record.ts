import type { VerbResult } from './answer.ts';
import { findItem } from './find-item.ts';
import { NO_SUCH_FORMAT, oaiProblem } from './oai-problem.ts';
import { keptIds, type OaiRepository } from './oai-repository.ts';
import { writeHarvestedRecord } from './write-harvested.ts';
import { writeRecordAside } from './write-record.ts';

const NOT_IN_THIS: VerbResult = {
  problems: [oaiProblem('cannotDisseminateFormat', 'This record cannot be written in this format.')],
};

/**
 * GetRecord: one record in one format. `cannotDisseminateFormat` when there is no such format or this record cannot be
 * written in it, `idDoesNotExist` when nothing public has the identifier; a withdrawn record is its deleted header, and so is a harvested one that is gone.
 */
export async function getRecord(
  repository: OaiRepository,
  identifier: string,
  metadataPrefix: string,
): Promise<VerbResult> {
  const format = repository.formats.get(metadataPrefix);
  if (format === undefined) return { problems: [NO_SUCH_FORMAT] };
  const item = await findItem(repository, identifier);
  if ('problems' in item) return item;
  if ('harvested' in item) {
    const other = writeHarvestedRecord(repository, format, item.harvested);
    return other === undefined ? NOT_IN_THIS : { xml: `<GetRecord>\n${other}</GetRecord>\n` };
  }
  const { row } = item;
  const kept = await keptIds(repository, [row]);
  const record = await writeRecordAside(repository, format, row, kept.get(row.igsn));
  if (record === undefined) return NOT_IN_THIS;
  return { xml: `<GetRecord>\n${record}</GetRecord>\n` };
}
