import { type ItemState, isOpenItem, stateByItems } from '../../../domain/curation/parcel.ts';
import { scannedCode } from '../../../domain/curation/scanned-code.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import { UNWRITABLE_IN_TEXT } from '../../../domain/unwritable.ts';
import { type Caller, ensureMay } from '../../caller.ts';
import { holdStorage } from '../../hold-jobs.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { thePlace } from '../change-place.ts';
import { placesAlong, placeWords } from '../place-words.ts';
import type { StoragePlace } from '../storage-ports.ts';
import { tellCustody } from '../tell-custody.ts';
import { keepParcel } from './keep-parcel.ts';
import { ensureCurates, seenObjects } from './parcel-access.ts';
import type { OpenItem, Parcel, ParcelItem } from './parcel-ports.ts';
import { moveOn, parcelWords } from './ship-parcel.ts';

/** What came back, by scanning, and how it is. */
export interface WantedReturn {
  readonly things: readonly string[];
  /** Code of the place they go to; without it each goes where it stood, if that place is still there and open. */
  readonly to?: string | undefined;
  /** Their condition, or what became of them. */
  readonly note?: string | undefined;
  /** `returned` unless said otherwise. */
  readonly as?: 'returned' | 'lost' | 'used-up' | undefined;
}

/** What was settled, the parcels it was in as they are now, and what was not. */
export interface Returned {
  readonly items: readonly ParcelItem[];
  readonly parcels: readonly Parcel[];
  readonly findings: readonly Finding[];
}

/**
 * Takes back what was shipped or lent, or says that it is lost or used up: each thing goes to a place, its parcel becomes what is left of
 * it, and a request of which all is back `returned`. What is not out is a finding (`parcel-not-out`), the rest is done. One transaction.
 * Throws `not-found` for the place, `not-allowed`, `invalid-input`.
 */
export function returnThings(unitOfWork: UnitOfWork, wanted: WantedReturn, caller: Caller): Promise<Returned> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    return returnWithin(work, wanted, caller);
  });
}

/** {@link returnThings} as part of a larger unit of work, which holds the storage. */
export async function returnWithin(work: Work, wanted: WantedReturn, caller: Caller): Promise<Returned> {
  const { as = 'returned', note = '' } = wanted;
  if (UNWRITABLE_IN_TEXT.test(note) || note.length > 500)
    throw new CorestoneError('invalid-input', 'The note has at most 500 characters, none of them a control character.');
  const to = wanted.to === undefined ? undefined : await thePlace(work, wanted.to);
  if (to !== undefined) ensureMay(caller, 'deposit', to.party);
  const { out, findings } = await outOf(work, wanted.things, caller);
  for (const id of new Set(out.map((one) => one.parcel.expeditionId))) await ensureCurates(work, id, caller);
  const at = work.now();
  const settled = out.map(({ parcel, ...item }) => ({
    ...item,
    state: as,
    note: note.trim() || item.note,
    settledAt: at,
  }));
  await work.parcels.changeItems(settled);
  if (as === 'returned') await putBack(work, out, to, { note: note.trim(), caller });
  await tellCustody(
    work,
    out.map((one) => one.thingId),
    caller,
  );
  const parcels: Parcel[] = [];
  for (const parcel of new Map(out.map((one) => [one.parcel.id, one.parcel])).values())
    parcels.push(await settleParcel(work, parcel, as, caller));
  return { items: settled, parcels, findings };
}

async function outOf(work: Work, codes: readonly string[], caller: Caller) {
  const asked = [...new Set(codes.map(scannedCode).filter((one) => one !== ''))];
  const things = await work.storage.findThings(asked);
  const known = await seenObjects(work, things.values(), caller);
  const seen = (code: string) => known.get(things.get(code)?.id ?? '');
  const open = await work.parcels.openItems(asked.flatMap((code) => seen(code)?.id ?? []));
  const out = new Map<string, OpenItem>();
  const findings: Finding[] = [];
  for (const code of asked) {
    const item = open.get(seen(code)?.id ?? '');
    if (item !== undefined && item.state !== 'packed') out.set(item.thingId, item);
    else findings.push(notOut(code, seen(code)?.name));
  }
  return { out: [...out.values()], findings };
}

async function putBack(
  work: Work,
  items: readonly OpenItem[],
  to: StoragePlace | undefined,
  { note, caller }: { readonly note: string; readonly caller: Caller },
): Promise<void> {
  const former = await work.storage.findPlaces([...new Set(items.flatMap((one) => one.fromPlaceId ?? []))]);
  const open = new Map(former.filter((one) => !one.isClosed).map((one) => [one.id, one]));
  const placeOf = (one: OpenItem) => to ?? open.get(one.fromPlaceId ?? '');
  const places = [...new Map(items.flatMap((one) => placeOf(one) ?? []).map((one) => [one.id, one])).values()];
  for (const party of new Set(places.map((one) => one.party))) ensureMay(caller, 'deposit', party);
  const along = await placesAlong(work.storage, places);
  const at = work.now();
  for (const place of places) {
    const coming = items.filter((one) => placeOf(one)?.id === place.id).map((one) => one.thingId);
    await work.storage.stow(coming, place.id, at);
  }
  await work.storage.addMoves(
    items.map((one) => {
      const place = placeOf(one);
      return {
        id: work.newKey(),
        thingId: one.thingId,
        thingName: one.name,
        fromId: null,
        fromWords: parcelWords(one.parcel),
        toId: place?.id ?? null,
        toWords: place === undefined ? '' : placeWords(place, along),
        reason: note === '' ? 'returned' : `returned: ${note}`,
        movedAt: at,
        movedBy: caller.name,
        fate: null,
      };
    }),
  );
}

/** A parcel after something of it was settled. */
export async function settleParcel(work: Work, before: Parcel, as: ItemState, caller: Caller): Promise<Parcel> {
  const states = (await work.parcels.itemsOf([before.id])).map((one) => one.state);
  const state = stateByItems(before.state, states);
  const isArrival = state !== 'shipped' && state !== 'lost' && before.deliveredAt === null;
  const deliveredAt = isArrival ? work.now() : before.deliveredAt;
  const action = as === 'returned' ? 'return-things' : 'settle-things';
  const parcel = await keepParcel(work, before, { state, deliveredAt }, { action, actor: caller });
  const isBack = !states.some(isOpenItem) && states.includes('returned');
  const { requestId } = parcel;
  if (isBack && requestId !== null && !(await work.parcels.isAnyOut(requestId)))
    await moveOn(work, parcel, 'returned', caller);
  return parcel;
}

const notOut = (code: string, name: string | undefined): Finding =>
  finding('parcel-not-out', name === undefined ? `Nobody knows ${code}.` : `${name} is not out.`, {
    field: 'things',
    value: code,
    rule: 'something that was shipped or lent and is not back',
  });
