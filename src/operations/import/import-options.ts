import { type Finding, hasError } from '../../domain/finding.ts';
import type { Caller } from '../caller.ts';
import type { Actor } from '../ports.ts';

/** How an import is to behave. */
export interface ImportOptions {
  readonly actor: Actor;
  /** Whose rights count, program by program; without one everything is allowed, as to whoever sits at the machine. */
  readonly caller?: Caller;
  /** Code of the expedition for rows that do not name one. */
  readonly expedition?: string;
  /** Acronym of the program for rows that do not name one; it is the IGSN namespace. */
  readonly program?: string;
  /** One error keeps everything out. */
  readonly strict: boolean;
  /** Everything is checked and counted, nothing is kept. */
  readonly dryRun: boolean;
  /** Findings that are kept word for word; 10,000 unless told otherwise. */
  readonly mostFindings?: number;
  /** Told after every batch of rows. */
  readonly onProgress?: (rowsSoFar: number) => void;
}

/** What became of the rows, by object type. Implied objects that were there already are not counted. */
export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** The outcome. `kept` is false after a dry run and after a strict import with errors. */
export interface ImportResult {
  readonly kept: boolean;
  readonly rows: number;
  /** Rows of files that could not be read at all and so have no type. */
  readonly rowsNotRead: number;
  readonly byType: Readonly<Record<string, ImportCounts>>;
  readonly findings: readonly Finding[];
  /** Findings beyond those that are kept word for word. */
  readonly findingsNotShown: number;
  readonly expeditions: readonly string[];
  readonly depthsChanged: number;
  readonly namespacesTaken: readonly string[];
}

/** Whether everything could be taken, those findings included that were only counted. */
export function isWithoutErrors({ findings, byType, rowsNotRead }: ImportResult): boolean {
  return !hasError(findings) && rowsNotRead === 0 && Object.values(byType).every(({ refused }) => refused === 0);
}
