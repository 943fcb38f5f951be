import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { LifeOperation } from '../../domain/station/station-operation.ts';
import { holdIgsnsOf } from '../hold-jobs.ts';
import type { Actor } from '../ports.ts';
import type { NewObject, TreeObject } from '../tree-ports.ts';
import { type Applied, done, noteEntry, refused } from './entry-outcome.ts';
import type { Author, EntryRun } from './entry-run.ts';
import { notThere } from './not-there.ts';

/**
 * Deletes an object; one that was deleted already is fine. It can be restored, and its IGSN is never given again. Findings
 * that refuse: `object-unknown`, `has-children`, `is-registered` (which is withdrawn instead), `expedition-stays`.
 */
export async function deleteEntry(run: EntryRun, by: Author, operation: LifeOperation): Promise<Applied> {
  const { objectId } = operation;
  const object = await run.picture.object(objectId);
  if (object === undefined) {
    const why = notThere(run, objectId);
    return why.code === 'object-deleted' ? done(operation, objectId) : refused(operation, objectId, [why]);
  }
  await run.writes.settle();
  const findings = await inTheWay(run, object, by.actor);
  if (findings.length > 0) return refused(operation, objectId, findings);
  const values = await run.picture.valuesOf(object);
  const was = asItWas(object, values);
  const { name } = by.actor;
  await run.work.station.remove({ object: was, by: name, seq: run.writes.takeSeqs(1) }, run.writes.at);
  run.picture.remove({ object: was, deletedAt: run.writes.at, deletedBy: name });
  run.scopes.note(object);
  const before = { ...values, ...(object.igsn !== null && { igsn: object.igsn }) };
  noteEntry(run, by, operation, { action: 'delete', subject: objectId, before });
  return done(operation, objectId);
}

async function inTheWay(run: EntryRun, object: TreeObject, actor: Actor): Promise<Finding[]> {
  const what = `${OBJECT_TYPE[object.type].label} ${object.combinedId}`;
  if (object.id === run.expedition.id)
    return [finding('expedition-stays', `${what} is what is worked in.`, { rule: 'anything below it' })];
  const children = await run.work.station.countChildren(object.id);
  if (children > 0) {
    const about = { value: children, rule: 'nothing below it' };
    return [finding('has-children', `${what} holds ${children} others; delete those first.`, about)];
  }
  return checkUnregistered(run, object, what, actor);
}

/** Nobody registers it between this look and the end of the batch. A record that is only reserved goes with its object. */
async function checkUnregistered(run: EntryRun, { igsn }: TreeObject, what: string, actor: Actor): Promise<Finding[]> {
  if (igsn === null) return [];
  await holdIgsnsOf(run.work, run.expedition.id, actor);
  const known = (await run.work.register.states([igsn])).get(igsn);
  if (known === undefined) return [];
  if (known.state !== 'reserved') {
    const message = `${what} is registered as ${igsn} (${known.state}); withdraw it instead.`;
    return [finding('is-registered', message, { field: 'igsn', value: igsn, rule: 'never registered' })];
  }
  await run.work.register.removeReserved(igsn);
  return [];
}

function asItWas(object: TreeObject, values: NewObject['values']): NewObject {
  const { id, expeditionId, type, parentId, registeredParentId, path, name, combinedId, registrable, igsn } = object;
  const place = { parentId, registeredParentId, path, name, combinedId };
  return { id, expeditionId, type, ...place, registrable, igsn, values };
}
