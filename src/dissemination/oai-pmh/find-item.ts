import { parseAlias } from '../../domain/identifier/alias.ts';
import { findAliased } from '../../store/read/find-alias.ts';
import { type RecordRow, readRecords, recordsWithDescription } from '../../store/read/find-record.ts';
import { findHarvested, findHarvestedItem, type HarvestedRow } from '../../store/read/list-harvested.ts';
import { isPublic } from '../../store/read/select-public.ts';
import type { Queries } from '../../store/store.ts';
import type { PublicFace } from '../public-face.ts';
import { isUri, readOaiIdentifier, readOaiIdentifierOfItem } from './oai-identifier.ts';
import { type OaiProblem, oaiProblem } from './oai-problem.ts';
import type { OaiRepository } from './oai-repository.ts';

/** What an OAI identifier leads to: a record of ours, one of others (which may be gone), or why to nothing. */
export type FoundItem =
  | { readonly row: RecordRow }
  | { readonly harvested: HarvestedRow & { readonly isShown: boolean } }
  | { readonly problems: readonly OaiProblem[] };

/**
 * The record behind an OAI identifier: the public one of ours, also by the id it had in a former registry, else the harvested one of that
 * IGSN, or of the source and item that it names. `badArgument` when it is no URI, `idDoesNotExist` when nothing public has it.
 */
export async function findItem({ face, reexports }: OaiRepository, identifier: string): Promise<FoundItem> {
  if (!isUri(identifier))
    return {
      problems: [
        oaiProblem(
          'badArgument',
          'The argument identifier is no URI; identifiers are as lists give them, oai:DOMAIN:IGSN.',
        ),
      ],
    };
  const igsn = readOaiIdentifier(face.agent.repositoryIdentifier, identifier);
  const row = await findPublicRow(face.store.read, igsn);
  if (row !== undefined) return { row };
  const former = await findPublicRow(face.store.read, await findFormer(face, identifier));
  if (former !== undefined) return { row: former };
  const harvested = reexports ? await findForeign(face, igsn, identifier) : undefined;
  if (harvested !== undefined) return { harvested };
  return { problems: [oaiProblem('idDoesNotExist', 'No record of this repository has this identifier.')] };
}

async function findForeign({ agent, store }: PublicFace, igsn: string | undefined, identifier: string) {
  const item = readOaiIdentifierOfItem(agent.repositoryIdentifier, identifier);
  if (item !== undefined) return findHarvestedItem(store.read, item.source, item.item);
  return igsn === undefined ? undefined : findHarvested(store.read, igsn);
}

/** The IGSN of the record that had this id in a former registry. */
async function findFormer({ store }: PublicFace, identifier: string): Promise<string | undefined> {
  const alias = parseAlias(identifier);
  return alias.ok && alias.value.kind === 'oai' ? findAliased(store.read, [alias.value.spelling]) : undefined;
}

async function findPublicRow(db: Queries, igsn: string | undefined): Promise<RecordRow | undefined> {
  if (igsn === undefined) return undefined;
  const [row] = await readRecords(db, recordsWithDescription(db).where('record.igsn', '=', igsn).where(isPublic));
  return row;
}
