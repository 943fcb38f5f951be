import { checkSubSamples } from '../../domain/drilling/check-offsets.ts';
import type { FieldValues, ObjectRow } from '../../domain/drilling/object-row.ts';
import type { DetailedObject } from '../tree-ports.ts';
import type { ImportRun } from './import-run.ts';

const AT_ONCE = 500;

/**
 * Checks samples that this import says lie elsewhere than before against what was made of them, as it is now that every row is read:
 * `sub-sample-outside`, here a warning, told at the row of the sample.
 */
export async function checkMovedSamples(run: ImportRun): Promise<void> {
  const paths = [...run.reshaped.sample];
  for (let at = 0; at < paths.length; at += AT_ONCE) await checkSome(run, paths.slice(at, at + AT_ONCE));
}

async function checkSome(run: ImportRun, paths: readonly string[]): Promise<void> {
  const samples = [...(await run.objectsAt(paths)).values()];
  const ids = samples.map((one) => one.id);
  const values = await run.work.tree.valuesOf('sample', ids);
  const made = await placedBelow(run, ids);
  for (const { id, path, name } of samples) {
    const at = run.stated.get(path) ?? { file: 'the store' };
    const row: ObjectRow = {
      type: 'sample',
      names: { sample: name },
      values: values.get(id) ?? {},
      implied: false,
      at,
    };
    for (const one of checkSubSamples(row, made.get(id) ?? [])) run.report({ ...one, severity: 'warning' });
  }
}

/** The nearest samples made of each that say where they lie, one question for each level that may have any. */
async function placedBelow(run: ImportRun, ids: readonly string[]): Promise<ReadonlyMap<string, DetailedObject[]>> {
  const placed = new Map<string, DetailedObject[]>(ids.map((id) => [id, []]));
  for (let holders = new Map(ids.map((id) => [id, id])); holders.size > 0; ) {
    const next = new Map<string, string>();
    for (const one of await run.work.tree.childrenWithValues([...holders.keys()], 'sample')) {
      const holder = holders.get(one.parentId!)!;
      const { top_offset_cm: top, bottom_offset_cm: bottom } = one.values;
      if (isNumber(top) || isNumber(bottom)) placed.get(holder)!.push(one);
      if (!isNumber(top) || !isNumber(bottom)) next.set(one.id, holder);
    }
    holders = next;
  }
  return placed;
}

const isNumber = (value: FieldValues[string] | undefined): boolean => typeof value === 'number';
