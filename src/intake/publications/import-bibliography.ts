import { type Checked, type Finding, good } from '../../domain/finding.ts';
import type { Caller } from '../../operations/caller.ts';
import type { UnitOfWork } from '../../operations/ports.ts';
import type { KeepOptions, KeptPublication } from '../../operations/publications/keep-publications.ts';
import { statePublications } from '../../operations/publications/state-publications.ts';
import type { ChangeRules } from '../../operations/registry/record-change.ts';
import { type ReadEntry, readBibliography } from './read-bibliography.ts';

/** What became of an entry of a bibliography; `kept` is missing for one that could not be read. */
export interface ImportedEntry extends Pick<ReadEntry, 'entry' | 'line'> {
  readonly kept?: KeptPublication;
  readonly findings: readonly Finding[];
}

/**
 * Reads a text in BibTeX, RIS or CSL-JSON and keeps its works; entries that cannot be read keep nobody else out. Findings of the whole
 * text as `readBibliography`; throws as `statePublications`.
 */
export async function importBibliography(
  unitOfWork: UnitOfWork,
  { text, file, ...options }: KeepOptions & { readonly text: string; readonly file: string },
  rules: ChangeRules,
  caller: Caller,
): Promise<Checked<readonly ImportedEntry[]>> {
  const read = readBibliography(text, file);
  if (!read.ok) return read;
  const works = read.value.flatMap(({ checked }) => (checked.ok ? [checked.value] : []));
  const kept = (await statePublications(unitOfWork, works, options, rules, caller)).values();
  return good(
    read.value.map(({ entry, line, checked }) => {
      const one = checked.ok ? kept.next().value : undefined;
      return {
        entry,
        ...(line !== undefined && { line }),
        ...(one !== undefined && { kept: one }),
        findings: checked.findings,
      };
    }),
  );
}
