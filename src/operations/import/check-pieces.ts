import { checkOffsets, checkWithinSample } from '../../domain/drilling/check-offsets.ts';
import { pathOfSteps } from '../../domain/drilling/object-path.ts';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import { type Finding, hasError } from '../../domain/finding.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { ImportRun } from './import-run.ts';
import type { LocatedRow } from './locate-rows.ts';

/**
 * Checks the offsets of what was cut from sections against the length of their sections, and those of samples of samples
 * against the sample they were made of; the rows that may be kept. One question for the sections of all rows, one for the
 * samples.
 */
export async function checkPieces(run: ImportRun, rows: readonly LocatedRow[]): Promise<readonly LocatedRow[]> {
  const cut = rows.filter(hasOffset);
  const sectionPaths = new Map(cut.map((one) => [one, pathTo(one, 'section')]));
  const sections = await detailsAt(run, 'section', [...sectionPaths.values()].flat());
  const samplePaths = new Map(cut.map((one) => [one, samplesAbove(one)]));
  const samples = await detailsAt(run, 'sample', [...samplePaths.values()].flat());
  if (sections.size === 0 && samples.size === 0) return rows;
  return rows.filter((one) => {
    const section = sections.get(sectionPaths.get(one)?.[0] ?? '');
    const holder = samplePaths
      .get(one)
      ?.map((path) => samples.get(path))
      .find(statesInterval);
    return isWithin(run, one, [
      ...(section === undefined ? [] : checkOffsets(one.row, section)),
      ...(holder === undefined ? [] : checkWithinSample(one.row, holder)),
    ]);
  });
}

function isWithin(run: ImportRun, one: LocatedRow, findings: readonly Finding[]): boolean {
  run.report(...findings);
  if (!hasError(findings)) return true;
  run.count(one.row.type, 'refused');
  return false;
}

/** The fields of what stands at these paths, by path. */
async function detailsAt(
  run: ImportRun,
  type: TreeObject['type'],
  paths: readonly string[],
): Promise<ReadonlyMap<string, FieldValues>> {
  if (paths.length === 0) return new Map();
  const known = await run.objectsAt(new Set(paths));
  const objects = [...known.values()];
  const values = await run.work.tree.valuesOf(
    type,
    objects.map((one) => one.id),
  );
  return new Map(objects.map((one) => [one.path, values.get(one.id) ?? {}]));
}

function hasOffset({ row }: LocatedRow): boolean {
  const { top_offset_cm: top, bottom_offset_cm: bottom } = row.values;
  return typeof top === 'number' || typeof bottom === 'number';
}

function statesInterval(values: FieldValues | undefined): boolean {
  return typeof values?.top_offset_cm === 'number' && typeof values.bottom_offset_cm === 'number';
}

/** The path of the object above of a type, as a list; empty where there is none. */
function pathTo({ steps }: LocatedRow, type: TreeObject['type']): readonly string[] {
  const at = steps.findIndex((step) => step.type === type);
  return at < 0 || at === steps.length - 1 ? [] : [pathOfSteps(steps.slice(0, at + 1))];
}

/** The paths of the samples that a sample was made of, the nearest first. */
function samplesAbove({ row, steps }: LocatedRow): readonly string[] {
  if (row.type !== 'sample') return [];
  return steps
    .flatMap((step, at) =>
      step.type === 'sample' && at < steps.length - 1 ? [pathOfSteps(steps.slice(0, at + 1))] : [],
    )
    .reverse();
}
