import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { RecordState } from '../register-ports.ts';

/** The finding of a record that stands at another version than its caller expects; undefined where it does not, or nothing is expected. */
export function otherVersion(
  { igsn, version }: Pick<RecordState, 'igsn' | 'version'>,
  expectedVersion: number | undefined,
): Finding | undefined {
  if (expectedVersion === undefined || expectedVersion === version) return undefined;
  const message = `${igsn} stands at version ${version}, not ${expectedVersion}.`;
  return finding('version-differs', message, { field: 'version', value: expectedVersion, rule: String(version) });
}

/** Throws `conflict` with the finding `version-differs` for a record at another version than expected. */
export function ensureVersion(known: Pick<RecordState, 'igsn' | 'version'>, expectedVersion: number | undefined): void {
  const other = otherVersion(known, expectedVersion);
  if (other !== undefined) throw new CorestoneError('conflict', other.message, { findings: [other] });
}
