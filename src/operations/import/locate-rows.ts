import { type PathStep, pathOfSteps, stepsTo } from '../../domain/drilling/object-path.ts';
import type { ObjectNames, ObjectRow } from '../../domain/drilling/object-row.ts';
import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { finding } from '../../domain/finding.ts';
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
 * knows under one program only, from there. Rows without a place are reported (`missing-parent`, `program-unknown`).
 */
export async function locateRows(run: ImportRun, rows: readonly ObjectRow[]): Promise<LocatedRow[]> {
  const located: LocatedRow[] = [];
  for (const row of rows) {
    const names = await completeNames(run, row);
    const way = stepsTo(row.type, names);
    if ('steps' in way) located.push(place({ ...row, names }, way.steps));
    else refuse(run, row, way.missing);
  }
  return located;
}

function place(row: ObjectRow, steps: PathStep[]): LocatedRow {
  return { row, steps, path: pathOfSteps(steps), parentPath: pathOfSteps(steps.slice(0, -1)) };
}

async function completeNames(run: ImportRun, row: ObjectRow): Promise<ObjectNames> {
  const names = { ...row.names };
  const own = names[row.type] ?? intervalName(row);
  if (own !== undefined) names[row.type] = own;
  if (row.type !== 'program') {
    const expedition = names.expedition ?? run.options.expedition;
    if (expedition !== undefined) names.expedition = expedition;
  }
  if (names.program === undefined) {
    const program = run.options.program ?? (await programOf(run, names.expedition));
    if (program !== undefined) names.program = program;
  }
  return names;
}

async function programOf(run: ImportRun, expedition: string | undefined): Promise<string | undefined> {
  if (expedition === undefined) return undefined;
  const known = await run.work.tree.findExpeditions(expedition);
  if (known.length !== 1) return undefined;
  const [program] = await run.work.tree.findByIds([known[0]!.parentId!]);
  return program?.name;
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

/** Samples and cuttings are named by their interval where nothing else is said: `10-15` in cm, `100-105` in m. */
function intervalName({ type, values }: ObjectRow): string | undefined {
  const [top, bottom] =
    type === 'cuttings' ? [values.top_depth_m, values.bottom_depth_m] : [values.top_offset_cm, values.bottom_offset_cm];
  if (type !== 'sample' && type !== 'cuttings') return undefined;
  return typeof top === 'number' && typeof bottom === 'number' ? `${top}-${bottom}` : undefined;
}
