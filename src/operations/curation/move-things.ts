import { checkStowing, checkWeight, type Occupancy } from '../../domain/curation/check-stowing.ts';
import { isInPlace, pathsDownTo, placePath } from '../../domain/curation/place-code.ts';
import { placeNameTaken } from '../../domain/curation/place-findings.ts';
import { scannedCode } from '../../domain/curation/scanned-code.ts';
import { checkPlace } from '../../domain/curation/storage-place.ts';
import type { GoneFate } from '../../domain/curation/thing-fate.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { UNWRITABLE_IN_TEXT } from '../../domain/unwritable.ts';
import { type Caller, may } from '../caller.ts';
import { holdStorage } from '../hold-jobs.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { thePlace } from './change-place.ts';
import { seenObjects } from './parcels/parcel-access.ts';
import { placesAlong, placeWords } from './place-words.ts';
import type { StorageMove, StoragePlace, StoredPlace, StoredThing } from './storage-ports.ts';
import { ensureMayStow } from './stowing-rights.ts';
import { tellCustody } from './tell-custody.ts';

/** Why a warning of this code is passed over. */
export interface Override {
  readonly code: string;
  readonly reason: string;
}

/** What is to be moved, and where. */
export interface WantedMove {
  /** Codes as scanned or typed: labels of objects, names, codes of places that move about. */
  readonly things: readonly string[];
  /** Code of the place; null takes them out of the storage. */
  readonly to: string | null;
  readonly reason?: string;
  /** What became of them, where they are taken out for good; then the reason need not say it. */
  readonly fate?: GoneFate | undefined;
  /** Reasons for which warnings are passed over. */
  readonly overrides?: readonly Override[];
}

/** What was moved; what stood there already is in neither list. `findings` name things that were not. */
export interface Moved {
  readonly moves: readonly StorageMove[];
  readonly findings: readonly Finding[];
}

/**
 * Moves things to a place. What is known is moved, what is not is a finding: `storage-unknown`, `storage-nesting` for a place that would
 * lie in itself or in a narrower one, `place-name-taken`. Where the place cannot take them, nothing is moved: throws `conflict` with
 * the findings of `checkStowing` unless each warning has its reason. Throws `not-found`, `not-allowed`, `invalid-input` where something is
 * taken out without a reason, or the reason cannot be kept.
 */
export function moveThings(unitOfWork: UnitOfWork, wanted: WantedMove, caller: Caller): Promise<Moved> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    return moveWithin(work, wanted, caller);
  });
}

/**
 * {@link moveThings} as part of a larger unit of work, which holds the storage. With `isSeen` somebody saw them stand there, so that
 * nobody asks whether the place can take them.
 */
export async function moveWithin(work: Work, wanted: WantedMove, caller: Caller, isSeen = false): Promise<Moved> {
  const overrides = wanted.overrides ?? [];
  const reason = (wanted.reason ?? '').trim();
  const fate = wanted.fate ?? null;
  if (wanted.to === null && reason === '' && fate === null)
    throw badReason('What is taken out of the storage needs a reason.');
  if (wanted.to !== null && fate !== null) throw badFate(fate);
  if ([reason, ...overrides.map((one) => one.reason)].some((one) => UNWRITABLE_IN_TEXT.test(one)))
    throw badReason('The reason holds a control character.');
  const to = wanted.to === null ? null : await thePlace(work, wanted.to);
  const { things, findings } = await known(work, wanted.things, caller);
  if (to !== null) await ensureMayStow(work, to.party, things, caller);
  await ensureMayTake(work, things, caller);
  if (fate !== null) await ensureMayTell(work, things, caller);
  // What stands nowhere already may be told to be gone.
  const isTold = (one: StoredThing) => fate !== null && one.kind === 'object' && one.placeId === null;
  const going = things.filter((one) => one.placeId !== (to?.id ?? null) || isTold(one));
  const refused = await refusals(work, going, to);
  const moving = going.filter((one) => !refused.has(one.id));
  const before = to === null || moving.length === 0 || isSeen ? [] : await weigh(work, to);
  const words = await wordsFor(work, moving, to);
  await put(work, moving, to, caller);
  const passed = await ensureTaken(work, before, overrides);
  const moves = movesOf(work, moving, to, { words, reason: withReasons(reason, passed), fate, caller });
  await work.storage.addMoves(moves);
  await tellCustody(
    work,
    moving.filter((one) => one.kind === 'object').map((one) => one.id),
    caller,
  );
  return { moves, findings: [...findings, ...refused.values()] };
}

async function known(work: Work, codes: readonly string[], caller: Caller) {
  const asked = [...new Set(codes.map(scannedCode).filter((one) => one !== ''))];
  const found = await work.storage.findThings(asked);
  const seen = await seenObjects(work, found.values(), caller);
  const isReached = (one: StoredThing) =>
    one.kind === 'object' ? seen.has(one.id) : may(caller, 'deposit', one.place.party);
  const things = new Map<string, StoredThing>();
  const findings: Finding[] = [];
  for (const code of asked) {
    const thing = found.get(code);
    if (thing !== undefined && isReached(thing)) things.set(thing.id, thing);
    else findings.push(unknown(code));
  }
  return { things: [...things.values()], findings };
}

/** Who takes something out of a place needs the right there too. */
async function ensureMayTake(work: Work, things: readonly StoredThing[], caller: Caller): Promise<void> {
  const ids = new Set(things.flatMap((one) => (one.placeId === null ? [] : [one.placeId])));
  const parties = new Map((await work.storage.findPlaces([...ids])).map((one) => [one.id, one.party]));
  const standing = things.filter((one) => one.placeId !== null);
  for (const [party, some] of Map.groupBy(standing, (one) => parties.get(one.placeId!)!))
    await ensureMayStow(work, party, some, caller);
}

/** Who says of something that stands nowhere what became of it deposits for its client, or curates its expedition. */
async function ensureMayTell(work: Work, things: readonly StoredThing[], caller: Caller): Promise<void> {
  for (const one of things)
    if (one.kind === 'object' && one.placeId === null) await ensureMayStow(work, one.client, [one], caller);
}

/** Places that cannot stand there, by id. */
async function refusals(
  work: Work,
  things: readonly StoredThing[],
  to: StoragePlace | null,
): Promise<Map<string, Finding>> {
  const places = things.filter((one) => one.kind === 'place').map(({ place }) => ({ place, path: pathIn(place, to) }));
  const taken = new Set((await work.storage.findPlacesByPath(places.map((one) => one.path))).map((one) => one.path));
  const refused = new Map<string, Finding>();
  for (const { place, path } of places) {
    const said = wrongNesting(place, to) ?? (taken.has(path) ? nameTaken(place) : undefined);
    if (said !== undefined) refused.set(place.id, said);
    taken.add(path);
  }
  return refused;
}

const pathIn = ({ name }: StoragePlace, to: StoragePlace | null): string => placePath(name, to?.path);

function wrongNesting(place: StoragePlace, to: StoragePlace | null): Finding | undefined {
  if (to === null) return nesting(place, `${place.code} lies in no place then; close it instead.`);
  if (isInPlace(to.path, place.path)) return nesting(place, `${place.code} cannot lie in itself.`);
  const [wrong] = checkPlace(place, to.kind);
  return wrong && { ...wrong, code: 'storage-nesting', field: 'things', value: place.code };
}

async function put(work: Work, things: readonly StoredThing[], to: StoragePlace | null, caller: Caller): Promise<void> {
  const objects = things.filter((one) => one.kind === 'object').map((one) => one.id);
  await work.storage.stow(objects, to?.id ?? null, work.now());
  if (to === null) return;
  // The inner before the outer: what lies in a place that has moved lies no longer where it was looked up.
  const places = things.filter((one) => one.kind === 'place').toSorted(byDepth);
  for (const one of places) await rehang(work, one.place, to, caller);
}

const byDepth = (one: StoredPlace, other: StoredPlace): number => other.place.path.length - one.place.path.length;

interface MoveFacts {
  readonly words: (placeId: string | null) => string;
  readonly reason: string;
  readonly fate: GoneFate | null;
  readonly caller: Caller;
}

function movesOf(
  work: Work,
  things: readonly StoredThing[],
  to: StoragePlace | null,
  { words, reason, fate, caller }: MoveFacts,
): readonly StorageMove[] {
  const toId = to?.id ?? null;
  const movedAt = work.now();
  return things.map((one) => ({
    id: work.newKey(),
    thingId: one.id,
    thingName: one.name,
    fromId: one.placeId,
    fromWords: words(one.placeId),
    toId,
    toWords: words(toId),
    reason,
    movedAt,
    movedBy: caller.name,
    fate: one.kind === 'object' ? fate : null,
  }));
}

async function wordsFor(work: Work, things: readonly StoredThing[], to: StoragePlace | null) {
  const ids = new Set([...things.flatMap((one) => one.placeId ?? []), ...(to === null ? [] : [to.id])]);
  const places = new Map((await work.storage.findPlaces([...ids])).map((one) => [one.id, one]));
  const along = await placesAlong(work.storage, [...places.values()]);
  return (id: string | null) => (id === null ? '' : placeWords(places.get(id)!, along));
}

function rehang(work: Work, place: StoragePlace, to: StoragePlace, caller: Caller): Promise<void> {
  const moved = {
    ...place,
    parentId: to.id,
    party: to.party,
    path: pathIn(place, to),
    changedAt: work.now(),
    changedBy: caller.name,
  };
  return work.storage.changePlace(moved, place.path);
}

/** A place that has to bear what comes, with what it held before. */
interface Weighed {
  readonly place: StoragePlace;
  readonly words: string;
  readonly isTarget: boolean;
  readonly before: Occupancy;
}

/** The place that something comes to, and those above it that bear only so much. */
async function weigh(work: Work, to: StoragePlace): Promise<readonly Weighed[]> {
  const along = await placesAlong(work.storage, [to]);
  const above = pathsDownTo(to.path).flatMap((path) => along.get(path) ?? []);
  const limited = above.filter((one) => one.id === to.id || one.weightLimitKg !== null);
  const before = await work.storage.occupancyOf(limited);
  return limited.map((place) => ({
    place,
    words: placeWords(place, along),
    isTarget: place.id === to.id,
    before: before.get(place.id)!,
  }));
}

/** Which warnings were passed over. Looked at when it stands there: what came from elsewhere within the same rack makes the rack no heavier. */
async function ensureTaken(
  work: Work,
  weighed: readonly Weighed[],
  overrides: readonly Override[],
): Promise<readonly Override[]> {
  if (weighed.length === 0) return [];
  const then = await work.storage.occupancyOf(weighed.map((one) => one.place));
  const findings = weighed.flatMap(({ place, words, isTarget, before }) => {
    const now = then.get(place.id)!;
    const isHeavier = (now.weightKg ?? 0) > (before.weightKg ?? 0);
    const held = { ...now, weightKg: isHeavier ? now.weightKg : null };
    return isTarget ? checkStowing({ ...place, words }, held) : checkWeight({ ...place, words }, held);
  });
  const standing = findings.filter((one) => !isOverridden(one, overrides));
  if (standing.length > 0) throw new CorestoneError('conflict', standing[0]!.message, { findings: standing });
  return overrides.filter(({ code }) => findings.some((one) => one.code === code));
}

const isOverridden = (one: Finding, overrides: readonly Override[]) =>
  overrides.some(({ code, reason }) => code === one.code && reason.trim() !== '');

/** The reason of a move with those for which warnings were passed over, each once. */
function withReasons(reason: string, passed: readonly Override[]): string {
  return [...new Set([reason, ...passed.map((one) => one.reason.trim())])].filter((one) => one !== '').join('; ');
}

function badReason(message: string): CorestoneError {
  const rule = 'why, such as on loan, used up';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('storage-reason', message, { field: 'reason', rule })],
  });
}

function badFate(fate: GoneFate): CorestoneError {
  const message = 'What is gone stands in no place; leave out one of both.';
  const rule = 'only for what is taken out of the storage';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('storage-fate', message, { field: 'fate', value: fate, rule })],
  });
}

const unknown = (code: string): Finding =>
  finding('storage-unknown', `Nobody knows ${code}.`, {
    field: 'things',
    value: code,
    rule: 'an IGSN, the name of an object, the code of a crate, pallet or box',
  });

const nesting = ({ code }: StoragePlace, message: string): Finding =>
  finding('storage-nesting', message, { field: 'things', value: code, rule: 'in a place that is wider' });

const nameTaken = ({ code, name }: StoragePlace): Finding => placeNameTaken('things', code, name);
