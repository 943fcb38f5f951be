import type { Keep, MovedFields, MovedValue } from '../../domain/transfer/merge-row.ts';
import type { MovedTable } from '../../domain/transfer/moved-tables.ts';
import { fieldsOf, type MovedRow } from '../../domain/transfer/row-fields.ts';
import type { NamespaceRow } from '../party-ports.ts';
import type { Actor } from '../ports.ts';
import type { PackageFacts } from './package-facts.ts';

/** Why something of a package is not taken as it is. */
export type ConflictKind = 'changed' | 'deleted-here' | 'deleted-there' | 'name-taken' | 'parent-missing' | 'in-use';

/** Something that both sides changed, by object and field; an empty field is all of it. Nothing of it is written until it is decided. */
export interface TransferConflict {
  readonly table: string;
  readonly key: string;
  /** What it is, for people. */
  readonly name: string;
  readonly field: string;
  readonly kind: ConflictKind;
  /** Undefined where nobody knows what both had before. */
  readonly base?: MovedValue;
  readonly theirs: MovedValue;
  readonly ours: MovedValue;
  /** Whether it can be decided here; otherwise one of both sides has to change something first. */
  readonly isOpen: boolean;
}

/** A word about one conflict. */
export interface TransferDecision {
  readonly table: string;
  readonly key: string;
  readonly field: string;
  readonly keep: Keep;
}

/** How a package is taken. */
export interface TransferChoices {
  /** Counts for what no decision names. */
  readonly keep?: Keep | undefined;
  readonly decisions: readonly TransferDecision[];
  /** Writes nothing. */
  readonly isDry: boolean;
  /** Whether somebody upstream is told of records. */
  readonly hasUpstream: boolean;
  readonly hash: (text: string) => string;
}

/** What taking a package knows while it goes on. */
export interface TransferRun {
  readonly facts: PackageFacts;
  readonly choices: TransferChoices;
  readonly actor: Actor;
  readonly isFirst: boolean;
  /** The program here that the expedition belongs to. */
  readonly programId: string;
  readonly isProgramHere: boolean;
  /** Who holds the namespaces here. */
  readonly holders: ReadonlyMap<string, NamespaceRow>;
  readonly decided: ReadonlyMap<string, Keep>;
  /** Objects that a dry run would have made. */
  readonly made: Set<string>;
  /** Objects that stay deleted here, which both know. */
  readonly settled: Set<string>;
  /** For a dry run, which keeps nothing: what the other side had taken from us, fields as JSON, by {@link rowName}. */
  readonly there: Map<string, string>;
  /** For a dry run: {@link rowName} of what the package brought of tables whose rows go without a word. */
  readonly brought: Set<string>;
  /** Ids here of what has another id there. */
  readonly sameAs: Map<string, string>;
  /** Codes of places in which things stand there and that are not here, or are closed. */
  readonly placesMissing: string[];
}

/** What came of a page of rows. */
export interface PageOutcome {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  readonly conflicts: readonly TransferConflict[];
}

/** What came of a package. */
export interface TakenOver extends PageOutcome {
  readonly package: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly signer: string;
  readonly origin: string;
  readonly expedition: string;
  readonly isDry: boolean;
  readonly isFirst: boolean;
  readonly rows: number;
  /** Codes of places in which things stand there and that are not here, or are closed; these things stand nowhere here. */
  readonly placesMissing: readonly string[];
}

/** A page of which nothing was taken. */
export const NOTHING: PageOutcome = { added: 0, changed: 0, deleted: 0, conflicts: [] };

/** What both of two pages did. */
export function together(one: PageOutcome, other: PageOutcome): PageOutcome {
  return {
    added: one.added + other.added,
    changed: one.changed + other.changed,
    deleted: one.deleted + other.deleted,
    conflicts: [...one.conflicts, ...other.conflicts],
  };
}

/** What names a row among those of all tables. */
export function rowName(table: string, key: string): string {
  return `${table} ${key}`;
}

/** What names a conflict in a list of decisions. */
export function conflictKey({ table, key, field }: Pick<TransferDecision, 'table' | 'key' | 'field'>): string {
  return JSON.stringify([table, key, field]);
}

/** What was decided about a field, by itself or for all; undefined where nothing was. */
export function decisionOf(run: TransferRun, table: string, key: string, field: string): Keep | undefined {
  return run.decided.get(conflictKey({ table, key, field })) ?? run.choices.keep;
}

/** What of a row is compared; of tables that are compared as a whole the hash of all of it. */
export function comparedOf(run: TransferRun, table: MovedTable, row: MovedRow): MovedFields {
  const fields = fieldsOf(table, row);
  if (table.way !== 'whole') return fields;
  const sorted = Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { [WHOLE]: run.choices.hash(JSON.stringify(sorted)) };
}

/** The field that stands for all of a row. */
export const WHOLE = '';

/** What of a whole row a person is shown. */
export function shownOf({ shown }: MovedTable, row: MovedRow): MovedValue {
  return shown.map((column) => `${column}: ${String(row[column] ?? '')}`).join(', ');
}
