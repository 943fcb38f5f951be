import { finding } from '../../domain/finding.ts';
import type { LifeOperation } from '../../domain/station/station-operation.ts';
import { nameTaken } from './create-entry.ts';
import { type Applied, done, noteEntry, refused } from './entry-outcome.ts';
import type { Author, EntryRun } from './entry-run.ts';

/**
 * Brings a deleted object back as it was, with its id and its IGSN; one that is there is fine. What was accepted once is not
 * checked again. Findings that refuse: `object-unknown`, `missing-parent` (deleted too), `name-taken` meanwhile.
 */
export async function restoreEntry(run: EntryRun, by: Author, operation: LifeOperation): Promise<Applied> {
  const { objectId } = operation;
  if ((await run.picture.object(objectId)) !== undefined) return done(operation, objectId);
  const object = run.picture.deleted(objectId)?.object;
  if (object === undefined) {
    const about = { field: 'objectId', value: objectId, rule: 'an object that was deleted' };
    return refused(operation, objectId, [finding('object-unknown', 'This expedition has no such object.', about)]);
  }
  const parent = await run.picture.object(object.parentId!);
  if (parent === undefined) {
    const about = { field: 'parentId', value: object.parentId, rule: 'restore what it belongs to first' };
    const message = `What ${object.combinedId} belongs to was deleted too.`;
    return refused(operation, objectId, [finding('missing-parent', message, about)]);
  }
  if (await run.picture.isTaken(object.path, parent.id))
    return refused(operation, objectId, [await nameTaken(run, object.type, object.name, parent)]);
  await run.work.station.forgetDeletion(objectId);
  run.make(object, by);
  noteEntry(run, by, operation, { action: 'restore', subject: objectId, after: object.values });
  return done(operation, objectId);
}
