import { holdSampling } from '../curation/party/party-access.ts';
import { holdPolicies, holdPublications, holdStorage } from '../hold-jobs.ts';
import type { Work } from '../ports.ts';
import type { TransferRun } from './transfer-run.ts';

/** Keeps others from changing what stands in some tables, as those who change it keep each other. */
export async function holdTables(
  work: Work,
  { facts, actor }: TransferRun,
  tables: ReadonlySet<string>,
): Promise<void> {
  const has = (...names: string[]) => names.some((name) => tables.has(name));
  if (has('publication', 'publication_link')) await holdPublications(work, actor);
  if (has('sample_policy')) await holdPolicies(work, actor);
  if (has('stored_object')) await holdStorage(work, actor);
  if (has('sampling_party', 'sampling_lane', 'sampling_mark')) await holdSampling(work, facts.expedition.id, actor);
}
