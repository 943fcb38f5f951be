import { finding } from '../../domain/finding.ts';
import type { LifeOperation } from '../../domain/station/station-operation.ts';
import { keepNew, nameTaken } from './create-entry.ts';
import { type Applied, done, noteEntry, refused } from './entry-outcome.ts';
import type { EntryRun } from './entry-run.ts';

/**
 * Brings a deleted object back as it was, with its id and its IGSN; one that is there is fine. What was accepted once is not
 * checked again. Findings that refuse: `object-unknown`, `missing-parent` (deleted too), `name-taken` meanwhile.
 */
export async function restoreEntry(run: EntryRun, operation: LifeOperation): Promise<Applied> {
  const { objectId } = operation;
  if ((await run.object(objectId)) !== undefined) return done(operation, objectId);
  const deleted = (await run.work.station.deleted([objectId])).get(objectId);
  const { object } = deleted ?? {};
  if (object?.expeditionId !== run.expedition.id) {
    const about = { field: 'objectId', value: objectId, rule: 'an object that was deleted' };
    return refused(operation, objectId, [finding('object-unknown', 'This expedition has no such object.', about)]);
  }
  const parent = await run.object(object.parentId!);
  if (parent === undefined) {
    const about = { field: 'parentId', value: object.parentId, rule: 'restore what it belongs to first' };
    const message = `What ${object.combinedId} belongs to was deleted too.`;
    return refused(operation, objectId, [finding('missing-parent', message, about)]);
  }
  if ((await run.work.tree.findByPaths([object.path])).length > 0)
    return refused(operation, objectId, [await nameTaken(run, object.type, object.name, parent)]);
  await run.work.station.forgetDeletion(objectId);
  await keepNew(run, object);
  noteEntry(run, operation, { action: 'restore', subject: objectId, after: object.values });
  return done(operation, objectId);
}
