import { redirectAddress } from '../../dissemination/resolver/redirect-address.ts';
import type { Visibility } from '../../domain/registration/next-state.ts';
import type { Known, RecordChange } from '../../operations/registry/record-change.ts';
import { tryChanges } from '../../operations/registry/try-changes.ts';
import { findStanding, type RecordStanding } from '../../store/read/find-standing.ts';
import { igsnParameters } from './body-text.ts';
import { findOwn } from './find-own.ts';
import { isInactive } from './inactive.ts';
import { ensureDepositor, keepChange } from './keep-change.ts';
import { listOwn } from './list-own.ts';
import { type MdsAnswer, MdsRefusal, plain } from './mds-answer.ts';
import { type MdsIdentifier, readIgsn } from './mds-identifier.ts';
import { type MdsRequest, success } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';

/** `GET /igsn`: all identifiers of the caller. */
export function getIgsns(service: MdsService, { caller }: MdsRequest): Promise<MdsAnswer> {
  return listOwn(service, caller);
}

/** `GET /igsn/{igsn}`: the address alone; 204 while it is reserved. The code of 2020 never said 410 here; a setting does. */
export async function getIgsn(service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const { standing } = await findOwn(service, request, 'IGSN not found');
  const { mdsInactiveGone, baseUrl } = service.house.settings;
  if (mdsInactiveGone && (await isInactive(service, standing))) throw new MdsRefusal(410, 'dataset inactive');
  if (standing.state === 'reserved') return { status: 204 };
  const { landingUrl, igsn } = standing;
  return plain(200, landingUrl ?? redirectAddress(null, igsn, baseUrl));
}

/** `POST /igsn`: gives an identifier its address; it becomes findable as soon as it is described. */
export async function postIgsn(service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const { igsn, url } = igsnParameters(request);
  if (igsn === undefined) throw new MdsRefusal(400, "param 'igsn' required");
  if (url === undefined) throw new MdsRefusal(400, "param 'url' required");
  const identifier = readIgsn(igsn, service);
  await keepUrl(service, request, identifier, url);
  return plain(201, success('OK', request), { location: locationOf(service, 'igsn', identifier) });
}

/** `PUT /igsn/{igsn}`: the same, without Location; an identifier in the body must be that of the address. */
export async function putIgsn(service: MdsService, request: MdsRequest): Promise<MdsAnswer> {
  const { igsn, url } = igsnParameters(request);
  const identifier = readIgsn(request.id, service);
  if (igsn !== undefined && readIgsn(igsn, service).igsn !== identifier.igsn)
    throw new MdsRefusal(400, 'igsn parameter does not match igsn of resource');
  if (url === undefined) throw new MdsRefusal(400, "param 'url' required");
  await keepUrl(service, request, identifier, url);
  return plain(201, success('OK', request));
}

/** Where a resource of an identifier lies, as an address. */
export function locationOf({ address }: MdsService, resource: string, { spelled }: MdsIdentifier): string {
  return `${address}/${resource}/${spelled.split('/').map(encodeURIComponent).join('/')}`;
}

async function keepUrl(
  service: MdsService,
  request: MdsRequest,
  { igsn }: MdsIdentifier,
  landingUrl: string,
): Promise<void> {
  ensureDepositor(service, request);
  const standing = await findStanding(service.house.store.read, igsn);
  const isDeleted = standing !== undefined && (await isInactive(service, standing));
  const wish = (known: Known) => wishOf(known, isDeleted);
  const change: RecordChange = { caller: request.caller, igsn, landingUrl, wish };
  if (service.house.settings.mdsMetadataFirst) await ensureDescribed(service, standing, change);
  await keepChange(service, request.isTest, change);
}

/** A new address leaves an inactive record inactive; one that was reserved with its metadata deleted only begins to resolve. */
function wishOf(known: Known, isDeleted: boolean): Visibility {
  if (known?.state === 'hidden' && known.isDescribed) return 'keep';
  return known?.state === 'reserved' && isDeleted ? 'hidden' : 'findable';
}

/** With the option `metadata first`: 412, after everything that would be refused anyway. */
async function ensureDescribed(
  service: MdsService,
  standing: RecordStanding | undefined,
  change: RecordChange,
): Promise<void> {
  if (standing?.isDescribed === true) return;
  const [tried] = await tryChanges(service.house.unitOfWork, [change], service.house.rules);
  if (tried?.outcome === 'refused') return;
  throw new MdsRefusal(412, 'You have to register metadata first!');
}
