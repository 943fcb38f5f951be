import { isSame, type MovedFields } from '../../domain/transfer/merge-row.ts';
import { type MovedTable, movedTable } from '../../domain/transfer/moved-tables.ts';
import type { MovedRow } from '../../domain/transfer/row-fields.ts';
import type { Work } from '../ports.ts';
import { holdTables } from './hold-tables.ts';
import { SWEPT } from './take-merged.ts';
import type { BaseRow } from './transfer-ports.ts';
import {
  comparedOf,
  NOTHING,
  type PageOutcome,
  rowName,
  shownOf,
  type TransferConflict,
  type TransferRun,
  together,
  WHOLE,
} from './transfer-run.ts';

const SWEPT_AT_ONCE = 500;

/** Takes away what the other side took away without a word: rows that the package did not bring again, and nobody changed here. */
export async function sweepLeft(work: Work, run: TransferRun): Promise<PageOutcome> {
  if (run.isFirst) return NOTHING;
  if (!run.choices.isDry) {
    await holdTables(work, run, SWEPT);
    await work.tree.holdExpedition(run.facts.expedition.id);
  }
  let sum = NOTHING;
  for (const name of SWEPT) sum = together(sum, await sweepTable(work, run, movedTable(name)!));
  return sum;
}

async function sweepTable(work: Work, run: TransferRun, table: MovedTable): Promise<PageOutcome> {
  const known = new Set<string>();
  let sum = NOTHING;
  for (let after = ''; ; ) {
    const { expedition, id } = run.facts;
    const left = await work.transfer.leftBases(expedition.id, table.name, id, after, SWEPT_AT_ONCE);
    sum = together(sum, await sweepSome(work, run, table, left));
    for (const { key } of left) known.add(rowName(table.name, key));
    if (left.length < SWEPT_AT_ONCE) break;
    after = left.at(-1)!.key;
  }
  if (!run.choices.isDry) return sum;
  return together(sum, await sweepSome(work, run, table, leftThere(run, table, known)));
}

/** For a dry run: what the other side had of ours, where the store does not know of it yet. */
function leftThere({ there }: TransferRun, { name }: MovedTable, known: ReadonlySet<string>): BaseRow[] {
  const start = rowName(name, '');
  return [...there].flatMap(([one, fields]) =>
    !one.startsWith(start) || known.has(one)
      ? []
      : [
          {
            table: name,
            key: one.slice(start.length),
            side: 'there' as const,
            fields: JSON.parse(fields) as MovedFields,
          },
        ],
  );
}

async function sweepSome(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  all: readonly BaseRow[],
): Promise<PageOutcome> {
  const left = all.filter(({ key }) => !run.brought.has(rowName(table.name, key)));
  const here = await work.transfer.rows(
    table,
    left.map((one) => one.key),
  );
  const conflicts: TransferConflict[] = [];
  const gone: string[] = [];
  for (const { key, fields } of left) {
    const row = here.get(key);
    if (row === undefined || isSame(comparedOf(run, table, row)[WHOLE] ?? null, fields[WHOLE] ?? null)) gone.push(key);
    else
      conflicts.push({
        table: table.name,
        key,
        name: `${table.name.replaceAll('_', ' ')} ${key}`,
        field: WHOLE,
        kind: 'deleted-there',
        theirs: 'deleted',
        ours: shownOf(table, row),
        isOpen: false,
      });
  }
  if (!run.choices.isDry) {
    await work.transfer.remove(table, gone);
    if (table.name === 'publication_link') await showAnew(work, [...here.values()]);
    await work.transfer.forgetBases(run.facts.expedition.id, table.name, gone);
  }
  return { ...NOTHING, deleted: gone.filter((key) => here.has(key)).length, conflicts };
}

/** Lets followers of records read those again that links were taken from; their new version came before the links went. */
async function showAnew(work: Work, links: readonly MovedRow[]): Promise<void> {
  const record = movedTable('record')!;
  const known = await work.transfer.rows(record, [...new Set(links.map((one) => String(one.igsn)))]);
  if (known.size === 0) return;
  const { firstSeq, at } = await work.transfer.ticks(known.size);
  const rows = [...known.values()].map((row, nth) => ({ ...row, changed_seq: firstSeq + nth, changed_at: at }));
  await work.transfer.replace(record, rows);
}

/** Ends taking a package over: depths are calculated anew where something came together, clients are counted, and the audit trail says so. */
export async function endTransfer(work: Work, run: TransferRun, sum: PageOutcome): Promise<void> {
  if (run.choices.isDry) return;
  const { facts, actor, isFirst } = run;
  const before = await work.transfer.find(facts.id);
  const isChanged = sum.added + sum.changed + sum.deleted > 0;
  if (isChanged) {
    await work.tree.holdExpedition(facts.expedition.id);
    if (!isFirst) await work.tree.recalculateDepths(facts.expedition.path);
    await work.transfer.countQuota([...new Set([...run.holders.values()].map((one) => one.client))]);
  }
  if (!isChanged && before?.state === 'taken') return;
  const at = work.now();
  const { added, changed, deleted, conflicts } = sum;
  const after = { package: facts.id, key: facts.signer, added, changed, deleted, conflicts: conflicts.length };
  await work.audit(actor, [{ action: 'take-over-expedition', subject: facts.expedition.id, after }], at);
  await work.transfer.keep({ ...before!, state: 'taken', takenAt: at, takenBy: actor.name });
}
