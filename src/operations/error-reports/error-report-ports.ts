import type { ErrorReportFacts, ErrorReportState } from '../../domain/error-report/error-report.ts';
import type { Language } from '../../domain/language.ts';

/** A report of an error as it is kept. Times in UTC, ISO 8601. */
export interface ErrorReport extends ErrorReportFacts {
  readonly id: string;
  readonly igsn: string;
  /** The version of the record that was seen. */
  readonly version: number;
  /** Null for a record of no object of the core tree. */
  readonly expeditionId: string | null;
  /** That of the form. */
  readonly language: Language;
  readonly state: ErrorReportState;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly changedBy: string;
  /** Since when it is mended; null while it is not. */
  readonly mendedAt: string | null;
  readonly revision: number;
}

/** Reports of errors, inside one transaction. */
export interface ErrorReportPort {
  readonly add: (report: ErrorReport) => Promise<void>;
  readonly find: (id: string) => Promise<ErrorReport | undefined>;
  /** Keeps its state, who changed it and when; false where its revision is no longer the one before. */
  readonly keepState: (report: ErrorReport) => Promise<boolean>;
  /** Removes those mended before a moment, and those whose record is gone; their keys. */
  readonly remove: (mendedBefore: string) => Promise<readonly string[]>;
}
