import { batch, effect } from '@preact/signals';
import type { StationExpedition } from '../../../domain/station/station-live.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { Override, StationOperation } from '../../../domain/station/station-operation.ts';
import { BASE_PATH } from '../../shared/ask-server.ts';
import { say } from '../../shared/say.ts';
import { newId } from '../../shared/uuid-v7.ts';
import { askWhoAndWhat, codesSeenOtherwise } from './ask-who-and-what.ts';
import { type Deed, Deeds, type KeptDeeds } from './deeds.ts';
import { keptOwnFields, keptVocabularies } from './fields-of.ts';
import type { Wish } from './inverse.ts';
import type { KeptBlock, KeptOperation } from './kept.ts';
import {
  changeFact,
  claimFact,
  forgetKept,
  type KeptDatabase,
  keepFact,
  keepOperations,
  OldBlocks,
  openKept,
  readExpedition,
  readFact,
  readQueue,
  replaceKept,
} from './kept-database.ts';
import { followLive } from './live.ts';
import { LocalTree } from './local-tree.ts';
import { objectOf } from './object-of.ts';
import { enteredInto } from './recorded-twice.ts';
import { type RefusedTogether, sentAgain, sentUnderName } from './refused-together.ts';
import {
  blocks,
  conflicts,
  expeditions,
  isComplete,
  isPersonSure,
  openCode,
  ownFields,
  person,
  queue,
  stationName,
  tree,
  treeChanged,
  vocabularies,
} from './station-state.ts';
import { Sync } from './sync.ts';

let db: KeptDatabase;
let sync: Sync;
let leaveLive: () => void = () => {};
let opened = 0;

/** What who is signed in did in the open expedition; what somebody else did, or in another one, is not taken back in this one. */
let deeds = new Deeds(async () => {});
let deedsName = '';

function takeUpDeeds(): void {
  const name = `deeds ${openCode.value} ${person.value}`;
  if (openCode.value === undefined || name === deedsName) return;
  deedsName = name;
  const keepWith = (wishes: readonly Wish[], after: KeptDeeds, nextBlocks?: readonly KeptBlock[]) =>
    keep(wishes, { name, value: after }, nextBlocks);
  deeds = new Deeds(keepWith, readFact<KeptDeeds>(db, name));
}

/** Opens what is kept here and begins to ask the server. */
export async function startStation(): Promise<void> {
  db = await openKept();
  sync = new Sync(db);
  const [known, name, who, kept, own, schemes, held] = await Promise.all([
    readFact<readonly StationExpedition[]>(db, 'expeditions'),
    readFact<string>(db, 'station'),
    readFact<string>(db, 'person'),
    readFact<readonly KeptBlock[]>(db, 'blocks'),
    readFact<unknown>(db, 'own fields'),
    readFact<unknown>(db, 'schemes'),
    db.getAll('conflicts'),
  ]);
  const waiting = await readQueue(db);
  batch(() => {
    expeditions.value = known ?? [];
    stationName.value = name ?? `Station ${newId().slice(-4).toUpperCase()}`;
    person.value = who ?? '';
    blocks.value = kept ?? [];
    ownFields.value = keptOwnFields(own);
    vocabularies.value = keptVocabularies(schemes);
    queue.value = waiting;
    conflicts.value = held;
  });
  if (name === undefined) await keepFact(db, 'station', stationName.value);
  effect(takeUpDeeds);
  window.addEventListener('online', () => void sync.now());
  window.addEventListener('offline', () => void sync.now());
  window.addEventListener('focus', () => {
    // In another window somebody else may have signed in meanwhile.
    isPersonSure.value = false;
    void sync.now();
  });
  // Browsers clear what they think nobody needs; this asks them not to.
  void navigator.storage?.persist?.();
  void askAround();
}

const ASK_AGAIN_MS = 5000;

async function askAround(): Promise<void> {
  const before = expeditions.value;
  const { isAnswered, isToAskAgain } = await askWhoAndWhat(db);
  await openAnew(codesSeenOtherwise(before, expeditions.value));
  if (isAnswered) void sync.now();
  if (isToAskAgain) setTimeout(() => void askAround(), ASK_AGAIN_MS);
}

/** Opens the expedition anew where the person sees other things of it than before. */
async function openAnew(codes: readonly string[]): Promise<void> {
  const code = openCode.value;
  if (code === undefined || !codes.includes(code)) return;
  openCode.value = undefined;
  await openExpedition(code);
}

/** Opens an expedition: what is kept here at once, then what the server has to add. */
export async function openExpedition(code: string): Promise<void> {
  const asked = ++opened;
  if (openCode.value === code) return;
  const kept = await readExpedition(db, code);
  // Somebody may have gone on to another meanwhile.
  if (asked !== opened) return;
  leaveLive();
  const fresh = new LocalTree(person.value);
  fresh.take(kept.objects);
  for (const one of queue.value) if (one.expedition === code) fresh.add(one);
  for (const one of queue.value) if (one.expedition === code && one.refused !== undefined) fresh.settle([one], true);
  batch(() => {
    tree.value = fresh;
    openCode.value = code;
    isComplete.value = kept.wasAll;
    treeChanged();
  });
  sync.begin(kept.throughSeq);
  leaveLive = followLive(code, sync);
}

/**
 * Does what a person wants: kept on this machine first, then shown, then sent. `nextBlocks` are the blocks after the numbers
 * that the wishes carry. Rejects where the browser cannot keep it; nothing is shown then.
 */
export function perform(deed: Deed, nextBlocks?: readonly KeptBlock[]): Promise<void> {
  return deeds.perform(deed, nextBlocks);
}

/** Takes the last deed back; what it was, for telling. Undefined where there is none. */
export function undo(): Promise<string | undefined> {
  return deeds.undo();
}

/** Does again what was taken back last. */
export function redo(): Promise<string | undefined> {
  return deeds.redo();
}

async function keep(
  wishes: readonly Wish[],
  fact: { readonly name: string; readonly value: unknown },
  nextBlocks?: readonly KeptBlock[],
): Promise<void> {
  const code = openCode.value!;
  const at = new Date().toISOString();
  const operations = wishes.map((wish) => ({
    expedition: code,
    by: person.value,
    operation: { ...wish, id: newId(), at } as StationOperation,
  }));
  const changed = nextBlocks && { before: blocks.value, after: nextBlocks };
  const kept = await keepOperations(db, operations, { blocks: changed, fact }).catch(againstOldBlocks);
  batch(() => {
    if (nextBlocks !== undefined) blocks.value = nextBlocks;
    show(code, kept);
  });
  void sync.now();
}

/** Looks at the blocks again, so that doing it once more gives other numbers; what was typed is still there. */
async function againstOldBlocks(error: unknown): Promise<never> {
  if (error instanceof OldBlocks) {
    blocks.value = (await readFact<readonly KeptBlock[]>(db, 'blocks')) ?? [];
    say('Not kept yet: another window of this station took numbers meanwhile. Do it once more.');
    throw error;
  }
  return notWritten(error);
}

function notWritten(error: unknown): never {
  say('Not kept: this browser could not write it. What you typed still stands there; make room, and do it once more.');
  throw error;
}

function show(code: string, kept: readonly KeptOperation[]): void {
  queue.value = [...queue.value, ...kept];
  if (code !== openCode.value) return;
  for (const one of kept) tree.value.add(one);
  treeChanged();
}

/** Sends what the server did not take again, with a reason for the warnings of its first operation where given. */
export function sendAgain(refused: RefusedTogether, reason?: string): Promise<void> {
  return replace(sentAgain(refused, { by: person.value, newId, reason }));
}

/** Records a new object, and all that is below it, under another name than the one that was refused. */
export function recordAs(refused: RefusedTogether, name: string, overrides: readonly Override[]): Promise<void> {
  return replace(sentUnderName(refused, { by: person.value, newId, name, overrides }));
}

/** Puts operations in the place of what they were here: all of them or, where the browser cannot write it, none. */
async function replace(fresh: readonly KeptOperation[]): Promise<void> {
  await replaceKept(db, fresh).catch(notWritten);
  const byOrder = new Map(fresh.map((one) => [one.order, one]));
  queue.value = queue.value.map((one) => byOrder.get(one.order) ?? one);
  tree.value.settle(
    fresh.filter((one) => one.expedition === openCode.value),
    true,
  );
  treeChanged();
  void sync.now();
}

/** Sends what another account left here in the name of who is signed in now, who answers for it from then on. */
export async function takeOver(by: string): Promise<void> {
  await replace(queue.value.filter((one) => one.by === by).map((one) => ({ ...one, by: person.value })));
}

/** Lets go of what the server did not take: what the server has counts. */
export async function letGo({ all }: RefusedTogether): Promise<void> {
  const gone = new Set(all.map(({ order }) => order));
  await forgetKept(db, [...gone]);
  queue.value = queue.value.filter(({ order }) => !gone.has(order));
  tree.value.settle(all);
  treeChanged();
}

/** Lets what was entered here and not taken count for the object that the server has under its name (`theirs`). */
export async function keepOwn(refused: RefusedTogether, theirs: StationObject): Promise<void> {
  const own = tree.value.get(objectOf(refused.first.operation))!;
  const reasons = new Map(
    refused.all.map(({ operation }) => [objectOf(operation), operation.overrides ?? []] as const),
  );
  const wishes = enteredInto(tree.value, own, theirs, reasons);
  // First the new, then the old goes: whatever happens in between, what was typed is on the disk.
  if (wishes.length > 0) await perform({ words: 'what was entered twice', wishes });
  await letGo(refused);
}

/** Ends a conflict; where the person's own value is to count, it is sent as a change of what is there now. */
export async function resolveConflict(id: string, ownFields: readonly string[]): Promise<void> {
  const conflict = conflicts.value.find((one) => one.id === id);
  if (conflict === undefined) return;
  const own = conflict.conflicts.filter(({ field }) => ownFields.includes(field));
  const changes = Object.fromEntries(own.map(({ field, to, now }) => [field, { from: now, to }]));
  if (own.length > 0)
    await perform({ words: 'Conflict resolved', wishes: [{ kind: 'change', objectId: conflict.objectId, changes }] });
  await db.delete('conflicts', id);
  conflicts.value = conflicts.value.filter((one) => one.id !== id);
}

/** Keeps what an account typed and did not save (`by`); undefined forgets it. Others who sign in here do not get it. */
export function keepDraft(name: string, value: unknown, by: string): Promise<void> {
  const own = draftOf(name, by);
  return value === undefined ? db.delete('facts', own) : keepFact(db, own, value);
}

/** What an account typed and did not save; what was left here before anybody was known belongs to who comes first. */
export function readDraft<T>(name: string, by: string): Promise<T | undefined> {
  const own = draftOf(name, by);
  return (own === name ? readFact(db, name) : claimFact(db, name, own)) as Promise<T | undefined>;
}

const draftOf = (name: string, by: string): string => (by === '' ? name : `${name} of ${by}`);

/** A fact of the screens that everybody here shares. */
export function readShared<T>(name: string): Promise<T | undefined> {
  return readFact<T>(db, name);
}

/** Changes a fact that everybody here shares; what it is then. Rejects where the browser could not write it, which is told. */
export async function changeShared<T>(name: string, change: (now: unknown) => T): Promise<T> {
  return changeFact(db, name, change).catch(notWritten);
}

/** Names this station. */
export async function nameStation(name: string): Promise<void> {
  await keepFact(db, 'station', name);
  stationName.value = name;
}

/** Where to sign in and come back from. */
export function signInAddress(): string {
  return `${BASE_PATH}/login?next=${encodeURIComponent(location.pathname.slice(BASE_PATH.length))}`;
}
