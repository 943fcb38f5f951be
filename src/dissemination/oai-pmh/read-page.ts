import { setImmediate as nextTurn } from 'node:timers/promises';
import { countRecords } from '../../store/read/count-records.ts';
import { type ChangeWindow, findChangeWindow } from '../../store/read/find-change-window.ts';
import { findHarvestedWindow, joinWindows } from '../../store/read/find-harvested-window.ts';
import { findLastChange } from '../../store/read/find-last-change.ts';
import { findNextHarvested, hasHarvested } from '../../store/read/harvest-sources.ts';
import { countHarvested } from '../../store/read/list-harvested.ts';
import { isAnyPublic, type PreparedSelection } from '../../store/read/read-prepared-page.ts';
import type { RecordSet } from '../../store/read/select-public.ts';
import { writesNameless } from '../catalogue/nameless.ts';
import { harvestedItems } from './harvested-items.ts';
import type { ListWish } from './list-arguments.ts';
import { type ItemPage, pageOf } from './list-item.ts';
import type { OaiRepository } from './oai-repository.ts';
import { ownItems, preparedItems, readPrepared } from './own-items.ts';
import type { OaiSet } from './set-spec.ts';

/** Of which table a list is: our own records, those of others, or both. */
interface Tables {
  readonly own: boolean;
  readonly harvested: boolean;
}

const BEFORE_ALL = -1;

/** Which changes a list goes through, from behind the last page; undefined when there are none in its period. */
export async function findWindow(repository: OaiRepository, wish: ListWish): Promise<ChangeWindow | undefined> {
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

/** One page of a list from our records and those of others, in one order of change. */
export async function readPage(repository: OaiRepository, wish: ListWish, window: ChangeWindow): Promise<ItemPage> {
  const { recordsPerPage, headersPerPage, preparedPerPage, bytesPerPage } = repository;
  if (wish.verb === 'ListIdentifiers') return readAtOnce(repository, wish, window, headersPerPage);
  const room = { written: recordsPerPage, prepared: preparedPerPage, bytes: bytesPerPage };
  return readInPieces(repository, wish, window, room);
}

/** How much more may be on a page: of records that are written for it, and of those that are prepared. */
interface Room {
  readonly written: number;
  readonly prepared: number;
  readonly bytes: number;
}

/** How many prepared records are read while those before them are sent. */
const RECORDS_AT_ONCE = 200;

async function readInPieces(
  repository: OaiRepository,
  wish: ListWish,
  window: ChangeWindow,
  room: Room,
): Promise<ItemPage> {
  const limit = Math.min(room.prepared, RECORDS_AT_ONCE);
  const selection = { ...ofOwn(window, wish.set), isOfAll: wish.set === undefined && repository.reexports };
  const piece = isOfOwn(repository, wish) ? await readPrepared(repository, wish, selection, limit) : undefined;
  if (piece === undefined) return readAtOnce(repository, wish, window, Math.max(room.written, 1));
  const { size, lastSeq, body } = piece;
  const items = preparedItems(piece);
  if (size < limit) return { ...items, isLast: true };
  const left = { written: room.written - size, prepared: room.prepared - size, bytes: room.bytes - body.length };
  if (left.prepared <= 0 || left.bytes <= 0)
    return { ...items, isLast: !(await isAnyPublic(repository.face.store.read, { ...selection, afterSeq: lastSeq })) };
  const rest = async () => {
    // First this is sent.
    await nextTurn();
    return readInPieces(repository, wish, { ...window, afterSeq: lastSeq }, left);
  };
  return { ...items, isLast: false, rest };
}

/** Whether a list is of our own records alone, as far as is known. */
function isOfOwn(repository: OaiRepository, { set }: ListWish): boolean {
  return set === undefined ? !harvesting.has(repository) : set.column !== 'source';
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
  if (tables.own) {
    const selection = { ...ofOwn(through, wish.set), isOfAll: false };
    const page = await readPrepared(repository, wish, selection, limit);
    if (page?.size === limit && (await isFollowed(repository, selection, page.lastSeq)))
      return { ...preparedItems(page), isLast: false };
  }
  const harvested = await harvestedItems(repository, wish, ofSource(through, wish), limit + 1);
  if (!tables.own) return pageOf(harvested, limit);
  return pageOf([await ownItems(repository, wish, ofOwn(through, wish.set), limit + 1), ...harvested], limit);
}

/** Whether more of our own records follow on a page, and none of others is before its end. */
async function isFollowed({ face }: OaiRepository, selection: PreparedSelection, lastSeq: number): Promise<boolean> {
  const { read } = face.store;
  const next = await findNextHarvested(read, selection.afterSeq);
  return (next === undefined || next > lastSeq) && isAnyPublic(read, { ...selection, afterSeq: lastSeq });
}

/** How many entries a list has now. It looks at every one of them, so ask once per harvest. */
export async function countList(repository: OaiRepository, wish: ListWish, window: ChangeWindow): Promise<number> {
  const db = repository.face.store.read;
  const tables = await tablesOf(repository, wish.set);
  const own = tables.own ? await countRecords(db, ofOwn(window, wish.set)) : 0;
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
