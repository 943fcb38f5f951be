import { setImmediate as nextTurn } from 'node:timers/promises';
import { countRecords } from '../../store/read/count-records.ts';
import { type ChangeWindow, findChangeWindow } from '../../store/read/find-change-window.ts';
import { findHarvestedWindow, joinWindows } from '../../store/read/find-harvested-window.ts';
import { findLastChange } from '../../store/read/find-last-change.ts';
import { findNextHarvested, hasHarvested } from '../../store/read/harvest-sources.ts';
import { countHarvested } from '../../store/read/list-harvested.ts';
import { isAnyPublic, type PreparedSelection } from '../../store/read/read-prepared-page.ts';
import type { RecordsAhead } from '../../store/read/read-prepared-stretch.ts';
import type { RecordSelection, RecordSet } from '../../store/read/select-public.ts';
import { writesNameless } from '../catalogue/nameless.ts';
import { harvestedItems } from './harvested-items.ts';
import type { ListWish } from './list-arguments.ts';
import { type ItemPage, pageOf } from './list-item.ts';
import type { OaiRepository } from './oai-repository.ts';
import { ownItems, type PageReading, preparedItems, readPrepared } from './own-items.ts';
import type { OaiSet } from './set-spec.ts';

/** Of which table a list is: our own records, those of others, or both. */
interface Tables {
  readonly own: boolean;
  readonly harvested: boolean;
}

const BEFORE_ALL = -1;

/** Which changes a list goes through, from behind the last page; undefined when there are none in its period. */
async function findWindow(repository: OaiRepository, wish: ListWish): Promise<ChangeWindow | undefined> {
  const db = repository.face.store.read;
  const { from, until } = wish.period;
  const { resumed } = wish;
  // A list that has begun is behind its `from`, and nothing has to be looked for.
  if (until === undefined && (from === undefined || resumed !== undefined))
    return { afterSeq: resumed?.afterSeq ?? BEFORE_ALL, throughSeq: Number.MAX_SAFE_INTEGER };
  const tables = await tablesOf(repository, wish.set);
  const window = joinWindows([
    tables.own ? await findChangeWindow(db, from, until) : undefined,
    tables.harvested ? await findHarvestedWindow(db, from, until) : undefined,
  ]);
  if (window === undefined) return undefined;
  return { ...window, afterSeq: Math.max(window.afterSeq, resumed?.afterSeq ?? window.afterSeq) };
}

/** Where a list goes on: the changes that are left of it, and the first page of them. */
export interface ListStart {
  readonly window: ChangeWindow;
  readonly page: ItemPage;
}

/**
 * Finds the place at which a list goes on, and reads the page there; undefined when there are no changes in its period. `ahead` is what
 * the page before left.
 */
export async function readStart(
  repository: OaiRepository,
  wish: ListWish,
  ahead?: RecordsAhead,
): Promise<ListStart | undefined> {
  const window = await findWindow(repository, wish);
  return window && { window, page: await readPage(repository, wish, window, ahead) };
}

/** One page of a list from our records and those of others, in one order of change. */
export async function readPage(
  repository: OaiRepository,
  wish: ListWish,
  window: ChangeWindow,
  ahead?: RecordsAhead,
): Promise<ItemPage> {
  const { recordsPerPage, headersPerPage, preparedPerPage, bytesPerPage } = repository;
  if (wish.verb === 'ListIdentifiers') return readAtOnce(repository, wish, window, headersPerPage);
  const room = { written: recordsPerPage, prepared: preparedPerPage, bytes: bytesPerPage };
  const stamp = repository.stampOf(wish.format);
  if (stamp === undefined) return readAtOnce(repository, wish, window, Math.max(room.written, 1));
  return readInPieces({ repository, wish, stamp }, window, room, ahead);
}

/** How much more may be on a page: of records that are written for it, and of those that are prepared. */
interface Room {
  readonly written: number;
  readonly prepared: number;
  readonly bytes: number;
}

const isRoom = ({ written, prepared, bytes }: Room) => written > 0 && prepared > 0 && bytes > 0;

/** How many prepared records are read while those before them are sent. */
const RECORDS_AT_ONCE = 200;

/**
 * A piece of a page: as it was prepared, where all in it is and nobody else's record is between ours, else record by record, of which only
 * those are written that are not prepared. What comes behind takes the quick way again.
 */
async function readInPieces(
  reading: PageReading,
  window: ChangeWindow,
  room: Room,
  ahead?: RecordsAhead,
): Promise<ItemPage> {
  const { repository, wish } = reading;
  const limit = Math.min(room.prepared, RECORDS_AT_ONCE);
  const stretch = await ownStretch(repository, wish, window);
  const asked = { limit, lookAhead: room.prepared + 1, ahead };
  const piece = stretch && (await readPrepared(reading, stretch.selection, asked));
  if (stretch === undefined || piece === undefined) return readOneByOne(reading, window, room);
  const items = preparedItems(piece);
  const behind = { ...window, afterSeq: piece.lastSeq };
  const left = { ...room, prepared: room.prepared - piece.size, bytes: room.bytes - piece.bytes };
  if (!stretch.endsAtOthers && piece.isLast === true) return { ...items, isLast: true };
  if (isRoom(left))
    return { ...items, isLast: false, rest: soon(repository, () => readInPieces(reading, behind, left, piece.ahead)) };
  if (!(piece.isLast ?? (await isNonePublic(repository, ofOwn(behind, wish.set))))) return { ...items, isLast: false };
  if (!stretch.endsAtOthers) return { ...items, isLast: true };
  return { ...items, isLast: false, rest: soon(repository, () => readAtOnce(repository, wish, behind, atOnce(room))) };
}

async function isNonePublic({ face }: OaiRepository, selection: RecordSelection): Promise<boolean> {
  return !(await isAnyPublic(face.store.read, selection));
}

/** Records of a page one by one, as many as are still to be written at most. */
async function readOneByOne(reading: PageReading, window: ChangeWindow, room: Room): Promise<ItemPage> {
  const { repository, wish } = reading;
  const page = await readAtOnce(repository, wish, window, atOnce(room));
  const prepared = page.items.map((one) => one.preparedBytes);
  const left = {
    written: room.written - prepared.filter((bytes) => bytes === undefined).length,
    prepared: room.prepared - page.size,
    bytes: prepared.reduce<number>((bytes, of) => bytes - (of ?? 0), room.bytes),
  };
  if (page.isLast || !isRoom(left)) return page;
  const behind = { ...window, afterSeq: page.lastSeq };
  return { ...page, rest: soon(repository, () => readInPieces(reading, behind, left)) };
}

function atOnce({ written, prepared }: Room): number {
  return Math.max(Math.min(written, prepared, RECORDS_AT_ONCE), 1);
}

/** What was read before is sent first where reading keeps the event loop; a database that is asked at once answers meanwhile. */
function soon({ face }: OaiRepository, read: () => Promise<ItemPage>): () => Promise<ItemPage> {
  if (face.store.engine === 'postgres') return read;
  return async () => {
    await nextTurn();
    return read();
  };
}

/**
 * From here on our own records alone, and whether that may end because others have one: then up to there, and not beyond the moment at
 * which that was asked. Undefined where a list is not of ours, or begins with one of others.
 */
async function ownStretch(
  repository: OaiRepository,
  { set }: ListWish,
  window: ChangeWindow,
): Promise<{ readonly selection: PreparedSelection; readonly endsAtOthers: boolean } | undefined> {
  if (set?.column === 'source') return undefined;
  const selection = ofOwn(window, set);
  if (set !== undefined || !harvesting.has(repository))
    return {
      selection: { ...selection, isOfAll: set === undefined && repository.reexports },
      endsAtOthers: false,
    };
  const db = repository.face.store.read;
  const lastSeq = await findLastChange(db);
  const next = (await findNextHarvested(db, window.afterSeq)) ?? Number.POSITIVE_INFINITY;
  const throughSeq = Math.min(window.throughSeq, lastSeq, next - 1);
  if (throughSeq <= window.afterSeq) return undefined;
  return { selection: { ...selection, throughSeq, isOfAll: false }, endsAtOthers: true };
}

async function readAtOnce(
  repository: OaiRepository,
  wish: ListWish,
  window: ChangeWindow,
  limit: number,
): Promise<ItemPage> {
  const tables = await tablesOf(repository, wish.set);
  if (!tables.harvested) return pageOf([await ownItems(repository, wish, ofOwn(window, wish.set), limit + 1)], limit);
  // Several queries see several moments: what comes between them must not be passed over, so none looks beyond the first moment.
  const lastSeq = await findLastChange(repository.face.store.read);
  const through = { ...window, throughSeq: Math.min(window.throughSeq, lastSeq) };
  const harvested = await harvestedItems(repository, wish, ofSource(through, wish), limit + 1);
  if (!tables.own) return pageOf(harvested, limit);
  return pageOf([await ownItems(repository, wish, ofOwn(through, wish.set), limit + 1), ...harvested], limit);
}

/** Whether anything of a list is to be had in its format. Looks only where the format demands something; there, until it finds one. */
export async function isAnyAvailable(
  repository: OaiRepository,
  wish: ListWish,
  window: ChangeWindow,
): Promise<boolean> {
  if (wish.format.demands === undefined) return true;
  for (let { afterSeq } = window; ; ) {
    const headers = { ...wish, verb: 'ListIdentifiers' } as const;
    const page = await readAtOnce(repository, headers, { ...window, afterSeq }, repository.headersPerPage);
    if (page.items.some((one) => one.isOutside !== true)) return true;
    if (page.isLast) return false;
    afterSeq = page.lastSeq;
    // There may be a whole catalogue of those that are not: others are answered meanwhile.
    await nextTurn();
  }
}

/** How many entries a list has now. It looks at every one of them, so ask once per harvest. */
export async function countList(repository: OaiRepository, wish: ListWish, window: ChangeWindow): Promise<number> {
  const { read: db, engine } = repository.face.store;
  const tables = await tablesOf(repository, wish.set);
  const own = tables.own ? await countRecords(db, engine, ofOwn(window, wish.set)) : 0;
  return tables.harvested ? own + (await countHarvested(db, ofSource(window, wish))) : own;
}

const harvesting = new WeakSet<OaiRepository>();

/** Asked of the store until something was harvested; from then on it is known. */
async function tablesOf(repository: OaiRepository, set: OaiSet | undefined): Promise<Tables> {
  if (!repository.reexports || (set !== undefined && set.column !== 'source')) return { own: true, harvested: false };
  if (!harvesting.has(repository) && (await hasHarvested(repository.face.store.read))) harvesting.add(repository);
  return { own: set === undefined, harvested: set !== undefined || harvesting.has(repository) };
}

function ofOwn(window: ChangeWindow, set: OaiSet | undefined) {
  return { ...window, set: set === undefined || set.column === 'source' ? undefined : (set satisfies RecordSet) };
}

function ofSource(window: ChangeWindow, { set, format }: ListWish) {
  const source = set?.column === 'source' ? set.value : undefined;
  return { ...window, source, namelessIn: writesNameless(format) ? undefined : format.name };
}
