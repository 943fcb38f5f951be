import { CorestoneError } from '../../domain/error.ts';
import {
  checkSource,
  checkSourceName,
  type SourceSettings,
  USUAL_SOURCE,
} from '../../domain/harvest/harvest-source.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { HarvestSource } from './harvest-ports.ts';

/** What is said of a new source; the rest is as usual. */
export type NewSource = Pick<SourceSettings, 'url'> & Partial<SourceSettings> & { readonly name: string };

/** How many records one unit of work settles. */
const BATCH = 2000;

/**
 * Adds a source; one that was removed under the name is taken up again. Throws `not-allowed` but for administrators,
 * `already-exists`, and `invalid-input` with the findings of `checkSource`.
 */
export async function addSource(unitOfWork: UnitOfWork, wanted: NewSource, caller: Caller): Promise<HarvestSource> {
  ensureMay(caller, 'administer', '');
  const { name, ...said } = wanted;
  const settings: SourceSettings = { ...USUAL_SOURCE, title: name, ...said };
  refuse([...checkSourceName(name), ...checkSource(settings)]);
  return unitOfWork(async (work) => {
    const known = await work.harvests.source(name);
    if (known !== undefined && known.removedAt === null)
      throw new CorestoneError('already-exists', `There is a source ${name} already.`);
    const at = work.now();
    await work.harvests.addSource(name, settings, caller.name, at);
    await work.audit(caller, [{ action: 'add-source', subject: name, after: settings }], at);
    return (await work.harvests.source(name))!;
  });
}

/**
 * Changes a source. With another address, prefix or set, everything is asked for again; with another choice of what is taken, what is kept
 * is read again; with another priority, or when it is made active or
 * inactive, which records are shown follows; a run under way ends when it is made inactive. Throws `not-allowed`, `not-found`, `invalid-input`.
 */
export async function changeSource(
  unitOfWork: UnitOfWork,
  name: string,
  changes: Partial<SourceSettings>,
  caller: Caller,
): Promise<HarvestSource> {
  ensureMay(caller, 'administer', '');
  const before = await unitOfWork(async (work) => {
    const known = await sourceOf(work, name);
    refuse(checkSource({ ...known, ...changes }));
    const at = work.now();
    const again = {
      ...(isAnother(known, changes) && { harvestedThrough: null }),
      ...(changes.takes !== undefined && changes.takes !== known.takes && { rereads: known.rereads + 1 }),
    };
    await work.harvests.changeSource(name, { ...changes, ...again, ...dueAfter(known, changes, at) }, at);
    await work.audit(
      caller,
      [{ action: 'change-source', subject: name, before: settingsOf(known), after: changes }],
      at,
    );
    return known;
  });
  const isReordered =
    (changes.priority ?? before.priority) !== before.priority ||
    (changes.isActive ?? before.isActive) !== before.isActive;
  if (isReordered) await settleSource(unitOfWork, name);
  return unitOfWork((work) => sourceOf(work, name));
}

/**
 * Removes a source: its records become deletions, which catalogues that harvest us are told of, and what is kept of them is
 * thrown away. Throws `not-allowed`, `not-found`, `busy` while it is harvested.
 */
export async function removeSource(unitOfWork: UnitOfWork, name: string, caller: Caller): Promise<number> {
  ensureMay(caller, 'administer', '');
  await unitOfWork(async (work) => {
    const known = await sourceOf(work, name);
    const at = work.now();
    if (known.heldUntil !== null && known.heldUntil > at)
      throw new CorestoneError('busy', `${name} is being harvested.`);
    await work.harvests.changeSource(name, { removedAt: at, isActive: false, dueAt: null, harvestedThrough: null }, at);
    await work.audit(caller, [{ action: 'remove-source', subject: name, before: settingsOf(known) }], at);
  });
  return deleteAll(unitOfWork, name);
}

/**
 * Asks the server to harvest a source at the next opportunity; `isFull` for all of its records. Throws `not-allowed`,
 * `not-found`, `conflict` for an inactive source.
 */
export async function askForRun(unitOfWork: UnitOfWork, name: string, isFull: boolean, caller: Caller): Promise<void> {
  ensureMay(caller, 'administer', '');
  await unitOfWork(async (work) => {
    const known = await sourceOf(work, name);
    if (!known.isActive) throw new CorestoneError('conflict', `${name} is not active.`);
    const at = work.now();
    await work.harvests.changeSource(name, { dueAt: at, ...(isFull && { harvestedThrough: null }) }, at);
    await work.audit(caller, [{ action: 'ask-for-harvest', subject: name, after: { isFull } }], at);
  });
}

/**
 * Has whoever harvests a source, or reads it again, stop at the next page and keep what there is; the next run goes on there, when it is
 * due or asked for. Throws `not-allowed`, `not-found`, `conflict` where nobody is at it.
 */
export async function stopHarvest(unitOfWork: UnitOfWork, name: string, caller: Caller): Promise<void> {
  ensureMay(caller, 'administer', '');
  await unitOfWork(async (work) => {
    const known = await sourceOf(work, name);
    const at = work.now();
    if (known.heldUntil === null || known.heldUntil <= at)
      throw new CorestoneError('conflict', `${name} is not being harvested.`);
    await work.harvests.changeSource(name, { isStopAsked: true }, at);
    await work.audit(caller, [{ action: 'stop-harvest', subject: name }], at);
  });
}

/**
 * Has everything that is kept of a source read again without asking the source for it: the server does so within half a minute. Throws
 * `not-allowed`, `not-found`.
 */
export async function askForReread(unitOfWork: UnitOfWork, name: string, caller: Caller): Promise<void> {
  ensureMay(caller, 'administer', '');
  await unitOfWork(async (work) => {
    const known = await sourceOf(work, name);
    const at = work.now();
    await work.harvests.changeSource(name, { rereads: known.rereads + 1 }, at);
    await work.audit(caller, [{ action: 'ask-for-reread', subject: name }], at);
  });
}

/** A source that was not removed; throws `not-found`. */
export async function sourceOf(work: Work, name: string): Promise<HarvestSource> {
  const source = await work.harvests.source(name);
  if (source === undefined || source.removedAt !== null)
    throw new CorestoneError('not-found', `There is no source ${name}.`);
  return source;
}

/** Decides anew which of a source's records, and of those that compete with them, are shown. */
export async function settleSource(unitOfWork: UnitOfWork, name: string): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    after = await unitOfWork((work) => work.harvests.settleSource(name, from, BATCH));
  }
}

async function deleteAll(unitOfWork: UnitOfWork, name: string): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await unitOfWork(async (work) => {
      const deleted = await work.harvests.deleteAll(name, BATCH);
      await work.harvests.settleIgsns(deleted.igsns);
      return deleted.count;
    });
    if (count === 0) return total;
    total += count;
  }
}

function isAnother(known: HarvestSource, changes: Partial<SourceSettings>): boolean {
  const telling = ['kind', 'url', 'metadataPrefix', 'setSpec'] as const;
  return telling.some((member) => changes[member] !== undefined && changes[member] !== known[member]);
}

function dueAfter(known: HarvestSource, { everyHours }: Partial<SourceSettings>, at: string) {
  if (everyHours === undefined || everyHours === known.everyHours) return {};
  return { dueAt: everyHours === 0 ? null : at };
}

function settingsOf(source: HarvestSource): SourceSettings {
  const { title, kind, url, metadataPrefix, setSpec, priority, everyHours, pauseMs, takes, isActive } = source;
  return { title, kind, url, metadataPrefix, setSpec, priority, everyHours, pauseMs, takes, isActive };
}

function refuse(findings: ReturnType<typeof checkSource>): void {
  if (findings.length > 0) throw new CorestoneError('invalid-input', 'The source cannot be kept.', { findings });
}
