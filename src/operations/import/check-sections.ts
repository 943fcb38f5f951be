import { checkRunSections } from '../../domain/drilling/check-siblings.ts';
import type { FieldValues, ObjectRow } from '../../domain/drilling/object-row.ts';
import type { Finding } from '../../domain/finding.ts';
import type { DetailedObject } from '../tree-ports.ts';
import type { ImportRun } from './import-run.ts';
import type { LocatedRow } from './locate-rows.ts';

const STORE = { file: 'the store' };

/**
 * Checks sections that are about to be kept together with those their core runs already have; the rows that may be kept.
 * Findings about rows that are in the store already are left out: they were reported when they came.
 */
export async function checkSections(run: ImportRun, rows: readonly LocatedRow[]): Promise<LocatedRow[]> {
  const byRun = Map.groupBy(rows, (one) => one.parentPath);
  const known = await run.objectsAt(byRun.keys());
  const ids = [...byRun.keys()].map((path) => known.get(path)?.id).filter((id) => id !== undefined);
  const values = await run.work.tree.valuesOf('core_run', ids);
  const siblings = Map.groupBy(await run.work.tree.childrenWithValues(ids, 'section'), (one) => one.parentId!);
  const refused = new Set<ObjectRow>();
  for (const [path, incoming] of byRun) {
    const parent = known.get(path);
    if (parent === undefined) continue;
    checkOneRun(
      run,
      runRow(path, values.get(parent.id) ?? {}, parent.name),
      incoming,
      siblings.get(parent.id) ?? [],
      refused,
    );
  }
  for (const one of refused) run.count(one.type, 'refused');
  return rows.filter((one) => !refused.has(one.row));
}

function checkOneRun(
  run: ImportRun,
  parent: ObjectRow,
  incoming: readonly LocatedRow[],
  siblings: readonly DetailedObject[],
  refused: Set<ObjectRow>,
): void {
  const coming = new Set(incoming.map((one) => one.path));
  const before = siblings.filter((one) => !coming.has(one.path)).map(sectionRow);
  // A later row may state only some fields: the check needs the others from the store.
  const stored = new Map(siblings.map((one) => [one.path, one.values]));
  const whole = incoming.map((one) => ({ ...one.row, values: { ...stored.get(one.path), ...one.row.values } }));
  for (const found of checkRunSections(parent, [...before, ...whole])) {
    if (found.at?.file === STORE.file) {
      run.report(...aboutRun(found, parent, incoming[0]!.row));
      continue;
    }
    run.report(found);
    if (found.severity !== 'error') continue;
    const culprit = incoming.find((one) => one.row.at === found.at);
    if (culprit !== undefined) refused.add(culprit.row);
  }
}

/**
 * A finding about the whole run, told as a warning where its sections were stated: which of them is one too many is for a
 * person to say. Lengths are compared only when the run says how many sections it has; until then more may come.
 */
function aboutRun(found: Finding, parent: ObjectRow, first: ObjectRow): Finding[] {
  const isRun = found.at?.column !== undefined && found.at.column === parent.at.column;
  if (!isRun || parent.values.section_count === undefined) return [];
  return [{ ...found, severity: 'warning', at: first.at }];
}

function runRow(path: string, values: FieldValues, name: string): ObjectRow {
  return { type: 'core_run', names: { core_run: name }, values, implied: false, at: { ...STORE, column: path } };
}

function sectionRow(one: DetailedObject): ObjectRow {
  return { type: 'section', names: { section: one.name }, values: one.values, implied: false, at: STORE };
}
