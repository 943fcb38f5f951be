import { isSame, type MovedFields } from '../../domain/transfer/merge-row.ts';
import { isTypeTable, type MovedTable, movedTable } from '../../domain/transfer/moved-tables.ts';
import { keyOf, type MovedRow } from '../../domain/transfer/row-fields.ts';
import type { Work } from '../ports.ts';
import type { BasesOf } from './bases-of.ts';
import { numberedMarks } from './numbered-marks.ts';
import type { BaseRow } from './transfer-ports.ts';
import {
  type ConflictKind,
  comparedOf,
  decisionOf,
  type TransferConflict,
  type TransferRun,
  WHOLE,
} from './transfer-run.ts';
import { writeRecords } from './write-records.ts';

/** A row that is not here. */
export interface Newcomer {
  readonly key: string;
  readonly row: MovedRow;
}

/** What came of rows that were not here. */
export interface Added {
  readonly count: number;
  readonly bases: readonly BaseRow[];
  readonly conflicts: readonly TransferConflict[];
}

/** The field of a base that says that the row was deleted then. */
export const DELETED = 'deleted';

/** Puts in rows that are new here; those that were deleted here, or have no place, stay out. */
export async function addRows(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  newcomers: readonly Newcomer[],
  bases: ReadonlyMap<string, BasesOf>,
): Promise<Added> {
  if (newcomers.length === 0) return { count: 0, bases: [], conflicts: [] };
  if (table.name === 'tree_object') return addObjects(work, run, table, newcomers, bases);
  if (isTypeTable(table.name)) return addDetails(work, run, table, newcomers);
  const adding = new Adding(run, table);
  const wanted = await withNeeds(
    work,
    run,
    table,
    newcomers.map((one) => one.row),
  );
  const alike = await alikeHere(work, table, newcomers);
  for (const one of newcomers)
    if (!run.isFirst && isDeletedHere(run, table, one, bases)) adding.leave(one, bases.get(one.key));
    else if (!wanted.has(one.row)) adding.miss(one);
    else if (alike.has(one.key)) adding.tell(one, 'name-taken', 'another one here', false);
    else adding.take(one);
  if (run.choices.isDry) for (const one of adding.bases) run.made.add(one.key);
  else await insertWhole(work, run, table, adding.rows);
  return adding;
}

class Adding implements Added {
  readonly rows: MovedRow[] = [];
  readonly bases: BaseRow[] = [];
  readonly conflicts: TransferConflict[] = [];
  readonly #run: TransferRun;
  readonly #table: MovedTable;

  constructor(run: TransferRun, table: MovedTable) {
    this.#run = run;
    this.#table = table;
  }

  get count(): number {
    return this.rows.length;
  }

  take({ key, row }: Newcomer): void {
    this.rows.push(row);
    this.#base(key, this.#common(row));
  }

  /** Leaves out what was deleted here and not changed there. */
  leave({ key }: Newcomer, before: BasesOf | undefined): void {
    if (before?.here !== undefined) this.#base(key, before.here);
  }

  /** Both know that it stays deleted here. */
  settle({ key, row }: Newcomer): void {
    this.#base(key, this.#common(row));
  }

  /** Of a place that is not here it is told once, not for all that stands there. */
  miss(one: Newcomer): void {
    const { needs } = this.#table;
    if (needs !== undefined && movedTable(needs.table)!.way === 'known') return;
    this.tell(one, 'parent-missing', 'what it belongs to is not here', false);
  }

  tell({ key, row }: Newcomer, kind: ConflictKind, ours: string, isOpen: boolean): void {
    const name = String(row.combined_id ?? `${this.#table.name.replaceAll('_', ' ')} ${String(row.number ?? key)}`);
    this.conflicts.push({ table: this.#table.name, key, name, field: WHOLE, kind, theirs: name, ours, isOpen });
  }

  #common(row: MovedRow): MovedFields {
    const revision = this.#table.name === 'tree_object' ? { revision: row.revision as number } : {};
    return { ...comparedOf(this.#run, this.#table, row), ...revision };
  }

  #base(key: string, fields: MovedFields): void {
    this.bases.push({ table: this.#table.name, key, side: 'here', fields });
  }
}

/** Those of some rows whose request or the like is here. */
export async function withNeeds(
  work: Work,
  { made }: TransferRun,
  { needs }: MovedTable,
  rows: readonly MovedRow[],
): Promise<Set<MovedRow>> {
  if (needs === undefined) return new Set(rows);
  const wanted = [...new Set(rows.map((row) => String(row[needs.column])))];
  const known = await work.transfer.rows(movedTable(needs.table)!, wanted);
  const isThere = (key: string) => known.has(key) || made.has(key);
  return new Set(rows.filter((row) => isThere(String(row[needs.column]))));
}

/** Keys of those of some rows beside which another row here has what no two may have alike. */
export async function alikeHere(work: Work, table: MovedTable, some: readonly Newcomer[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const columns of table.alike ?? []) {
    const stated = some.filter(({ row }) => columns.every((column) => row[column] !== null));
    const asked = { ...table, key: columns };
    const known = await work.transfer.rows(
      asked,
      stated.map(({ row }) => keyOf(asked, row)),
    );
    for (const { key, row } of stated) {
      const other = known.get(keyOf(asked, row));
      if (other !== undefined && keyOf(table, other) !== key) found.add(key);
    }
  }
  return found;
}

/** Whether a row that only came and went without a word was taken away here, and is as it was there. */
function isDeletedHere(
  run: TransferRun,
  table: MovedTable,
  { key, row }: Newcomer,
  bases: ReadonlyMap<string, BasesOf>,
): boolean {
  const before = bases.get(key)?.here ?? bases.get(key)?.there;
  return before !== undefined && isSame(before[WHOLE] ?? null, comparedOf(run, table, row)[WHOLE] ?? null);
}

async function insertWhole(work: Work, run: TransferRun, table: MovedTable, rows: readonly MovedRow[]): Promise<void> {
  if (rows.length === 0) return;
  if (table.name !== 'record') return work.transfer.insert(table, await numberedMarks(work, run, table, rows));
  await writeRecords(work, run, rows, (ticked) => work.transfer.insert(table, ticked));
}

/** Fields of objects, as far as the object is here. */
async function addDetails(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  newcomers: readonly Newcomer[],
): Promise<Added> {
  const places = await work.transfer.places(newcomers.map((one) => one.key));
  const adding = new Adding(run, table);
  for (const one of newcomers) {
    if (places.has(one.key) || run.made.has(one.key)) adding.take(one);
    else if (run.settled.has(one.key)) adding.settle(one);
  }
  if (!run.choices.isDry) await work.transfer.insert(table, adding.rows);
  return adding;
}

async function addObjects(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  newcomers: readonly Newcomer[],
  bases: ReadonlyMap<string, BasesOf>,
): Promise<Added> {
  const adding = new Adding(run, table);
  const ids = newcomers.map((one) => one.key);
  const deletions = movedTable('deleted_object')!;
  const deleted = run.isFirst ? new Map<string, MovedRow>() : await work.transfer.rows(deletions, ids);
  const taken = new Map(
    (await work.tree.findByPaths(newcomers.map(({ row }) => String(row.path)))).map((one) => [one.path, one]),
  );
  const parents = new Set((await work.transfer.places(newcomers.map(({ row }) => String(row.parent_id)))).keys());
  const back: string[] = [];
  for (const one of newcomers) {
    if (!isWanted(run, one, deleted.get(one.key), bases.get(one.key), adding)) continue;
    const inTheWay = taken.get(String(one.row.path));
    if (inTheWay !== undefined) adding.tell(one, 'name-taken', `another ${inTheWay.combinedId}`, false);
    else if (
      one.row.parent_id !== null &&
      !parents.has(String(one.row.parent_id)) &&
      !run.made.has(String(one.row.parent_id))
    )
      adding.tell(one, 'parent-missing', 'what it belongs to is not here', false);
    else {
      adding.take(one);
      parents.add(one.key);
      if (deleted.has(one.key)) back.push(one.key);
    }
  }
  if (run.choices.isDry) for (const row of adding.rows) run.made.add(String(row.id));
  else await insertObjects(work, run, table, adding.rows, () => work.transfer.remove(deletions, back));
  return adding;
}

/** Whether an object that is not here comes in; one that was deleted here comes back only where it was changed there and that is decided. */
function isWanted(
  run: TransferRun,
  one: Newcomer,
  deleted: MovedRow | undefined,
  bases: BasesOf | undefined,
  adding: Adding,
): boolean {
  const before = bases?.here ?? bases?.there;
  if (before === undefined && deleted === undefined) return true;
  // They had deleted it, and have it again.
  if (bases?.here?.[DELETED] === 1 || bases?.there?.[DELETED] === 1) return true;
  if (before !== undefined && before.revision === one.row.revision) {
    adding.leave(one, bases);
    run.settled.add(one.key);
    return false;
  }
  const keep = decisionOf(run, 'tree_object', one.key, WHOLE);
  if (keep === 'ours') {
    adding.settle(one);
    run.settled.add(one.key);
  }
  if (keep === undefined) adding.tell(one, 'deleted-here', 'deleted', true);
  return keep === 'theirs';
}

async function insertObjects(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  rows: readonly MovedRow[],
  forget: () => Promise<void>,
): Promise<void> {
  if (rows.length === 0) return;
  await forget();
  if (run.isFirst) return work.transfer.insert(table, rows);
  const first = await work.transfer.treeSeqs(run.facts.expedition.id, rows.length);
  await work.transfer.insert(
    table,
    rows.map((row, nth) => ({ ...row, change_seq: first + nth })),
  );
}
