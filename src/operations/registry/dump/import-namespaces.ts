import type { Finding } from '../../../domain/finding.ts';
import type { Actor, UnitOfWork } from '../../ports.ts';
import { ownPrefixes } from '../own-prefixes.ts';
import type { DumpParties } from './registry-dump.ts';
import { type TakenParties, takeParties } from './take-parties.ts';

/** What became of a list of parties. */
export interface ImportedParties extends TakenParties {
  readonly findings: readonly Finding[];
}

class DryRunEnd extends Error {}

/** Takes a list of agents and namespaces over, all or nothing of what is good; see {@link takeParties}. */
export async function importNamespaces(
  unitOfWork: UnitOfWork,
  parties: DumpParties,
  actor: Actor,
  dryRun = false,
): Promise<ImportedParties> {
  let result: ImportedParties | undefined;
  try {
    await unitOfWork(async (work) => {
      const findings: Finding[] = [];
      const { handlePrefix } = await ownPrefixes(work);
      const taken = await takeParties(work, parties, handlePrefix, actor, (...found) => findings.push(...found));
      result = { ...taken, findings };
      if (dryRun) throw new DryRunEnd();
    });
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw error;
  }
  return result!;
}
