import { isSame, type MovedFields } from '../../domain/transfer/merge-row.ts';
import { isTypeTable, type MovedTable, movedTable } from '../../domain/transfer/moved-tables.ts';
import type { MovedRow } from '../../domain/transfer/row-fields.ts';
import type { Work } from '../ports.ts';
import { DELETED } from './add-rows.ts';
import { basesOf } from './bases-of.ts';
import {
  comparedOf,
  decisionOf,
  NOTHING,
  type PageOutcome,
  type TransferConflict,
  type TransferRun,
  WHOLE,
} from './transfer-run.ts';

const OBJECTS = movedTable('tree_object')!;

/**
 * Takes what was deleted there: an object that nobody changed here since both were the same, has nothing below it and is not
 * registered goes; any other is told. In the order in which they were deleted, children before what they lay in.
 */
export async function takeDeletions(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  rows: readonly MovedRow[],
): Promise<PageOutcome> {
  const ids = rows.map((row) => String(row.id));
  const known = await work.transfer.rows(table, ids);
  const here = run.isFirst ? new Map<string, MovedRow>() : await work.transfer.rows(OBJECTS, ids);
  const fresh = rows.filter((row) => !known.has(String(row.id)) && !here.has(String(row.id)));
  if (!run.choices.isDry) {
    await addDeletions(work, run, table, fresh);
    await work.transfer.replace(table, deletedEarlier(rows, known));
  }
  const outcome = await removeAll(work, run, table, rows, here);
  return { ...outcome, added: fresh.length };
}

/** What both sides deleted was deleted when the first of them did. */
function deletedEarlier(rows: readonly MovedRow[], known: ReadonlyMap<string, MovedRow>): MovedRow[] {
  return rows.flatMap((row) => {
    const ours = known.get(String(row.id));
    const isEarlier = ours !== undefined && String(row.deleted_at) < String(ours.deleted_at);
    return isEarlier ? [{ ...row, change_seq: ours.change_seq! }] : [];
  });
}

async function addDeletions(work: Work, run: TransferRun, table: MovedTable, rows: readonly MovedRow[]): Promise<void> {
  if (rows.length === 0) return;
  if (run.isFirst) await work.transfer.insert(table, rows);
  else {
    const first = await work.transfer.treeSeqs(run.facts.expedition.id, rows.length);
    await work.transfer.insert(
      table,
      rows.map((row, nth) => ({ ...row, change_seq: first + nth })),
    );
  }
  await mark(
    work,
    run,
    rows.map((row) => String(row.id)),
  );
}

async function removeAll(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  rows: readonly MovedRow[],
  here: ReadonlyMap<string, MovedRow>,
): Promise<PageOutcome> {
  const conflicts: TransferConflict[] = [];
  let deleted = 0;
  for (const row of rows) {
    const object = here.get(String(row.id));
    if (object === undefined) continue;
    const conflict = await removeOne(work, run, table, row, object);
    if (conflict === 'passed') continue;
    if (conflict === undefined) deleted++;
    else conflicts.push(conflict);
  }
  return { ...NOTHING, deleted, conflicts };
}

async function removeOne(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  row: MovedRow,
  object: MovedRow,
): Promise<TransferConflict | 'passed' | undefined> {
  const id = String(row.id);
  const type = movedTable(String(object.type))!;
  const before = await baseOf(work, run, OBJECTS.name, id);
  // It was decided before that it stays.
  if (before?.[DELETED] === 1) return 'passed';
  const name = String(object.combined_id);
  const about = { table: OBJECTS.name, key: id, name, field: WHOLE, theirs: 'deleted', ours: name };
  const inUse = await whyInUse(work, object);
  const keep = decisionOf(run, OBJECTS.name, id, WHOLE);
  if (keep === 'ours') {
    if (!run.choices.isDry) await mark(work, run, [id]);
    return 'passed';
  }
  const isUntouched = await isAsBefore(work, run, type, object, before);
  if (!isUntouched && keep !== 'theirs') return { ...about, kind: 'deleted-there', isOpen: true };
  if (inUse !== undefined) return { ...about, ours: inUse, kind: 'in-use', isOpen: true };
  if (!run.choices.isDry) await remove(work, run, table, { row, object, type });
  return undefined;
}

async function whyInUse(work: Work, { id, igsn }: MovedRow): Promise<string | undefined> {
  if ((await work.transfer.withChildren([String(id)])).size > 0) return 'holds others here';
  if (igsn === null) return undefined;
  const record = (await work.transfer.recorded([String(igsn)])).get(String(igsn));
  return record === undefined || record.state === 'reserved' ? undefined : `registered as ${String(igsn)}`;
}

async function baseOf(work: Work, run: TransferRun, table: string, id: string): Promise<MovedFields | undefined> {
  const bases = (await basesOf(work, run, table, [id])).get(id);
  return bases?.here ?? bases?.there;
}

async function isAsBefore(
  work: Work,
  run: TransferRun,
  type: MovedTable,
  object: MovedRow,
  before: MovedFields | undefined,
): Promise<boolean> {
  if (before === undefined) return false;
  const id = String(object.id);
  const details = (await work.transfer.rows(type, [id])).get(id) ?? {};
  const known = (await baseOf(work, run, type.name, id)) ?? {};
  return isWithin(comparedOf(run, OBJECTS, object), before) && isWithin(comparedOf(run, type, details), known);
}

const isWithin = (fields: MovedFields, before: MovedFields): boolean =>
  Object.entries(fields).every(([field, value]) => isSame(value, before[field] ?? null));

interface Removed {
  readonly row: MovedRow;
  readonly object: MovedRow;
  readonly type: MovedTable;
}

async function remove(work: Work, run: TransferRun, table: MovedTable, { row, object, type }: Removed): Promise<void> {
  const id = String(row.id);
  if (isTypeTable(type.name)) await work.transfer.remove(type, [id]);
  await work.transfer.remove(OBJECTS, [id]);
  if (object.igsn !== null) await work.register.removeReserved([String(object.igsn)]);
  const change_seq = await work.transfer.treeSeqs(run.facts.expedition.id, 1);
  await work.transfer.insert(table, [{ ...row, change_seq }]);
  await mark(work, run, [id]);
}

/** Says that both know of the deletion. */
function mark(work: Work, run: TransferRun, ids: readonly string[]): Promise<void> {
  const bases = ids.map((key) => ({ table: OBJECTS.name, key, side: 'here' as const, fields: { [DELETED]: 1 } }));
  return work.transfer.keepBases(run.facts.expedition.id, run.facts.id, bases);
}
