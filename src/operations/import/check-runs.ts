import { checkHoleRuns } from '../../domain/drilling/check-siblings.ts';
import type { ObjectRow } from '../../domain/drilling/object-row.ts';
import type { DetailedObject } from '../tree-ports.ts';
import type { ImportRun } from './import-run.ts';

const STORE = { file: 'the store' };

/**
 * Checks the core runs of every hole for which this import stated some, with those that the hole has already. Findings stand
 * at the rows of this import; what is found among older runs alone was told when they came.
 */
export async function checkRuns(run: ImportRun): Promise<void> {
  for (const path of run.drilledHoles) {
    const hole = (await run.objectsAt([path])).get(path);
    if (hole === undefined) continue;
    const runs = await run.work.tree.childrenWithValues([hole.id], 'core_run');
    const found = checkHoleRuns(runs.map((one) => runRow(run, hole.combinedId, one)));
    run.report(...found.filter(({ at }) => at?.file !== STORE.file));
  }
}

function runRow(run: ImportRun, hole: string, { name, path, values }: DetailedObject): ObjectRow {
  const at = run.stated.get(path) ?? STORE;
  return { type: 'core_run', names: { hole, core_run: name }, values, implied: false, at };
}
