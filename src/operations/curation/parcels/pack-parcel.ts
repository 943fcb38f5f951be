import { checkParcel, parcelName } from '../../../domain/curation/parcel.ts';
import { scannedCode } from '../../../domain/curation/scanned-code.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import type { Caller } from '../../caller.ts';
import { holdStorage } from '../../hold-jobs.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { answeredRequest } from '../requests/request-access.ts';
import { findContents, itemsOf, MOST_THINGS } from './find-contents.ts';
import { forAudit, keepParcel } from './keep-parcel.ts';
import { curatedParcel, ensureCurates } from './parcel-access.ts';
import type { Parcel, ParcelItem } from './parcel-ports.ts';
import { type StatedFacts, statedFacts } from './stated-facts.ts';

/** A parcel with what is in it. */
export interface PackedParcel {
  readonly parcel: Parcel;
  readonly items: readonly ParcelItem[];
}

/** What is to be packed. */
export interface WantedParcel extends StatedFacts {
  /** A key that the caller chose; a second call with it packs nothing and answers as the first. */
  readonly id?: string | undefined;
  /** Codes as scanned or typed. */
  readonly things: readonly string[];
  /** The request it belongs to; its taken samples are packed where `things` is empty. */
  readonly requestId?: string | undefined;
}

/**
 * Packs a parcel, or a loan where a due date is stated: all or nothing. Throws `invalid-input` with the findings of `checkParcel` and
 * `findContents` (which names what is in another parcel), `not-found`, `not-allowed`.
 */
export function packParcel(unitOfWork: UnitOfWork, wanted: WantedParcel, caller: Caller): Promise<PackedParcel> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const [before] = wanted.id === undefined ? [] : await work.parcels.find([wanted.id]);
    if (before !== undefined) {
      const parcel = await curatedParcel(work, before.id, caller);
      return { parcel, items: await work.parcels.itemsOf([parcel.id]) };
    }
    return packWithin(work, wanted, caller);
  });
}

async function packWithin(work: Work, wanted: WantedParcel, caller: Caller): Promise<PackedParcel> {
  const { id = work.newKey(), things: codes, requestId, ...facts } = wanted;
  const request = requestId === undefined ? undefined : await answeredRequest(work, requestId, caller);
  const taken =
    codes.length === 0 && request?.number
      ? await work.parcels.takenFor(request.expeditionId, request.number, MOST_THINGS)
      : codes;
  const found = await findContents(work, taken, { expeditionId: request?.expeditionId, parcelId: id }, caller);
  const stated = statedFacts(facts);
  const findings = [
    ...checkParcel(stated),
    ...found.findings,
    ...(found.findings.length > 0 ? [] : sizeFindings(found.things.length)),
  ];
  if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
  await ensureCurates(work, found.expeditionId!, caller);
  const at = work.now();
  const parcel: Parcel = {
    ...stated,
    id,
    number: await work.parcels.nextNumber(),
    expeditionId: found.expeditionId!,
    requestId: requestId ?? null,
    state: 'packed',
    extended: 0,
    secretHash: null,
    packedAt: at,
    packedBy: caller.name,
    shippedAt: null,
    deliveredAt: null,
    changedAt: at,
    changedBy: caller.name,
    revision: 1,
  };
  const items = itemsOf(found.things, id, 0);
  await work.parcels.add(parcel);
  await work.parcels.addItems(items);
  const after = { ...forAudit(parcel), things: items.map((one) => one.name) };
  await work.audit(caller, [{ action: 'pack-parcel', subject: parcelName(parcel), after }], at);
  return { parcel, items };
}

function sizeFindings(count: number): readonly Finding[] {
  const details = { field: 'things', value: count, rule: `1 to ${MOST_THINGS} things` };
  if (count === 0) return [finding('parcel-empty', 'Nothing is in the parcel.', details)];
  return count > MOST_THINGS ? [finding('parcel-many', `A parcel holds at most ${MOST_THINGS} things.`, details)] : [];
}

/** What was added to a parcel, or taken out of it again. */
export interface Repacked extends PackedParcel {
  readonly findings: readonly Finding[];
}

/**
 * Puts more into a parcel that is being packed, or takes things out of it again. What is in it already, or is not, changes nothing; what
 * cannot be packed is a finding, the rest is done. Throws `conflict` for a parcel that was shipped, `not-found`, `not-allowed`.
 */
export function repackParcel(
  unitOfWork: UnitOfWork,
  id: string,
  { add = [], remove = [] }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  caller: Caller,
): Promise<Repacked> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const parcel = await curatedParcel(work, id, caller);
    if (parcel.state !== 'packed')
      throw new CorestoneError(
        'conflict',
        `${parcelName(parcel)} is ${parcel.state}; nothing goes in or out any more.`,
      );
    const found = await findContents(work, add, { expeditionId: parcel.expeditionId, parcelId: id }, caller);
    const before = await work.parcels.itemsOf([id]);
    const leaving = await named(work, remove, before);
    const last = Math.max(0, ...before.map((one) => one.position));
    const room = Math.max(0, MOST_THINGS - before.length + leaving.length);
    const more = itemsOf(found.things.slice(0, room), id, last);
    await work.parcels.removeItems(
      id,
      leaving.map((one) => one.thingId),
    );
    await work.parcels.addItems(more);
    const findings = [...found.findings, ...(found.things.length > room ? sizeFindings(MOST_THINGS + 1) : [])];
    if (more.length + leaving.length === 0) return { parcel, items: before, findings };
    const kept = await keepParcel(work, parcel, {}, { action: 'repack-parcel', actor: caller });
    const entry = { added: more.map((one) => one.name), removed: leaving.map((one) => one.name) };
    await work.audit(caller, [{ action: 'repack-parcel', subject: parcelName(parcel), after: entry }], work.now());
    return { parcel: kept, items: await work.parcels.itemsOf([id]), findings };
  });
}

async function named(work: Work, codes: readonly string[], items: readonly ParcelItem[]): Promise<ParcelItem[]> {
  if (codes.length === 0) return [];
  const found = await work.storage.findThings(codes.map(scannedCode));
  const ids = new Set([...found.values()].map((one) => one.id));
  return items.filter((one) => ids.has(one.thingId));
}

/** Unpacks a parcel that was not shipped: it is gone with all that was in it. Throws `conflict`, `not-found`, `not-allowed`. */
export function unpackParcel(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<void> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const parcel = await curatedParcel(work, id, caller);
    if (parcel.state !== 'packed')
      throw new CorestoneError('conflict', `${parcelName(parcel)} is ${parcel.state}; it can only be taken back.`);
    const items = await work.parcels.itemsOf([id]);
    await work.parcels.removeItems(
      id,
      items.map((one) => one.thingId),
    );
    await work.parcels.remove(id);
    const before = { ...forAudit(parcel), things: items.map((one) => one.name) };
    await work.audit(caller, [{ action: 'unpack-parcel', subject: parcelName(parcel), before }], work.now());
  });
}
