import { IMPORTED_BY, type TakenVersion } from '../../operations/dump-ports.ts';
import { newKey } from '../new-key.ts';

type VersionFacts = Pick<TakenVersion, 'igsn' | 'version' | 'description' | 'contentHash' | 'createdAt'>;

/** A version that was taken over, as a row. */
export function versionRow({ igsn, version, description, contentHash, createdAt }: VersionFacts) {
  return { igsn, version, description, content_hash: contentHash, created_at: createdAt, created_by: IMPORTED_BY };
}

/** The outbox row of such a version: whoever was upstream of the former registry knows of it already. */
export function outboxRow(igsn: string, version: number, now: string) {
  const intent = JSON.stringify({ igsn, version, from: IMPORTED_BY });
  const row = { id: newKey(), igsn, version, action: 'register', intent, state: 'not-applicable' };
  return { ...row, attempts: 0, due_at: now, created_at: now };
}
