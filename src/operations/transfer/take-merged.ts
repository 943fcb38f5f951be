import { type FieldConflict, type MovedFields, mergeRow } from '../../domain/transfer/merge-row.ts';
import { isTypeTable, type MovedTable } from '../../domain/transfer/moved-tables.ts';
import { keyOf, type MovedRow, withFields } from '../../domain/transfer/row-fields.ts';
import type { Work } from '../ports.ts';
import { addRows, alikeHere, type Newcomer } from './add-rows.ts';
import { type BasesOf, basesOf } from './bases-of.ts';
import { numberedMarks } from './numbered-marks.ts';
import type { BaseRow } from './transfer-ports.ts';
import {
  comparedOf,
  decisionOf,
  NOTHING,
  type PageOutcome,
  rowName,
  shownOf,
  type TransferConflict,
  type TransferRun,
  WHOLE,
} from './transfer-run.ts';
import { writeRecords } from './write-records.ts';

/** Takes rows that both sides may change. */
export async function takeMerged(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  rows: readonly MovedRow[],
): Promise<PageOutcome> {
  const keys = rows.map((row) => keyOf(table, row));
  const known = await work.transfer.rows(table, keys);
  const bases = run.isFirst ? new Map<string, BasesOf>() : await basesOf(work, run, table.name, keys);
  const page = new Page(run, table, bases);
  rows.forEach((row, at) => {
    page.look(keys[at]!, row, known.get(keys[at]!));
  });
  await page.leaveAlike(work);
  const added = await addRows(work, run, table, page.newcomers, bases);
  const conflicts = [...(await named(work, table, page.conflicts)), ...added.conflicts];
  if (run.choices.isDry && SWEPT.has(table.name)) for (const key of keys) run.brought.add(rowName(table.name, key));
  if (!run.choices.isDry) {
    await page.write(work);
    await work.transfer.keepBases(run.facts.expedition.id, run.facts.id, [...page.bases, ...added.bases]);
  }
  return { ...NOTHING, added: added.count, changed: page.changed.length, conflicts };
}

/** Tables of which rows go without a word of their own: what is missing from a package was deleted. */
export const SWEPT = new Set(['publication_link', 'grid_view', 'record_media', 'request_wish']);

class Page {
  readonly newcomers: Newcomer[] = [];
  changed: MovedRow[] = [];
  bases: BaseRow[] = [];
  readonly conflicts: TransferConflict[] = [];
  readonly #run: TransferRun;
  readonly #table: MovedTable;
  readonly #known: ReadonlyMap<string, BasesOf>;

  constructor(run: TransferRun, table: MovedTable, known: ReadonlyMap<string, BasesOf>) {
    this.#run = run;
    this.#table = table;
    this.#known = known;
  }

  look(key: string, theirs: MovedRow, ours: MovedRow | undefined): void {
    if (ours === undefined) {
      this.newcomers.push({ key, row: theirs });
      return;
    }
    const [run, table] = [this.#run, this.#table];
    // A program is of many expeditions; ours stands.
    if (key === run.facts.above.id) return;
    const before = this.#known.get(key) ?? {};
    // What each side entered for itself stays as it is kept here, as for whoever enters a work that is known.
    const isMet = table.called !== undefined && before.here === undefined && before.there === undefined;
    const keep = (field: string) => (isMet ? 'ours' : decisionOf(run, table.name, key, field));
    const merged = mergeRow(comparedOf(run, table, theirs), comparedOf(run, table, ours), before, keep);
    if (Object.keys(merged.taken).length > 0) this.changed.push(this.#taken(theirs, ours, merged.taken));
    for (const one of merged.conflicts) this.conflicts.push(this.#conflict(key, one, theirs, ours));
    const base =
      this.#table.name === 'tree_object' ? { ...merged.base, revision: theirs.revision as number } : merged.base;
    const isSame = JSON.stringify(base) === JSON.stringify(before.here ?? null);
    if (!isSame || SWEPT.has(table.name)) this.bases.push({ table: table.name, key, side: 'here', fields: base });
  }

  /** Leaves rows as they are that would become like another one here in what no two may have alike. */
  async leaveAlike(work: Work): Promise<void> {
    const table = this.#table;
    const changed = this.changed.map((row) => ({ key: keyOf(table, row), row }));
    const alike = await alikeHere(work, table, changed);
    if (alike.size === 0) return;
    this.changed = changed.filter(({ key }) => !alike.has(key)).map(({ row }) => row);
    this.bases = this.bases.filter(({ key }) => !alike.has(key));
    for (const { key, row } of changed.filter((one) => alike.has(one.key))) {
      const name = `${table.name.replaceAll('_', ' ')} ${key}`;
      const about = { table: table.name, key, name, field: WHOLE, theirs: shownOf(table, row) };
      this.conflicts.push({ ...about, kind: 'name-taken', ours: 'another one here', isOpen: false });
    }
  }

  #taken(theirs: MovedRow, ours: MovedRow, taken: MovedFields): MovedRow {
    if (this.#table.way !== 'whole') return withFields(ours, taken);
    const own = Object.fromEntries(this.#table.own.map((column) => [column, ours[column] ?? null]));
    const version =
      this.#table.name === 'record'
        ? { version: laterVersion(theirs, ours, this.#known.get(String(ours.igsn)), this.#run, this.#table) }
        : {};
    return { ...pick(theirs, ours), ...own, ...version };
  }

  #conflict(
    key: string,
    { field, base, theirs, ours }: FieldConflict,
    theirRow: MovedRow,
    ourRow: MovedRow,
  ): TransferConflict {
    const table = this.#table;
    const common = {
      table: table.name,
      key,
      name: `${table.name.replaceAll('_', ' ')} ${key}`,
      field,
      kind: 'changed',
      isOpen: true,
    } as const;
    if (field === WHOLE) return { ...common, theirs: shownOf(table, theirRow), ours: shownOf(table, ourRow) };
    return { ...common, theirs, ours, ...(base !== undefined && { base }) };
  }

  /** What was taken as changed here and now; objects are touched behind it. */
  #noted(at: string): readonly MovedRow[] {
    const { name, own } = this.#table;
    if (name === 'tree_object' || !own.includes('revision')) return this.changed;
    const by = this.#run.actor.name;
    return this.changed.map((row) => ({ ...row, revision: Number(row.revision) + 1, changed_at: at, changed_by: by }));
  }

  /** Writes what was taken, with the marks by which others see that something changed. */
  async write(work: Work): Promise<void> {
    const [run, table] = [this.#run, this.#table];
    if (this.changed.length === 0) return;
    if (table.name === 'record')
      return writeRecords(work, run, this.changed, (ticked) => work.transfer.replace(table, ticked));
    const at = work.now();
    const changed = await numberedMarks(work, run, table, this.#noted(at));
    await work.transfer.replace(table, changed);
    const isObject = table.name === 'tree_object' || isTypeTable(table.name);
    if (isObject)
      await work.transfer.touch(
        this.changed.map((row) => String(row.id)),
        run.actor.name,
        at,
      );
  }
}

/** The columns that the other program knows as it has them, and ours for the others. */
const pick = (theirs: MovedRow, ours: MovedRow): MovedRow =>
  Object.fromEntries(
    Object.keys(ours).map((column) => [column, theirs[column] ?? (column in theirs ? null : ours[column]!)]),
  );

/** The version that a record has then: theirs, or one behind both where ours changed too. */
function laterVersion(
  theirs: MovedRow,
  ours: MovedRow,
  before: BasesOf | undefined,
  run: TransferRun,
  table: MovedTable,
): number {
  const [their, our] = [Number(theirs.version), Number(ours.version)];
  const mine = comparedOf(run, table, ours)[WHOLE];
  const isUnchanged = before?.here?.[WHOLE] === mine || before?.there?.[WHOLE] === mine;
  return isUnchanged || theirs.content_hash === ours.content_hash ? Math.max(their, our) : Math.max(their, our) + 1;
}

/** Conflicts with the names of their objects. */
async function named(
  work: Work,
  { name }: MovedTable,
  conflicts: readonly TransferConflict[],
): Promise<TransferConflict[]> {
  if (conflicts.length === 0 || !(name === 'tree_object' || isTypeTable(name))) return [...conflicts];
  const places = await work.transfer.places([...new Set(conflicts.map((one) => one.key))]);
  return conflicts.map((one) => ({ ...one, name: places.get(one.key)?.name ?? one.name }));
}
