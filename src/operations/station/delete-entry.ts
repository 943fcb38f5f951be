import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { checkGranted } from '../../domain/station/not-granted.ts';
import type { LifeOperation } from '../../domain/station/station-operation.ts';
import { holdIgsnsOf } from '../hold-jobs.ts';
import type { NewObject, TreeObject } from '../tree-ports.ts';
import { type Applied, done, noteEntry, refused } from './entry-outcome.ts';
import type { Author, EntryRun } from './entry-run.ts';
import { notThere } from './not-there.ts';

/**
 * Deletes an object, where asked with all that lies below it; one that was deleted already is fine. It can be restored, and its
 * IGSN is never given again. Findings that refuse all of it: `object-unknown`, `has-children`, `is-registered` (which is
 * withdrawn instead), `not-granted`, `expedition-stays`.
 */
export async function deleteEntry(run: EntryRun, by: Author, operation: LifeOperation): Promise<Applied> {
  const { objectId, below = false } = operation;
  const object = await run.picture.object(objectId);
  if (object === undefined) {
    const gone = notThere(run, objectId);
    return gone.code === 'object-deleted' ? done(operation, objectId) : refused(operation, objectId, [gone]);
  }
  await run.writes.settle();
  const lower = below ? await run.work.station.below(object.path) : [];
  const why = (await inTheWay(run, object, below)) ?? notEntered(by, object, lower);
  if (why !== undefined) return refused(operation, objectId, [why]);
  const all = [object, ...lower];
  const registered = await takeFromRegister(run, by, all);
  if (registered.length > 0) return refused(operation, objectId, registered);
  await takeOut(run, by, operation, all);
  return done(operation, objectId);
}

async function inTheWay(run: EntryRun, object: TreeObject, below: boolean): Promise<Finding | undefined> {
  const what = called(object);
  if (object.id === run.expedition.id)
    return finding('expedition-stays', `${what} is what is worked in.`, { rule: 'anything below it' });
  const children = below ? 0 : await run.work.station.countChildren(object.id);
  if (children === 0) return undefined;
  const about = { value: children, rule: 'nothing below it, or all of it too' };
  return finding('has-children', `${what} holds ${children} others; delete those first.`, about);
}

/** Whose role is for some types may not take away what others entered below them. */
function notEntered({ rights }: Author, object: TreeObject, lower: readonly TreeObject[]): Finding | undefined {
  for (const one of lower) {
    const why = checkGranted(rights.enters, one, object.combinedId);
    if (why !== undefined) return why;
  }
  return undefined;
}

const MOST_TOLD = 20;

/** Nobody registers them between this look and the end of the batch. Records that are only reserved go with their objects. */
async function takeFromRegister(run: EntryRun, by: Author, all: readonly TreeObject[]): Promise<Finding[]> {
  const named = all.flatMap((one) => (one.igsn === null ? [] : [{ ...one, igsn: one.igsn }]));
  if (named.length === 0) return [];
  await holdIgsnsOf(run.work, run.expedition.id, by.actor);
  const states = await run.work.register.states(named.map(({ igsn }) => igsn));
  const stay = named.flatMap((one) => {
    const state = states.get(one.igsn)?.state;
    return state === undefined || state === 'reserved' ? [] : [{ one, state }];
  });
  if (stay.length > 0) return stay.slice(0, MOST_TOLD).map(({ one, state }) => registered(one, state, stay.length));
  await run.work.register.removeReserved([...states.keys()]);
  return [];
}

function registered(one: TreeObject & { readonly igsn: string }, state: string, count: number): Finding {
  const others = count > 1 ? ` ${count} in all are registered.` : '';
  const message = `${called(one)} is registered as ${one.igsn} (${state}); withdraw it instead.${others}`;
  return finding('is-registered', message, { field: 'igsn', value: one.igsn, rule: 'never registered' });
}

async function takeOut(run: EntryRun, by: Author, operation: LifeOperation, all: readonly TreeObject[]): Promise<void> {
  const unread = all.filter(({ id }) => run.picture.knownValues([id]).size === 0);
  run.picture.learnValues(await run.work.station.detailsOf(unread));
  const values = run.picture.knownValues(all.map(({ id }) => id));
  const { name } = by.actor;
  const removed = all.map((one) => ({
    object: asItWas(one, values.get(one.id) ?? {}),
    by: name,
    seq: run.writes.takeSeqs(1),
  }));
  await run.work.station.remove(removed, run.writes.at);
  for (const { object } of removed) {
    run.picture.remove({ object, deletedAt: run.writes.at, deletedBy: name });
    const before = { ...object.values, ...(object.igsn && { igsn: object.igsn }) };
    noteEntry(run, by, operation, { action: 'delete', subject: object.id, before });
  }
  // What lay below has no depth any more: only what stays is calculated again.
  run.scopes.note(all[0]!);
}

const called = ({ type, combinedId }: TreeObject): string => `${OBJECT_TYPE[type].label} ${combinedId}`;

function asItWas(object: TreeObject, values: NewObject['values']): NewObject {
  const { id, expeditionId, type, parentId, registeredParentId, path, name, combinedId, registrable, igsn } = object;
  const place = { parentId, registeredParentId, path, name, combinedId };
  return { id, expeditionId, type, ...place, registrable, igsn, values };
}
