import { type RecordRow, recordsWithDescription } from '../../store/read/find-record.ts';
import { isPublic } from '../../store/read/select-public.ts';
import { isUri, readOaiIdentifier } from './oai-identifier.ts';
import { type OaiProblem, oaiProblem } from './oai-problem.ts';
import type { OaiRepository } from './oai-repository.ts';

/** The public record behind an OAI identifier: `badArgument` when it is no URI, `idDoesNotExist` when nothing public has it. */
export async function findItem(
  { face }: OaiRepository,
  identifier: string,
): Promise<{ readonly row: RecordRow } | { readonly problems: readonly OaiProblem[] }> {
  if (!isUri(identifier)) return { problems: [oaiProblem('badArgument', 'The argument identifier is no URI.')] };
  const igsn = readOaiIdentifier(face.agent.repositoryIdentifier, identifier);
  const row = igsn === undefined ? undefined : await findPublicRow(face.store.read, igsn);
  if (row !== undefined) return { row };
  return { problems: [oaiProblem('idDoesNotExist', 'No record of this repository has this identifier.')] };
}

function findPublicRow(db: Parameters<typeof recordsWithDescription>[0], igsn: string): Promise<RecordRow | undefined> {
  return recordsWithDescription(db).where('record.igsn', '=', igsn).where(isPublic).executeTakeFirst();
}
