import { compareInventory, type InventoryDifferences, type MisplacedThing } from '../../domain/curation/inventory.ts';
import { isInPlace } from '../../domain/curation/place-code.ts';
import { scannedCode } from '../../domain/curation/scanned-code.ts';
import { isMobile, normalPlaceCode } from '../../domain/curation/storage-place.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdStorage } from '../hold-jobs.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { thePlace } from './change-place.ts';
import { findFates } from './find-fates.ts';
import { type Moved, moveWithin } from './move-things.ts';
import type { Inventory, InventoryScan, StoragePlace, StoredThing } from './storage-ports.ts';

/** Begins to look through a place and all that lies in it. Throws `not-found`, `not-allowed`. */
export function startInventory(unitOfWork: UnitOfWork, code: string, caller: Caller): Promise<Inventory> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const place = await thePlace(work, code);
    ensureMay(caller, 'deposit', place.party);
    const inventory: Inventory = {
      id: work.newKey(),
      placeId: place.id,
      startedAt: work.now(),
      startedBy: caller.name,
      closedAt: null,
      closedBy: null,
      outcome: null,
    };
    await work.storage.addInventory(inventory);
    await work.audit(
      caller,
      [{ action: 'start-inventory', subject: place.code, after: { id: inventory.id } }],
      work.now(),
    );
    return inventory;
  });
}

/** Codes in the order in which they were scanned; `at` is the code of the place to begin with, the place looked through without. */
export interface Scanned {
  readonly codes: readonly string[];
  readonly at?: string | undefined;
}

/** What became of scans: how many things are known, at which place the last was scanned, and what is to be said. */
export interface ScansTaken {
  readonly known: number;
  readonly at: string;
  readonly findings: readonly Finding[];
}

/**
 * Takes scans. The code of a shelf or another place that stands still says where all that follows was found; everything else is a
 * thing. Findings, all warnings, the scans are kept all the same: `storage-unknown`; `inventory-elsewhere` for a place that is not looked
 * through, whose things then are not taken. Throws `not-found`, `not-allowed`, `conflict` once it is closed.
 */
export function takeScans(unitOfWork: UnitOfWork, id: string, scanned: Scanned, caller: Caller): Promise<ScansTaken> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const { place } = await theOpenInventory(work, id, caller);
    const codes = scanned.codes.map(scannedCode).filter((one) => one !== '');
    const things = await work.storage.findThings([...new Set(codes)]);
    const places = await placesNamed(work, codes);
    const begin = scanned.at === undefined ? place : await thePlace(work, scanned.at);
    const { scans, last, findings } = placeScans(codes, { begin, within: place, things, places });
    const before = await work.storage.lastScanOf(id);
    const at = work.now();
    const kept = scans.map((one, index) => ({
      ...one,
      position: before + index + 1,
      scannedAt: at,
      scannedBy: caller.name,
    }));
    await work.storage.keepScans(id, kept);
    return { known: scans.filter((one) => one.thingId !== null).length, at: last.code, findings };
  });
}

interface AroundScans {
  readonly begin: StoragePlace;
  readonly within: StoragePlace;
  readonly things: ReadonlyMap<string, StoredThing>;
  readonly places: ReadonlyMap<string, StoragePlace>;
}

/** Scans with the places they were made at; of a code scanned twice the last. */
function placeScans(codes: readonly string[], { begin, within, things, places }: AroundScans) {
  const findings: Finding[] = isInPlace(begin.path, within.path) ? [] : [elsewhere(begin, within)];
  const scans = new Map<string, Pick<InventoryScan, 'code' | 'placeId' | 'thingId'>>();
  let last = begin;
  for (const code of codes) {
    const place = places.get(normalPlaceCode(code));
    if (place !== undefined) {
      last = place;
      if (!isInPlace(place.path, within.path)) findings.push(elsewhere(place, within));
    } else if (isInPlace(last.path, within.path)) {
      const thing = things.get(code);
      if (thing === undefined) findings.push(unknown(code));
      const key = thing?.id ?? code;
      scans.delete(key);
      scans.set(key, { code: key, placeId: last.id, thingId: thing?.id ?? null });
    }
  }
  return { scans: [...scans.values()], last, findings };
}

/** Places that stand still, by code. */
async function placesNamed(work: Work, codes: readonly string[]): Promise<Map<string, StoragePlace>> {
  const found = await work.storage.findPlacesByCode([...new Set(codes.map(normalPlaceCode))]);
  return new Map(found.filter((one) => !isMobile(one.kind)).map((one) => [one.code, one]));
}

/** What an inventory found until now, or in the end. */
export interface InventoryFound {
  readonly inventory: Inventory;
  readonly place: StoragePlace;
  readonly differences: InventoryDifferences;
}

/** The differences as they are now; of a closed inventory those it was closed with. Throws `not-found`, `not-allowed`. */
export function findDifferences(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<InventoryFound> {
  return unitOfWork(async (work) => {
    const { inventory, place } = await theInventory(work, id, caller);
    return { inventory, place, differences: inventory.outcome ?? (await compare(work, inventory, place)) };
  });
}

/** What becomes of the differences at the end. */
export interface ClosingWish {
  /** Things found elsewhere stand from now on where they were found. */
  readonly moveMisplaced?: boolean;
  /** Things that were not found stand nowhere from now on. */
  readonly takeOutMissing?: boolean;
}

/**
 * Closes an inventory and keeps what it found; things are moved as wished, each as a move of its own with the inventory as reason. That a
 * place is full or closed keeps nothing out: the thing stands there. Throws `not-found`, `not-allowed`, `conflict` once it is closed.
 */
export function closeInventory(
  unitOfWork: UnitOfWork,
  id: string,
  wish: ClosingWish,
  caller: Caller,
): Promise<InventoryFound & { readonly moved: Moved }> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const { inventory, place } = await theOpenInventory(work, id, caller);
    const differences = await compare(work, inventory, place);
    const moved = await settle(work, differences, wish, inventory, caller);
    await work.storage.closeInventory(id, caller.name, work.now(), differences);
    const counts = {
      right: differences.right.length,
      missing: differences.missing.length,
      misplaced: differences.misplaced.length,
      unknown: differences.unknown.length,
    };
    await work.audit(
      caller,
      [{ action: 'close-inventory', subject: place.code, after: { id, ...counts } }],
      work.now(),
    );
    const closed = (await work.storage.findInventory(id))!;
    return { inventory: closed, place, differences, moved };
  });
}

async function settle(
  work: Work,
  { misplaced, missing }: InventoryDifferences,
  wish: ClosingWish,
  inventory: Inventory,
  caller: Caller,
): Promise<Moved> {
  const moves = [];
  const findings = [];
  const reason = `found in the inventory of ${inventory.startedAt.slice(0, 10)}`;
  if (wish.moveMisplaced === true) {
    for (const [placeId, things] of Map.groupBy(misplaced, (one: MisplacedThing) => one.foundPlaceId)) {
      const [to] = await work.storage.findPlaces([placeId]);
      const wanted = { things: things.map((one) => one.id), to: to!.code, reason };
      const moved = await moveWithin(work, wanted, caller, true);
      moves.push(...moved.moves);
      findings.push(...moved.findings);
    }
  }
  if (wish.takeOutMissing === true && missing.length > 0) {
    const things = missing.map((one) => one.id);
    const gone = await moveWithin(work, { things, to: null, reason: `not ${reason}` }, caller);
    moves.push(...gone.moves);
    findings.push(...gone.findings);
  }
  return { moves, findings };
}

async function compare(work: Work, inventory: Inventory, place: StoragePlace): Promise<InventoryDifferences> {
  const scans = await work.storage.scansOf(inventory.id);
  const things = await work.storage.findThings(scans.flatMap((one) => one.thingId ?? []));
  const boxPlaces = await placesOfBoxes(work, [...things.values()]);
  const scanned = scans.map(({ code, placeId, thingId }) => {
    const thing = thingId === null ? undefined : things.get(thingId);
    if (thing === undefined) return { code, placeId };
    const statedPlaceId = thing.placeId ?? boxPlaces.get(thing.id) ?? null;
    return { code, placeId, thing: { id: thing.id, name: thing.name, statedPlaceId } };
  });
  return compareInventory(await work.storage.expectedIn(place.path), scanned);
}

/**
 * The places of halves that stand nowhere themselves: those of their core boxes, save of what went out, was used up, lost or taken out, as
 * {@link findWhereabouts} has it.
 */
async function placesOfBoxes(work: Work, things: readonly StoredThing[]): Promise<ReadonlyMap<string, string>> {
  const nowhere = things.filter((one) => one.kind === 'object' && one.placeId === null).map((one) => one.id);
  const places = await work.storage.boxPlacesOf(nowhere);
  const ids = [...places.keys()];
  const open = await work.parcels.openItems(ids);
  const fates = await findFates(work, ids);
  const isAway = (id: string) => fates.has(id) || (open.has(id) && open.get(id)!.state !== 'packed');
  return new Map([...places].filter(([id]) => !isAway(id)));
}

async function theInventory(work: Work, id: string, caller: Caller) {
  const inventory = await work.storage.findInventory(id);
  const [place] = inventory === undefined ? [] : await work.storage.findPlaces([inventory.placeId]);
  if (inventory === undefined || place === undefined)
    throw new CorestoneError('not-found', `There is no inventory ${id}.`);
  ensureMay(caller, 'deposit', place.party);
  return { inventory, place };
}

async function theOpenInventory(work: Work, id: string, caller: Caller) {
  const found = await theInventory(work, id, caller);
  if (found.inventory.closedAt === null) return found;
  throw new CorestoneError('conflict', `The inventory was closed on ${found.inventory.closedAt}.`);
}

const unknown = (code: string): Finding =>
  finding('storage-unknown', `Nobody knows ${code}.`, { severity: 'warning', field: 'codes', value: code });

const elsewhere = ({ code }: StoragePlace, within: StoragePlace): Finding =>
  finding('inventory-elsewhere', `${code} is not in ${within.code}; what is scanned there is not taken.`, {
    severity: 'warning',
    field: 'codes',
    value: code,
    rule: `a place in ${within.code}`,
  });
