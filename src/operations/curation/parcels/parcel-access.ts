import { CorestoneError } from '../../../domain/error.ts';
import { type Caller, may, notAllowed } from '../../caller.ts';
import type { Work } from '../../ports.ts';
import { expeditionOf, type RequestRights, requestRights } from '../requests/request-access.ts';
import type { StoredObject, StoredThing } from '../storage-ports.ts';
import type { Parcel } from './parcel-ports.ts';

/** A parcel that the caller may see. Throws `not-found`, also for one that the caller may not see. */
export async function seenParcel(
  work: Pick<Work, 'parcels' | 'tree' | 'parties'>,
  id: string,
  caller: Caller,
): Promise<Parcel> {
  const [parcel] = await work.parcels.find([id]);
  if (parcel === undefined) throw noParcel();
  const { mayRead, mayAnswer } = requestRights(caller, await expeditionOf(work, parcel.expeditionId));
  if (!mayRead && !mayAnswer) throw noParcel();
  return parcel;
}

/** A parcel that the caller may pack, ship and take back. Throws `not-found`, `not-allowed`. */
export async function curatedParcel(work: Work, id: string, caller: Caller): Promise<Parcel> {
  const parcel = await seenParcel(work, id, caller);
  await ensureCurates(work, parcel.expeditionId, caller);
  return parcel;
}

/** Throws `not-allowed` where the caller neither deposits for the client of an expedition nor is its curator. */
export async function ensureCurates(work: Work, expeditionId: string, caller: Caller): Promise<void> {
  const expedition = await expeditionOf(work, expeditionId);
  if (!requestRights(caller, expedition).mayAnswer) throw notAllowed(caller, 'deposit', expedition.client);
}

/** An object that a caller may see, with its expedition; null for a program or an expedition itself. */
export interface SeenObject extends StoredObject {
  readonly expeditionId: string | null;
}

/** Those of some objects that the caller may see: as reader for their client, or by a role on their expedition. By key. */
export async function seenObjects(
  work: Pick<Work, 'tree' | 'parties'>,
  things: Iterable<StoredThing>,
  caller: Caller,
): Promise<ReadonlyMap<string, SeenObject>> {
  const objects = new Map([...things].flatMap((one) => (one.kind === 'object' ? [[one.id, one] as const] : [])));
  const expeditions = new Map(
    (await work.tree.findByIds([...objects.keys()])).map((one) => [one.id, one.expeditionId]),
  );
  const granted = new Set<string>();
  for (const id of new Set(expeditions.values()))
    if (id !== null && isGranted(requestRights(caller, await expeditionOf(work, id)))) granted.add(id);
  const seen = [...objects.values()].map((one) => ({ ...one, expeditionId: expeditions.get(one.id) ?? null }));
  const isSeen = (one: (typeof seen)[number]) => may(caller, 'read', one.client) || granted.has(one.expeditionId ?? '');
  return new Map(seen.filter(isSeen).map((one) => [one.id, one]));
}

const isGranted = ({ mayRead, mayAnswer }: RequestRights): boolean => mayRead || mayAnswer;

const noParcel = () => new CorestoneError('not-found', 'There is no such parcel, or it is not yours to see.');
