import { pathSegment } from '../../domain/drilling/object-path.ts';
import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { type TreePlace, WHOLE_TREE } from '../../domain/party/tree-right.ts';
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
  if (object === undefined || run.mayEnter(object)) return undefined;
  const why = run.mayRead(object) ? notGranted(run, object.type, object.combinedId) : notThere(run, objectId);
  return refused(operation, objectId, [why]);
}

async function refuseCreation(
  run: EntryRun,
  operation: StationOperation,
  object: CreatedObject,
): Promise<Applied | undefined> {
  const parent = object.parentId === null ? undefined : await run.object(object.parentId);
  if (parent === undefined) return undefined;
  const place: TreePlace = { type: object.type, path: `${parent.path}/${pathSegment(object.type, object.name)}` };
  if (run.mayEnter(place)) return undefined;
  const why = run.mayRead(parent) ? notGranted(run, object.type, parent.combinedId) : noParent(object);
  return refused(operation, object.id, [why]);
}

function notGranted(run: EntryRun, type: ObjectType, where: string): Finding {
  const { label, plural } = OBJECT_TYPE[type];
  const allowed = [...new Set(run.rights.enters.flatMap((one) => one.types ?? []))];
  const rule = allowed.map((one) => OBJECT_TYPE[one].plural.toLowerCase()).join(', ');
  const message = `Your role does not let you enter ${plural.toLowerCase()} of ${where}.`;
  return finding('not-granted', message, { field: label, value: where, rule: `what you enter: ${rule}` });
}
