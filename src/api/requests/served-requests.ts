import type { FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import type { Html } from '../../dissemination/frame/html.ts';
import { linkTo } from '../../dissemination/frame/page-shell.ts';
import { type PublicFace, todayOf } from '../../dissemination/public-face.ts';
import type { CurationRequest } from '../../operations/curation/requests/request-ports.ts';
import { issuingOf } from '../../operations/issuing.ts';
import { requestStore } from '../../store/ports/request-store.ts';
import type { ExpeditionRow } from '../../store/read/find-expeditions.ts';
import { findEnteredExpeditions } from '../../store/read/station-expeditions.ts';
import { callerAddress } from '../sign-in/caller-address.ts';
import { hashSecret } from '../sign-in/sign-in-request.ts';
import { windowCounts } from '../sign-in/window-counts.ts';
import type { TypedForm } from './request-fields.ts';
import { requestForm } from './request-form.ts';
import { secretOf } from './request-visitor.ts';

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HOUR_MS = 3_600_000;
/** So many requests begun, and so many messages, an hour from one address. */
const MOST_PER_HOUR = { begin: 10, write: 30 } as const;

/** What the public pages of requests are made from. */
export interface Served {
  readonly house: House;
  readonly face: PublicFace;
}

/** A call about one request. */
export type ById = FastifyRequest<{ Params: { id: string }; Querystring: Record<string, string | undefined> }>;

/** The query of an address with its question mark; empty where there is none. */
export const queryOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

/** The fields of a form as they came. */
export const formOf = ({ body }: FastifyRequest) => new URLSearchParams(typeof body === 'string' ? body : '');

/** The form of a request with the policy and the moratorium of an expedition. */
export async function formFor(
  { house: { store }, face }: Served,
  expedition: Pick<ExpeditionRow, 'id'>,
  form: TypedForm,
  { action, head, revision }: { readonly action: string; readonly head: Html | null; readonly revision?: number },
): Promise<Html> {
  const policy = await requestStore(store.read, store.engine).policyFor(expedition.id);
  const [entered] = await findEnteredExpeditions(store.read, expedition.id);
  const end = entered?.moratoriumEnd ?? null;
  const moratoriumEnd = end !== null && end > todayOf(face) ? end : null;
  return requestForm({
    form,
    action: linkTo(face, action),
    policy,
    moratoriumEnd,
    head,
    ...(revision !== undefined && { revision }),
  });
}

/** The link by which a request is opened. */
export function linkOf(face: PublicFace, id: string, secret: string): string {
  return `${face.baseUrl}/requests/${id}?key=${secret}`;
}

/** How a form is submitted: what was agreed to, and which revision was seen. */
export function submissionOf({ house }: Served, form: URLSearchParams, revision: number) {
  const agreedTo = form.get('agreed') === 'yes' ? (form.get('policy') ?? '') : undefined;
  return { revision, agreedTo, issuing: issuingOf(house.settings) };
}

/** Counts one more form of an address; minutes to wait where it sent too many this hour. */
export function countedUp(
  { house }: Served,
  request: FastifyRequest,
  what: keyof typeof MOST_PER_HOUR,
): number | undefined {
  const nowMs = house.now().getTime();
  const name = `sample request ${what} ${callerAddress(request)}`;
  const { count, endsAt } = windowCounts(house).add(name, HOUR_MS, nowMs);
  return count > MOST_PER_HOUR[what] ? Math.max(1, Math.ceil((endsAt - nowMs) / 60_000)) : undefined;
}

/** The request of the address, where the visitor holds it. */
export async function heldRequest({ house }: Served, request: ById): Promise<CurationRequest | undefined> {
  const { id } = request.params;
  const secret = KEY.test(id) ? secretOf(request, id) : undefined;
  if (secret === undefined) return undefined;
  const [found] = await requestStore(house.store.read, house.store.engine).find([id]);
  return found?.secretHash === hashSecret(secret) ? found : undefined;
}
