import { parcelName } from '../../../domain/curation/parcel.ts';
import { shippedWords } from '../../../domain/curation/parcel-mail.ts';
import type { RequestState } from '../../../domain/curation/request-state.ts';
import { checkRequestStep } from '../../../domain/curation/request-state.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Caller, ensureMay } from '../../caller.ts';
import { holdStorage } from '../../hold-jobs.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { UnitOfWork, Work } from '../../ports.ts';
import { placesAlong, placeWords } from '../place-words.ts';
import { moveRequest } from '../requests/move-request.ts';
import { tellCustody } from '../tell-custody.ts';
import { keepParcel } from './keep-parcel.ts';
import type { PackedParcel } from './pack-parcel.ts';
import { curatedParcel } from './parcel-access.ts';
import type { Parcel, ParcelItem } from './parcel-ports.ts';

/** What shipping needs of the world. */
export interface ShippingHands {
  /** A secret for the link of the recipient, and the hash under which it is kept. */
  readonly makeSecret: () => { readonly secret: string; readonly hash: string };
  /** The public address of a report by its secret. */
  readonly reportAddress: (secret: string) => string;
  readonly agent: () => string;
}

/**
 * Ships what is packed: all in it leaves its place for the parcel, the request it belongs to is `shipped`, and the recipient gets a mail
 * with the link to report back by, where an address is known. One that was shipped already stays as it is. One transaction. Throws
 * `not-found`, `not-allowed`, `conflict`.
 */
export function shipParcel(
  unitOfWork: UnitOfWork,
  id: string,
  caller: Caller,
  hands: ShippingHands,
): Promise<PackedParcel & { readonly link: string | undefined }> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const before = await curatedParcel(work, id, caller);
    const items = await work.parcels.itemsOf([id]);
    if (before.state !== 'packed') return { parcel: before, items, link: undefined };
    if (items.length === 0) throw new CorestoneError('conflict', `Nothing is in ${parcelName(before)}.`);
    const sent = await takeOut(work, before, items, caller);
    const { secret, hash } = hands.makeSecret();
    const changes = { state: 'shipped', secretHash: hash, shippedAt: work.now() } as const;
    const parcel = await keepParcel(work, before, changes, { action: 'ship-parcel', actor: caller });
    await work.parcels.changeItems(sent);
    await tellCustody(
      work,
      sent.map((one) => one.thingId),
      caller,
    );
    await moveOn(work, parcel, 'shipped', caller);
    const link = hands.reportAddress(secret);
    await tellRecipient(work, parcel, sent, { link, agent: hands.agent(), once: `parcel ${id} shipped` });
    return { parcel, items: sent, link };
  });
}

async function takeOut(
  work: Work,
  parcel: Parcel,
  items: readonly ParcelItem[],
  caller: Caller,
): Promise<ParcelItem[]> {
  const stored = await work.storage.findThings(items.map((one) => one.thingId));
  const placeOf = (item: ParcelItem): string | null => stored.get(item.thingId)?.placeId ?? null;
  const ids = [...new Set(items.flatMap((one) => placeOf(one) ?? []))];
  const places = await work.storage.findPlaces(ids);
  for (const party of new Set(places.map((one) => one.party))) ensureMay(caller, 'deposit', party);
  const along = await placesAlong(work.storage, places);
  const words = new Map(places.map((one) => [one.id, placeWords(one, along)]));
  const at = work.now();
  await work.storage.stow(
    items.map((one) => one.thingId),
    null,
    at,
  );
  await work.storage.addMoves(
    items.map((one) => ({
      id: work.newKey(),
      thingId: one.thingId,
      thingName: one.name,
      fromId: placeOf(one),
      fromWords: words.get(placeOf(one) ?? '') ?? '',
      toId: null,
      toWords: parcelWords(parcel),
      reason: parcel.dueOn === null ? 'shipped' : `on loan until ${parcel.dueOn}`,
      movedAt: at,
      movedBy: caller.name,
      fate: null,
    })),
  );
  return items.map((one) => ({ ...one, state: 'sent', fromPlaceId: placeOf(one) }));
}

/** A parcel as a place people read: `parcel P12 to Ada Lovelace, SE`. */
export function parcelWords(parcel: Parcel): string {
  const { name, country } = parcel.recipient;
  const kind = parcel.dueOn === null ? 'parcel' : 'loan';
  return `${kind} ${parcelName(parcel)} to ${[name, country].filter((one) => one !== '').join(', ')}`;
}

/** Queues the mail that says that a parcel is on its way, with the link to report back by; nothing where no address is known. */
export async function tellRecipient(
  work: Work,
  parcel: Parcel,
  items: readonly ParcelItem[],
  { link, agent, once }: { readonly link: string; readonly agent: string; readonly once: string },
): Promise<void> {
  const { name, email } = parcel.recipient;
  if (email === '') return;
  const { carrier, trackingNumber, trackingUrl, dueOn } = parcel;
  const facts = { parcel: parcelName(parcel), name, carrier, trackingNumber, trackingUrl, dueOn, link, agent };
  const words = shippedWords(parcel.language, { ...facts, things: items.map((one) => one.igsn ?? one.name) });
  await queueMail(work, {
    ...words,
    to: email,
    about: { kind: 'parcel', id: parcel.id },
    once,
  });
}

/** Moves the request of a parcel on as far as it goes there from its state; nothing where it does not, or there is none. */
export async function moveOn(work: Work, parcel: Parcel, to: RequestState, caller: Caller): Promise<void> {
  if (parcel.requestId === null) return;
  const [request] = await work.requests.find([parcel.requestId]);
  if (request === undefined || checkRequestStep(request.state, to, 'curator').length > 0) return;
  await moveRequest(work, request.id, { to, side: 'curator', text: `Parcel ${parcelName(parcel)}` }, caller);
}

/**
 * Says that a parcel arrived. What is delivered already stays as it is. Throws `conflict` for one that was not shipped, or is back or lost.
 */
export function deliverParcel(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<Parcel> {
  return unitOfWork(async (work) => {
    await holdStorage(work, caller);
    const before = await curatedParcel(work, id, caller);
    if (before.state === 'delivered' || before.state === 'part-returned') return before;
    if (before.state !== 'shipped')
      throw new CorestoneError('conflict', `${parcelName(before)} is ${before.state}; only what is shipped arrives.`);
    const items = await work.parcels.itemsOf([id]);
    const sent = items.filter((one) => one.state === 'sent');
    await work.parcels.changeItems(sent.map((one) => ({ ...one, state: 'arrived' })));
    const changes = { state: 'delivered', deliveredAt: work.now() } as const;
    return keepParcel(work, before, changes, { action: 'deliver-parcel', actor: caller });
  });
}
