import { checkRowNames } from '../../domain/drilling/check-row-name.ts';
import { intervalName } from '../../domain/drilling/interval-name.ts';
import { type PathStep, stepsTo } from '../../domain/drilling/lineage.ts';
import { pathOfSteps } from '../../domain/drilling/object-path.ts';
import type { ObjectNames, ObjectRow } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { finding, hasError } from '../../domain/finding.ts';
import type { ImportRun } from './import-run.ts';

/** A row with its place in the tree. `parentPath` is empty for a program. */
export interface LocatedRow {
  readonly row: ObjectRow;
  readonly steps: readonly PathStep[];
  readonly path: string;
  readonly parentPath: string;
}

/**
 * Finds the place of every row, filling in program and expedition from the options or, for an expedition the store
 * knows under one program only, from there. Rows without a place are reported (`missing-parent`, `program-unknown`), and so
 * are names: those that cannot be looked for (`illegal-name`) keep their row out, unusual ones do not.
 * Throws `not-allowed` for a program that the caller of the import may not change.
 */
export async function locateRows(run: ImportRun, rows: readonly ObjectRow[]): Promise<LocatedRow[]> {
  const located: LocatedRow[] = [];
  const unknown = new Set<string>();
  for (const row of rows) {
    const names = completeNames(run, row);
    // Hardly ever: a wait for every row would take longer than all the rest.
    if (names.program === undefined) await addProgram(run, names, unknown);
    const way = stepsTo(row.type, names);
    if ('missing' in way) refuse(run, row, way.missing);
    else if (hasSoundNames(run, { ...row, names })) located.push(place({ ...row, names }, way.steps));
  }
  for (const program of new Set(located.map((one) => one.steps[0]!.name))) await run.ensureMayChange(program);
  return located;
}

function place(row: ObjectRow, steps: PathStep[]): LocatedRow {
  const path = pathOfSteps(steps);
  const { name } = steps.at(-1)!;
  // Names of samples may be ways; what is kept of one is its own.
  if (row.type === 'sample' && row.values.sample !== undefined && row.values.sample !== name)
    return place({ ...row, values: { ...row.values, sample: name } }, steps);
  // No name brings a slash into a path, so the last one stands before the object itself.
  return { row, steps, path, parentPath: path.slice(0, Math.max(0, path.lastIndexOf('/'))) };
}

function hasSoundNames(run: ImportRun, row: ObjectRow): boolean {
  // Sites of an older collection are called what its list calls them.
  const isCollected = row.aside === true || row.values.former_number !== undefined;
  const findings = checkRowNames(row).filter((one) => !isCollected || one.code !== 'unusual-name');
  run.report(...findings);
  if (!hasError(findings)) return true;
  run.count(row.type, 'refused');
  return false;
}

type OwnNames = { -readonly [type in keyof ObjectNames]: ObjectNames[type] };

function completeNames(run: ImportRun, row: ObjectRow): OwnNames {
  const names: OwnNames = { ...row.names };
  const own = names[row.type] ?? intervalName(row.type, row.values);
  if (own !== undefined) names[row.type] = own;
  const expedition = row.type === 'program' ? undefined : (names.expedition ?? run.options.expedition);
  if (expedition !== undefined) names.expedition = expedition;
  const program = names.program ?? run.options.program;
  if (program !== undefined) names.program = program;
  return names;
}

/** `unknown` remembers expeditions without a program, for one batch: a later one may bring it. */
async function addProgram(run: ImportRun, names: OwnNames, unknown: Set<string>): Promise<void> {
  const program = await programOf(run, names.expedition, unknown);
  if (program !== undefined) names.program = program;
}

async function programOf(run: ImportRun, expedition: string | undefined, unknown: Set<string>) {
  if (expedition === undefined || unknown.has(expedition)) return undefined;
  const program = await run.programOf(expedition);
  if (program === undefined) unknown.add(expedition);
  return program;
}

function refuse(run: ImportRun, row: ObjectRow, missing: readonly string[]): void {
  run.count(row.type, 'refused');
  const label = OBJECT_TYPE[row.type].label;
  if (missing.includes('program')) {
    const message = `${label}: it is not known which program expedition ${row.names.expedition ?? '?'} belongs to.`;
    run.report(
      finding('program-unknown', message, { field: 'program', rule: 'named in the file or by --program', at: row.at }),
    );
    return;
  }
  const wanted = missing.map((type) => OBJECT_TYPE[type as keyof typeof OBJECT_TYPE].label.toLowerCase()).join(' or ');
  run.report(
    finding('missing-parent', `${label} ${row.names[row.type] ?? ''} does not say which ${wanted} it belongs to.`, {
      field: missing[0] ?? 'parent',
      rule: 'every object names its parent',
      at: row.at,
    }),
  );
}
