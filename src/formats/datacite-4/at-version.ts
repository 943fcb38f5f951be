import type { Finding } from '../../domain/finding.ts';
import type { DataciteRecord } from './datacite-record.ts';
import type { KernelVersion } from './kernel-lists.ts';
import { withoutNewMembers } from './newer-members.ts';
import { withoutItems } from './older-items.ts';
import { withOlderValues } from './older-values.ts';
import { VersionLosses } from './version-losses.ts';

/** A record as an older version can say it, with a finding for everything that changed or was left out. */
export interface NarrowedRecord {
  readonly record: DataciteRecord;
  readonly losses: readonly Finding[];
}

/**
 * A record in the words of an older version of kernel 4: newer values become the nearest older one, newer attributes are left
 * out, a related item becomes a related identifier where it has one. Findings of severity info, `narrowed` and `left-out`.
 * Source: history of the kernel (metadata-schemas 6.1).
 */
export function atVersion(record: DataciteRecord, version: KernelVersion): NarrowedRecord {
  const { lose, findings } = new VersionLosses(version);
  const older = withOlderValues(withoutItems(record, version, lose), version, lose);
  return { record: withoutNewMembers(older, version, lose), losses: findings };
}
