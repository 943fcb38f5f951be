import type { House } from '../../src/context.ts';
import type { FieldValues, IntakeItem, ObjectNames, ObjectRow } from '../../src/domain/drilling/object-row.ts';
import type { ObjectType } from '../../src/domain/drilling/object-type.ts';
import { localCaller } from '../../src/operations/caller.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
import type { ImportOptions, ImportResult } from '../../src/operations/import/import-options.ts';

/** Who acts in tests. */
export const TESTER = localCaller({ name: 'tester', origin: 'test' });

/** A row as an intake would give it, from row 2 of `rows.csv` unless told otherwise. */
export function row(
  type: ObjectType,
  names: ObjectNames,
  values: FieldValues = {},
  more: Partial<Pick<ObjectRow, 'igsn' | 'implied' | 'at'>> = {},
): ObjectRow {
  return { type, names, values, implied: false, at: { file: 'rows.csv', row: 2 }, ...more };
}

/** Rows numbered as lines of one file. */
export function numbered(rows: readonly ObjectRow[], file = 'rows.csv'): ObjectRow[] {
  return rows.map((one, index) => ({ ...one, at: { file, row: index + 2 } }));
}

/** Imports rows into a house, not strictly and for real unless told otherwise. */
export function importRows(
  house: Pick<House, 'unitOfWork'>,
  rows: readonly ObjectRow[],
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> {
  return importExpedition(house.unitOfWork, () => itemsOf(rows), {
    actor: TESTER,
    strict: false,
    dryRun: false,
    ...options,
  });
}

async function* itemsOf(rows: readonly ObjectRow[]): AsyncGenerator<IntakeItem> {
  for (const one of rows) yield { kind: 'row', row: one };
}

/** The rows of one hole: expedition, site, hole, `runs` core runs of 3 m with `sections` sections of 1 m each. */
export function holeRows(program: string, expedition: string, runs: number, sections: number): ObjectRow[] {
  const names = { program, expedition, site: '1', hole: 'A' };
  const core = Array.from({ length: runs }, (_, run) => coreRows(names, run + 1, sections)).flat();
  return numbered([
    row('expedition', { program, expedition }, { expedition_name: `Expedition ${expedition}` }),
    row('site', { program, expedition, site: '1' }),
    row('hole', names, { latitude_deg: 63.4, longitude_deg: 13.2, start_date: '2014-05-01' }),
    ...core,
  ]);
}

function coreRows(names: ObjectNames, core: number, sections: number): ObjectRow[] {
  const run = { ...names, core_run: String(core) };
  const values = { core, drillers_top_depth_m: 100 + 3 * core, drilled_length_m: 3, core_recovery_m: sections };
  const cut = Array.from({ length: sections }, (_, index) =>
    row('section', { ...run, section: String(index + 1) }, { section: index + 1, curated_length_m: 1 }),
  );
  return [row('core_run', run, values), ...cut];
}
