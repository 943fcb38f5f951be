import type { MovedFields } from '../../domain/transfer/merge-row.ts';
import type { MovedTable } from '../../domain/transfer/moved-tables.ts';
import type { MovedRow } from '../../domain/transfer/row-fields.ts';

/** How far a package is taken. `part` and `chunk` count from 0. */
export interface TransferPosition {
  readonly part: number;
  readonly chunk: number;
}

/** A package that was taken over, or is being. */
export interface TransferRow {
  readonly package: string;
  readonly expeditionId: string;
  readonly signer: string;
  /** Whether the expedition was not here before. */
  readonly isFirst: boolean;
  readonly state: 'running' | 'taken';
  readonly position: TransferPosition;
  readonly takenAt: string;
  readonly takenBy: string;
}

/** What both sides had in common of a row: `here` as a package brought it, `there` as the other side took it from us. */
export interface BaseRow {
  readonly table: string;
  readonly key: string;
  readonly side: 'here' | 'there';
  readonly fields: MovedFields;
}

/** Where an object stands in the tree. */
export interface ObjectPlace {
  readonly path: string;
  readonly name: string;
  readonly expeditionId: string | null;
}

/** A record as it is here. */
export interface RecordedHere {
  readonly version: number;
  readonly contentHash: string;
  readonly state: string;
}

/** When and by whom records are put into the outbox, and in which state. */
export interface TransferOrder {
  readonly at: string;
  readonly by: string;
  readonly state: 'pending' | 'not-applicable';
}

/** What taking packages over needs of the store. Every call is a bounded number of statements. */
export interface TransferPort {
  readonly find: (name: string) => Promise<TransferRow | undefined>;
  readonly keep: (transfer: TransferRow) => Promise<void>;
  readonly latest: (limit: number) => Promise<TransferRow[]>;
  /** Keys whose packages of an expedition are taken. */
  readonly trusted: (expeditionId: string) => Promise<string[]>;
  readonly trust: (expeditionId: string, signer: string, by: string, at: string) => Promise<void>;
  /** Rows of a table by their keys, as {@link keyOf} says them. */
  readonly rows: (table: MovedTable, keys: readonly string[]) => Promise<Map<string, MovedRow>>;
  readonly insert: (table: MovedTable, rows: readonly MovedRow[]) => Promise<void>;
  /** Writes rows in place of those of the same key; all with the same columns. */
  readonly replace: (table: MovedTable, rows: readonly MovedRow[]) => Promise<void>;
  readonly remove: (table: MovedTable, keys: readonly string[]) => Promise<void>;
  /** Puts counters to the higher of what they are and what rows say. */
  readonly raise: (table: MovedTable, column: string, rows: readonly MovedRow[]) => Promise<void>;
  readonly bases: (expeditionId: string, table: string, keys: readonly string[]) => Promise<BaseRow[]>;
  readonly keepBases: (expeditionId: string, name: string, bases: readonly BaseRow[]) => Promise<void>;
  readonly forgetBases: (expeditionId: string, table: string, keys: readonly string[]) => Promise<void>;
  /** Bases behind a key whose rows a package did not bring again: what it brought before, and what the other side had taken from us. */
  readonly leftBases: (
    expeditionId: string,
    table: string,
    name: string,
    after: string,
    limit: number,
  ) => Promise<BaseRow[]>;
  /** Identifiers with one of these numbers of a counter. */
  readonly identifiersOf: (
    numbers: readonly { readonly prefix: string; readonly key: number }[],
  ) => Promise<readonly { readonly igsn: string; readonly prefix: string; readonly key: number }[]>;
  /** Which of some ids are objects of the tree, and where. */
  readonly places: (ids: readonly string[]) => Promise<Map<string, ObjectPlace>>;
  /** Which of some objects have others below them. */
  readonly withChildren: (ids: readonly string[]) => Promise<Set<string>>;
  /** Takes numbers of the clock of an expedition; the first. */
  readonly treeSeqs: (expeditionId: string, count: number) => Promise<number>;
  /** Takes numbers of the change clock; the first, and its time. */
  readonly ticks: (count: number) => Promise<{ readonly firstSeq: number; readonly at: string }>;
  /** Says that objects were changed by somebody, for stations that look at them. */
  readonly touch: (ids: readonly string[], by: string, at: string) => Promise<void>;
  /** Counts the identifiers of clients anew. */
  readonly countQuota: (clients: readonly string[]) => Promise<void>;
  /** The records of some IGSNs: version, hash and state. */
  readonly recorded: (igsns: readonly string[]) => Promise<Map<string, RecordedHere>>;
  /** Puts records into the outbox as they stand, in a state, those that were put there before left out. */
  readonly tell: (igsns: readonly string[], order: TransferOrder) => Promise<void>;
}
