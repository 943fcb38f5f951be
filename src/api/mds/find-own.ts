import { may } from '../../operations/caller.ts';
import { findStanding, type RecordStanding } from '../../store/read/find-standing.ts';
import { MdsRefusal } from './mds-answer.ts';
import { askedIgsn, type MdsIdentifier } from './mds-identifier.ts';
import type { MdsRequest } from './mds-request.ts';
import type { MdsService } from './mds-service.ts';

/** What clients read when a record belongs to somebody else. */
export const OF_ANOTHER = 'dataset belongs to another party';

/** A record that the caller may read, with its identifier as it was asked for. */
export interface OwnRecord {
  readonly identifier: MdsIdentifier;
  readonly standing: RecordStanding;
}

/**
 * The record that a request asks for. Throws 404 with the resource's own words for an unknown one, which tells clients that
 * the identifier is free, and 403 for somebody else's, before anything is told of how it stands.
 */
export async function findOwn(service: MdsService, { id, caller }: MdsRequest, unknown: string): Promise<OwnRecord> {
  const identifier = askedIgsn(id, service);
  const standing = identifier === undefined ? undefined : await findStanding(service.house.store.read, identifier.igsn);
  if (identifier === undefined || standing === undefined) throw new MdsRefusal(404, unknown);
  if (!may(caller, 'read', standing.client)) throw new MdsRefusal(403, OF_ANOTHER);
  return { identifier, standing };
}
