import { isCutOut } from '../../domain/drilling/check-taking.ts';
import { pathSegment } from '../../domain/drilling/object-path.ts';
import type { FieldValue, FieldValues } from '../../domain/drilling/object-row.ts';
import { isRegistrable } from '../../domain/drilling/object-type.ts';
import { checkConvention } from '../../domain/identifier/check-convention.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import type { StationOperation } from '../../domain/station/station-operation.ts';
import { specOf } from '../mint-igsns.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { EntryRun } from './entry-run.ts';
import { LeasedNumbers } from './leased-numbers.ts';
import type { RunsWanted } from './station-ports.ts';
import { isResizing, madeBy, SECTION_LENGTHS, wantedObjects } from './wanted-objects.ts';

/**
 * Reads at once what the checks of operations ask for, and takes IGSNs for what they make. It changes nothing but how often the
 * store is asked: what is not read here is read when it is asked for.
 */
export async function learnEntries(
  run: EntryRun,
  operations: readonly StationOperation[],
  stations: readonly string[],
): Promise<void> {
  const paths = await pathsOf(run, operations);
  run.picture.learnPaths([...paths.values()]);
  run.picture.learnValues(await run.work.station.detailsOf(await looked(run, operations)));
  const resized = await resizedInDoubt(run, operations);
  if (resized.length > 0) await run.picture.learnOffsets(resized);
  const runs = await surveyed(run, operations);
  if (runs.length > 0) run.picture.learnRuns(await run.work.station.runsBetween(runs), runs);
  const igsns = madeBy(operations).flatMap(({ igsn }) => {
    const parsed = igsn === undefined ? undefined : parseIgsn(igsn);
    return parsed?.ok ? [parsed.value] : [];
  });
  run.leased = await LeasedNumbers.read(run.work, stations, igsns);
  await takeIgsns(run, operations, paths);
}

/** Paths of what is made, by id, as far as its parent is there or made before it. */
async function pathsOf(run: EntryRun, operations: readonly StationOperation[]): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  for (const { id, parentId, type, name } of madeBy(operations)) {
    if (parentId === null) continue;
    const above = (await run.picture.object(parentId))?.path ?? paths.get(parentId);
    if (above !== undefined) paths.set(id, `${above}/${pathSegment(type, name)}`);
  }
  return paths;
}

/** Objects whose fields are looked at: what is changed, what stands beside it, the run or section it is checked against. */
async function looked(run: EntryRun, operations: readonly StationOperation[]): Promise<Iterable<TreeObject>> {
  const found = new Map<string, TreeObject>();
  const add = (...objects: (TreeObject | undefined)[]) => {
    for (const one of objects) if (one !== undefined) found.set(one.id, one);
  };
  for (const operation of operations) {
    if (operation.kind === 'create')
      add(await checkedAgainst(run, operation.object), await halfOf(run, operation.object));
    if (operation.kind !== 'change') continue;
    const object = await run.picture.object(operation.objectId);
    if (object !== undefined) add(object, await checkedAgainst(run, object));
  }
  add(...run.picture.allBeside(wantedObjects(operations)));
  return found.values();
}

/** The half that something new is cut out of. */
async function halfOf(
  run: EntryRun,
  { type, parentId }: Pick<TreeObject, 'type' | 'parentId'>,
): Promise<TreeObject | undefined> {
  const parent = parentId === null || !isCutOut(type) ? undefined : await run.picture.object(parentId);
  return parent?.type === 'split' ? parent : undefined;
}

/** The run of a section, the section of what was cut from it; runs are checked against each other. */
async function checkedAgainst(
  run: EntryRun,
  { type, parentId }: Pick<TreeObject, 'type' | 'parentId'>,
): Promise<TreeObject | undefined> {
  const parent = parentId === null || type === 'core_run' ? undefined : await run.picture.object(parentId);
  return parent === undefined || type === 'section' ? parent : run.picture.sectionAt(parent);
}

/** Sections that get another length, of which something may reach below it: what was cut from them is looked at. */
async function resizedInDoubt(run: EntryRun, operations: readonly StationOperation[]): Promise<TreeObject[]> {
  const found = new Map<string, TreeObject>();
  for (const operation of operations.filter(isResizing)) {
    const object = await run.picture.object(operation.objectId);
    if (object?.type !== 'section') continue;
    const stored = await run.picture.valuesOf(object);
    const lengthsM = SECTION_LENGTHS.flatMap((field) => [
      ...numbers(stored[field]),
      ...numbers(operation.changes[field]?.to),
    ]);
    if (run.picture.doubtful(object, Math.min(...lengthsM))) found.set(object.id, object);
  }
  return [...found.values()];
}

/** Where runs may overlap with those that are made or changed. */
async function surveyed(run: EntryRun, operations: readonly StationOperation[]): Promise<RunsWanted[]> {
  const wanted: (RunsWanted | undefined)[] = [];
  for (const operation of operations) {
    if (operation.kind === 'create' && operation.object.type === 'core_run')
      wanted.push(reach(operation.object.parentId, [operation.object.values]));
    if (operation.kind !== 'change') continue;
    const object = await run.picture.object(operation.objectId);
    if (object?.type !== 'core_run') continue;
    const to = Object.entries(operation.changes).map(([field, change]) => [field, change.to] as const);
    const stored = await run.picture.valuesOf(object);
    wanted.push(reach(object.parentId, [stored, { ...stored, ...Object.fromEntries(to) }]));
  }
  return wanted.filter((one) => one !== undefined);
}

/** From the highest top to the lowest bottom that any mixture of these fields makes. */
function reach(holeId: string | null, values: readonly FieldValues[]): RunsWanted | undefined {
  const topsM = values.flatMap((one) => numbers(one.drillers_top_depth_m));
  if (holeId === null || topsM.length === 0) return undefined;
  const lengthM = Math.max(0, ...values.flatMap((one) => numbers(one.drilled_length_m)));
  return { holeId, topDrfM: Math.min(...topsM), bottomDrfM: Math.max(...topsM) + lengthM };
}

const numbers = (value: FieldValue | undefined): number[] => (typeof value === 'number' ? [value] : []);

async function takeIgsns(
  run: EntryRun,
  operations: readonly StationOperation[],
  paths: ReadonlyMap<string, string>,
): Promise<void> {
  const { minting } = run;
  if (minting === undefined) return;
  const specs = madeBy(operations).flatMap(({ id, type, name, igsn }) => {
    const path = paths.get(id);
    if (path === undefined || igsn !== undefined || !isRegistrable(type, name)) return [];
    const spec = specOf(minting, { type, path });
    return checkConvention(spec).length > 0 ? [] : [spec];
  });
  await run.igsns.fill(specs);
}
