import { checkHalf, checkOverlaps, isCutOut, type NamedValues } from '../../domain/drilling/check-taking.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { ImportRun } from './import-run.ts';
import type { LocatedRow } from './locate-rows.ts';

/**
 * Tells what samples of one type of rows take: that of halves which are gone or not sampled, as far as they are new, and what
 * other samples of the same parent took. Warnings at their rows; `known` is what there is already. One question for all halves,
 * one for the samples beside.
 */
export async function checkTaking(
  run: ImportRun,
  type: ObjectType,
  rows: readonly LocatedRow[],
  known: ReadonlyMap<string, TreeObject>,
): Promise<void> {
  if (!isCutOut(type)) return;
  const stated = rows.filter(({ row }) => !row.implied);
  await checkHalves(
    run,
    stated.filter(({ path }) => !known.has(path)),
    known,
  );
  if (type === 'sample') await checkSamplesBeside(run, stated.filter(statesInterval), known);
}

async function checkHalves(run: ImportRun, rows: readonly LocatedRow[], known: ReadonlyMap<string, TreeObject>) {
  const halves = new Map<string, TreeObject>();
  for (const { parentPath } of rows) {
    const parent = known.get(parentPath);
    if (parent?.type === 'split') halves.set(parentPath, parent);
  }
  if (halves.size === 0) return;
  const values = await run.work.tree.valuesOf(
    'split',
    [...halves.values()].map(({ id }) => id),
  );
  for (const { row, parentPath } of rows) {
    const half = halves.get(parentPath);
    if (half === undefined) continue;
    const said = checkHalf({ name: half.name, values: values.get(half.id) ?? {} });
    run.report(...said.map((one) => ({ ...one, at: row.at })));
  }
}

async function checkSamplesBeside(run: ImportRun, rows: readonly LocatedRow[], known: ReadonlyMap<string, TreeObject>) {
  const byParent = Map.groupBy(rows, (one) => one.parentPath);
  const ids = [...byParent.keys()].map((path) => known.get(path)?.id).filter((id) => id !== undefined);
  const beside = Map.groupBy(await run.work.tree.childrenWithValues(ids, 'sample'), (one) => one.parentId!);
  for (const [path, coming] of byParent) {
    const paths = new Set(coming.map((one) => one.path));
    const before: NamedValues[] = (beside.get(known.get(path)?.id ?? '') ?? []).filter((one) => !paths.has(one.path));
    // Of two of the same file the later is told.
    for (const { row, steps } of coming) {
      const sample = { name: steps.at(-1)!.name, values: row.values };
      run.report(...checkOverlaps(sample, before).map((one) => ({ ...one, at: row.at })));
      before.push(sample);
    }
  }
}

function statesInterval({ row }: LocatedRow): boolean {
  return typeof row.values.top_offset_cm === 'number' && typeof row.values.bottom_offset_cm === 'number';
}
