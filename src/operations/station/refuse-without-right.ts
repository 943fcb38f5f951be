import { pathSegment } from '../../domain/drilling/object-path.ts';
import { type TreePlace, WHOLE_TREE } from '../../domain/party/tree-right.ts';
import { checkGranted } from '../../domain/station/not-granted.ts';
import type { CreatedObject, StationOperation } from '../../domain/station/station-operation.ts';
import { noParent } from './create-entry.ts';
import { type Applied, refused } from './entry-outcome.ts';
import type { EntryRun } from './entry-run.ts';
import { notThere } from './not-there.ts';

/**
 * Refuses an operation that the caller's roles on the core tree do not allow; undefined where they do. Findings: `not-granted`
 * for what may be seen and not changed; what may not be seen is told of as if it were not there (`object-unknown`,
 * `missing-parent`).
 */
export async function refuseWithoutRight(run: EntryRun, operation: StationOperation): Promise<Applied | undefined> {
  if (run.rights.enters === WHOLE_TREE) return undefined;
  if (operation.kind === 'create') return refuseCreation(run, operation, operation.object);
  const { objectId } = operation;
  const object = (await run.object(objectId)) ?? run.deleted(objectId)?.object;
  const why = object && checkGranted(run.rights.enters, object, object.combinedId);
  if (object === undefined || why === undefined) return undefined;
  return refused(operation, objectId, [run.mayRead(object) ? why : notThere(run, objectId)]);
}

async function refuseCreation(
  run: EntryRun,
  operation: StationOperation,
  object: CreatedObject,
): Promise<Applied | undefined> {
  const parent = object.parentId === null ? undefined : await run.object(object.parentId);
  if (parent === undefined) return undefined;
  const place: TreePlace = { type: object.type, path: `${parent.path}/${pathSegment(object.type, object.name)}` };
  const why = checkGranted(run.rights.enters, place, parent.combinedId);
  if (why === undefined) return undefined;
  return refused(operation, object.id, [run.mayRead(parent) ? why : noParent(object)]);
}
