import type { Finding } from '../../domain/finding.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import { type AddedAliases, addAliases } from './add-aliases.ts';
import { GatheredFindings } from './gathered-findings.ts';
import type { WantedAlias } from './wanted-alias.ts';

/** How an import of names goes on. */
export interface AliasImportOptions {
  readonly caller: Caller;
  readonly dryRun?: boolean;
  readonly onProgress?: (rows: number) => void;
}

/** What became of all rows; `findingsNotShown` were only counted. */
export interface ImportedAliases extends AddedAliases {
  readonly findingsNotShown: number;
}

const BATCH = 1000;

/**
 * Takes any number of other names, a thousand a unit of work. What was broken off is taken up by doing it again: names that
 * lead where they should are passed over. Findings as in {@link addAliases}, and those the source gives.
 */
export async function importAliases(
  unitOfWork: UnitOfWork,
  source: AsyncIterable<WantedAlias | Finding>,
  { caller, dryRun = false, onProgress }: AliasImportOptions,
): Promise<ImportedAliases> {
  const total = { added: 0, unchanged: 0 };
  const findings = new GatheredFindings();
  let batch: WantedAlias[] = [];
  let rows = 0;
  const keep = async () => {
    const kept = await addAliases(unitOfWork, batch, caller, dryRun);
    total.added += kept.added;
    total.unchanged += kept.unchanged;
    findings.add(...kept.findings);
    rows += batch.length;
    batch = [];
    onProgress?.(rows);
  };
  for await (const one of source) {
    if ('code' in one) findings.add(one);
    else batch.push(one);
    if (batch.length === BATCH) await keep();
  }
  await keep();
  return { ...total, findings: findings.list, findingsNotShown: findings.notShown };
}
