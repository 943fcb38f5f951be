import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { finding } from '../../domain/finding.ts';
import type { ImportRun } from './import-run.ts';
import type { LocatedRow } from './locate-rows.ts';

/**
 * Leaves out rows that the caller's roles on the core tree do not allow, each with the finding `not-granted`. What a row only
 * implies and is there already stays: nothing of it changes.
 */
export async function dropForbidden(run: ImportRun, rows: readonly LocatedRow[]): Promise<readonly LocatedRow[]> {
  if (rows.every((one) => isAllowed(run, one))) return rows;
  const implied = rows.filter((one) => one.row.implied).map((one) => one.path);
  const known = await run.objectsAt(implied);
  return rows.filter((one) => {
    if (isAllowed(run, one) || (one.row.implied && known.has(one.path))) return true;
    refuse(run, one);
    return false;
  });
}

function isAllowed(run: ImportRun, { row, path, steps }: LocatedRow): boolean {
  return run.mayChange(steps[0]!.name, { type: row.type, path });
}

function refuse(run: ImportRun, { row }: LocatedRow): void {
  const { label, plural } = OBJECT_TYPE[row.type];
  const name = row.names[row.type] ?? '';
  run.count(row.type, 'refused');
  run.report(
    finding('not-granted', `${label} ${name}: your role does not let you enter ${plural.toLowerCase()} there.`, {
      field: label,
      value: name,
      rule: 'a part of the expedition that you have a role for',
      at: row.at,
    }),
  );
}
