import type { Completeness } from '../../domain/description/completeness/completeness-of.ts';
import type { FamilyEntry } from '../../domain/description/rules/check-family.ts';
import type { Checked, Finding } from '../../domain/finding.ts';
import type { ConvertedRecord } from '../../formats/converting/convert-record.ts';
import type { VocabularyVersion } from '../../operations/vocabulary-ports.ts';

/** What is to be done with every document of a run, beside checking it. Plain values, so that a thread can be told. */
export interface DocumentOrder {
  /** ISO date, UTC. */
  readonly today: string;
  /** The folder of the community formats. */
  readonly communities: string;
  /** The installation's own vocabularies; those of the program are known anyway. */
  readonly vocabularies: readonly VocabularyVersion[];
  /** Writes every record in a format. `now` is ISO 8601, UTC. */
  readonly convert?: { readonly to: string; readonly now: string; readonly baseUrl: string };
  /** Scores every record by the profile of this name. */
  readonly profile?: string;
}

/** What came of one document. `format` is absent where it could not be read; then `findings` says why. Plain values. */
export interface DocumentResult {
  readonly file: string;
  readonly format?: string;
  /** Of the document: syntax and schema. */
  readonly findings: readonly Finding[];
  readonly records: readonly RecordResult[];
}

/** What came of one record: findings of reader and rules, and what was ordered. */
export interface RecordResult {
  readonly igsn: string;
  readonly findings: readonly Finding[];
  readonly family: FamilyEntry;
  readonly converted?: Checked<ConvertedRecord>;
  readonly completeness?: Completeness;
}
