import { checkCutPieces } from '../../domain/drilling/check-offsets.ts';
import { checkRunSections } from '../../domain/drilling/check-siblings.ts';
import type { FieldValues, ObjectRow } from '../../domain/drilling/object-row.ts';
import type { Finding } from '../../domain/finding.ts';
import type { DetailedObject, TreeObject } from '../tree-ports.ts';
import type { ImportRun } from './import-run.ts';

const AT_ONCE = 500;

const STORE = { file: 'the store' };

/**
 * Holds core runs and sections that this import changed against what lay in them before, now that every row is read: the
 * findings of `checkRunSections` and `checkCutPieces`, here warnings, told at the row that brought the change. What this import
 * states of what lies below was looked at with its own rows.
 */
export async function checkReshaped(run: ImportRun): Promise<void> {
  for (const paths of parts(run.reshaped.core_run)) await checkChangedRuns(run, paths);
  for (const paths of parts(run.reshaped.section)) await checkChangedSections(run, paths);
}

function* parts(paths: ReadonlySet<string>): Generator<readonly string[]> {
  const all = [...paths];
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

async function checkChangedRuns(run: ImportRun, paths: readonly string[]): Promise<void> {
  const runs = [...(await run.objectsAt(paths)).values()];
  const ids = runs.map(({ id }) => id);
  const values = await run.work.tree.valuesOf('core_run', ids);
  const sections = Map.groupBy(await run.work.tree.childrenWithValues(ids, 'section'), (one) => one.parentId!);
  for (const one of runs)
    run.report(...ofRun(run, rowOf(run, one, values.get(one.id) ?? {}), sections.get(one.id) ?? []));
}

/** Lengths are compared only where the run says how many sections it has; until then more may come. */
function ofRun(run: ImportRun, changed: ObjectRow, sections: readonly DetailedObject[]): Finding[] {
  const isStatedAnew = sections.some(({ path }) => run.stated.has(path));
  const isWholeTold = !isStatedAnew && changed.values.section_count !== undefined;
  const rows = sections.map((one): ObjectRow => {
    const names = { ...changed.names, section: one.name };
    return { ...rowOf(run, one, one.values), names };
  });
  return checkRunSections(changed, rows)
    .filter(({ at }) => (at === changed.at ? isWholeTold : at === STORE))
    .map((one) => ({ ...one, severity: 'warning', at: changed.at }));
}

async function checkChangedSections(run: ImportRun, paths: readonly string[]): Promise<void> {
  const sections = [...(await run.objectsAt(paths)).values()];
  const values = await run.work.tree.valuesOf(
    'section',
    sections.map(({ id }) => id),
  );
  const pieces = (await run.work.tree.piecesBelow(sections)).filter(({ path }) => !run.stated.has(path));
  const bySection = Map.groupBy(pieces, (one) => one.sectionId);
  for (const one of sections) {
    const found = checkCutPieces(rowOf(run, one, values.get(one.id) ?? {}), bySection.get(one.id) ?? []);
    run.report(...found.map((said): Finding => ({ ...said, severity: 'warning' })));
  }
}

function rowOf(run: ImportRun, { type, path, combinedId }: TreeObject, values: FieldValues): ObjectRow {
  return { type, names: { [type]: combinedId }, values, implied: false, at: run.stated.get(path) ?? STORE };
}
