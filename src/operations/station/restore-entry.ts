import { finding } from '../../domain/finding.ts';
import { liesInParts } from '../../domain/party/tree-right.ts';
import type { LifeOperation } from '../../domain/station/station-operation.ts';
import type { NewObject } from '../tree-ports.ts';
import { nameTaken } from './create-entry.ts';
import { type Applied, done, noteEntry, refused } from './entry-outcome.ts';
import type { Author, EntryRun } from './entry-run.ts';
import type { DeletedObject } from './station-ports.ts';

/**
 * Brings a deleted object back as it was, with its id and its IGSN, where asked with what was deleted below it at the same moment;
 * one that is there is fine. What was accepted once is not checked again. Findings that refuse: `object-unknown`,
 * `missing-parent` (deleted too), `name-taken` meanwhile.
 */
export async function restoreEntry(run: EntryRun, by: Author, operation: LifeOperation): Promise<Applied> {
  const { objectId } = operation;
  if ((await run.picture.object(objectId)) !== undefined) return done(operation, objectId);
  const deleted = run.picture.deleted(objectId);
  if (deleted === undefined) {
    const about = { field: 'objectId', value: objectId, rule: 'an object that was deleted' };
    return refused(operation, objectId, [finding('object-unknown', 'This expedition has no such object.', about)]);
  }
  const { object } = deleted;
  const parent = await run.picture.object(object.parentId!);
  if (parent === undefined) {
    const about = { field: 'parentId', value: object.parentId, rule: 'restore what it belongs to first' };
    const message = `What ${object.combinedId} belongs to was deleted too.`;
    return refused(operation, objectId, [finding('missing-parent', message, about)]);
  }
  if (await run.picture.isTaken(object.path, parent.id))
    return refused(operation, objectId, [await nameTaken(run, object.type, object.name, parent)]);
  const all = [object, ...(operation.below === true ? await deletedWith(run, by, deleted) : [])];
  await run.work.station.forgetDeletions(all.map(({ id }) => id));
  for (const one of all) {
    run.make(one, by);
    noteEntry(run, by, operation, { action: 'restore', subject: one.id, after: one.values });
  }
  return done(operation, objectId);
}

/** What went with it and can come back: what the author enters, and whose parent is there again. */
async function deletedWith(run: EntryRun, by: Author, { object, deletedAt }: DeletedObject): Promise<NewObject[]> {
  const found = await run.work.station.deletedBelow(run.expedition.id, object.path, deletedAt);
  const back = new Set([object.id]);
  return found.flatMap(({ object: one }) => {
    if (!back.has(one.parentId!) || !liesInParts(by.rights.enters, one)) return [];
    back.add(one.id);
    return [one];
  });
}
