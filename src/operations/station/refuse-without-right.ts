import { pathSegment } from '../../domain/drilling/object-path.ts';
import { finding } from '../../domain/finding.ts';
import { isReadIn, type TreePlace, WHOLE_TREE } from '../../domain/party/tree-right.ts';
import { checkGranted } from '../../domain/station/not-granted.ts';
import type { CreatedObject, StationOperation } from '../../domain/station/station-operation.ts';
import { noParent } from './create-entry.ts';
import { type Applied, refused } from './entry-outcome.ts';
import type { Author, EntryRun } from './entry-run.ts';

/**
 * Refuses an operation that its author's roles on the core tree do not allow; undefined where they do. Findings: `not-granted`
 * for what may be seen and not changed; what may not be seen is told of as if it were not there (`object-unknown`,
 * `missing-parent`).
 */
export async function refuseWithoutRight(
  run: EntryRun,
  by: Author,
  operation: StationOperation,
): Promise<Applied | undefined> {
  const { reads, enters } = by.rights;
  if (enters === WHOLE_TREE) return undefined;
  if (operation.kind === 'create') return refuseCreation(run, by, operation, operation.object);
  const { objectId } = operation;
  const object = (await run.picture.object(objectId)) ?? run.picture.deleted(objectId)?.object;
  const why = object && checkGranted(enters, object, object.combinedId);
  if (object === undefined || why === undefined) return undefined;
  return refused(operation, objectId, [isReadIn(reads, object) ? why : unknownObject(objectId)]);
}

async function refuseCreation(
  run: EntryRun,
  { rights: { reads, enters } }: Author,
  operation: StationOperation,
  object: CreatedObject,
): Promise<Applied | undefined> {
  const parent = object.parentId === null ? undefined : await run.picture.object(object.parentId);
  if (parent === undefined) return undefined;
  const place: TreePlace = { type: object.type, path: `${parent.path}/${pathSegment(object.type, object.name)}` };
  const why = checkGranted(enters, place, parent.combinedId);
  if (why === undefined) return undefined;
  return refused(operation, object.id, [isReadIn(reads, parent) ? why : noParent(object)]);
}

function unknownObject(objectId: string) {
  const about = { field: 'objectId', value: objectId, rule: 'an object of it' };
  return finding('object-unknown', 'This expedition has no such object.', about);
}
