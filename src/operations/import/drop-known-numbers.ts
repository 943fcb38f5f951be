import { finding } from '../../domain/finding.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { ImportRun } from './import-run.ts';
import type { LocatedRow } from './locate-rows.ts';

/**
 * Leaves out samples whose old number another sample of the expedition has, in the store or earlier in the file, and those that would
 * take the place of one with another old number: `old-number-known`. An old number is the key of its row, so no list makes a sample twice,
 * also where it says that it was found elsewhere now.
 */
export async function dropKnownNumbers(
  run: ImportRun,
  rows: readonly LocatedRow[],
  known: ReadonlyMap<string, TreeObject>,
): Promise<readonly LocatedRow[]> {
  if (rows.every((one) => numberOf(one) === undefined)) return rows;
  const taken = await numbersTaken(run, rows, known);
  const numberAt = new Map([...taken].map(([key, one]) => [one.path, key]));
  return rows.filter((one) => {
    const number = numberOf(one);
    if (number === undefined) return true;
    const key = keyOf(one, number);
    const holder = taken.get(key);
    const isOther = holder !== undefined && holder.path !== one.path;
    const before = numberAt.get(one.path);
    if (isOther || (before !== undefined && before !== key)) return refuse(run, one, number, holder?.name);
    taken.set(key, { path: one.path, name: `row ${one.row.at.row ?? '?'}` });
    numberAt.set(one.path, key);
    return true;
  });
}

interface Holder {
  readonly path: string;
  readonly name: string;
}

/** Who has the numbers of these rows, and which numbers stand at their places. */
async function numbersTaken(run: ImportRun, rows: readonly LocatedRow[], known: ReadonlyMap<string, TreeObject>) {
  const byExpedition = Map.groupBy(rows, expeditionPath);
  const expeditions = await run.objectsAt(byExpedition.keys());
  const taken = new Map<string, Holder>();
  for (const [path, some] of byExpedition) {
    const expedition = expeditions.get(path);
    if (expedition === undefined) continue;
    const numbers = some.map(numberOf).filter((one) => one !== undefined);
    for (const one of await run.work.tree.findByFormerNumbers(expedition.id, numbers))
      taken.set(`${path} ${one.number}`, { path: one.path, name: one.combinedId });
  }
  const there = rows.flatMap((one) => known.get(one.path) ?? []);
  const values = await run.work.tree.valuesOf(
    'sample',
    there.map((one) => one.id),
  );
  for (const one of there) {
    const number = values.get(one.id)?.former_number;
    if (typeof number === 'string')
      taken.set(`${one.path.split('/', 2).join('/')} ${number}`, { path: one.path, name: one.combinedId });
  }
  return taken;
}

const expeditionPath = ({ path }: LocatedRow): string => path.split('/', 2).join('/');

const keyOf = (one: LocatedRow, number: string): string => `${expeditionPath(one)} ${number}`;

function numberOf({ row }: LocatedRow): string | undefined {
  const number = row.values.former_number;
  return typeof number === 'string' && number !== '' ? number : undefined;
}

function refuse(run: ImportRun, one: LocatedRow, number: string, holder: string | undefined): false {
  const message =
    holder === undefined
      ? `The sample at this place has another old number than ${number}.`
      : `Old number ${number} is that of ${holder}, which stands elsewhere in the collection; nothing was changed.`;
  run.count('sample', 'refused');
  run.report(
    finding('old-number-known', message, {
      field: 'former_number',
      value: number,
      rule: 'an old number once in a collection, always at one place',
      at: one.row.at,
    }),
  );
  return false;
}
