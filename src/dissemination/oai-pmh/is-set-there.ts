import { listShownSources } from '../../store/read/harvest-sources.ts';
import { listHeaders } from '../../store/read/list-headers.ts';
import type { OaiRepository } from './oai-repository.ts';
import type { OaiSet } from './set-spec.ts';

/** Whether a set holds anything at all, so that ListSets names it. */
export async function isSetThere({ face, reexports }: OaiRepository, set: OaiSet): Promise<boolean> {
  const db = face.store.read;
  if (set.column !== 'source') return (await listHeaders(db, { afterSeq: -1, set }, 1)).length > 0;
  const sources = reexports ? await listShownSources(db) : [];
  return sources.some((one) => set.value === undefined || one.value === set.value);
}
