import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Caller } from '../../operations/caller.ts';
import { type RequestRights, requestRights } from '../../operations/curation/requests/request-access.ts';
import type { CurationRequest } from '../../operations/curation/requests/request-ports.ts';
import { requestStore } from '../../store/ports/request-store.ts';
import { type EnteredExpedition, listEnteredExpeditions } from '../../store/read/station-expeditions.ts';

/** An expedition with what the caller may do about its requests. */
export type RequestExpedition = EnteredExpedition & RequestRights;

/** The expeditions whose requests a caller may read or answer, in path order. */
export async function readableExpeditions(
  { store }: Pick<House, 'store'>,
  caller: Caller,
): Promise<readonly RequestExpedition[]> {
  const all = await listEnteredExpeditions(store.read);
  return all
    .map((one) => ({ ...one, ...requestRights(caller, one) }))
    .filter(({ mayRead, mayAnswer }) => mayRead || mayAnswer);
}

/** Those of them that a code or an id names, all where nothing is named. */
export function namedExpeditions(all: readonly RequestExpedition[], named = ''): readonly RequestExpedition[] {
  return named === '' ? all : all.filter((one) => one.id === named || one.code === named);
}

/** A request with its expedition. */
export interface ReadRequest {
  readonly request: CurationRequest;
  readonly expedition: RequestExpedition;
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A request that a caller may read. Throws `not-found`. */
export async function readableRequest(house: Pick<House, 'store'>, id: string, caller: Caller): Promise<ReadRequest> {
  const { read, engine } = house.store;
  const [request] = KEY.test(id) ? await requestStore(read, engine).find([id]) : [];
  const expedition =
    request && (await readableExpeditions(house, caller)).find((one) => one.id === request.expeditionId);
  if (request !== undefined && expedition !== undefined) return { request, expedition };
  throw new CorestoneError('not-found', 'There is no such request, or it is not yours to see.');
}
