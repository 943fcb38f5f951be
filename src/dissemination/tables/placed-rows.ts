import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { PlacedObject } from '../../formats/tables/placed-object.ts';
import { listTreeDetails, type TreeDetail } from '../../store/read/list-tree-details.ts';
import type { Store } from '../../store/store.ts';

/** Steps of a path as far as a core run: program, expedition, site, hole, run. */
const STEPS_TO_RUN = 5;

/**
 * The objects of a type below a path with the values of their core runs, in path order. Runs come in the same order, so both
 * are read along each other in constant memory.
 */
export async function* placedRows(
  { read, engine }: Pick<Store, 'read' | 'engine'>,
  path: string,
  type: ObjectType,
): AsyncGenerator<PlacedObject> {
  await using runs = listTreeDetails(read, engine, path, 'core_run');
  let run = await runs.next();
  for await (const object of listTreeDetails(read, engine, path, type)) {
    const above = object.path.split('/').slice(0, STEPS_TO_RUN).join('/');
    while (run.done !== true && isBefore(run.value.path, above)) run = await runs.next();
    yield { ...object, run: run.done !== true && run.value.path === above ? run.value.values : {} };
  }
}

/** Byte order of UTF-8, as the store sorts paths; that of UTF-16 differs beyond the basic plane. */
function isBefore(one: TreeDetail['path'], other: string): boolean {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;
}
