import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { Finding } from '../../domain/finding.ts';
import { usedOverrides } from '../../domain/station/standing-findings.ts';
import type { StationOperation, StationOutcome } from '../../domain/station/station-operation.ts';
import type { AuditEntry } from '../ports.ts';
import type { Author, EntryRun } from './entry-run.ts';

/** What an operation came to, and the object it was about. */
export interface Applied {
  readonly outcome: Omit<StationOutcome, 'object'>;
  readonly objectId: string;
}

/** Nothing is kept, for these reasons. */
export function refused(operation: StationOperation, objectId: string, findings: readonly Finding[]): Applied {
  return { outcome: { id: operation.id, result: 'refused', findings }, objectId };
}

/** What was asked for is kept, or was so already. */
export function done(operation: StationOperation, objectId: string, findings: readonly Finding[] = []): Applied {
  return { outcome: { id: operation.id, result: 'done', findings }, objectId };
}

/**
 * Notes for the audit trail what an operation changed, and beside it that it was this operation: from which station, when the
 * person did it, for which reasons warnings were passed over, and which name a new object had first where another had that.
 */
export function noteEntry(
  run: EntryRun,
  { actor, station }: Author,
  operation: StationOperation,
  change: AuditEntry & { readonly before?: FieldValues; readonly after?: FieldValues },
  findings: readonly Finding[] = [],
): void {
  const overridden = usedOverrides(findings, operation.overrides);
  const { id, kind, at } = operation;
  const insteadOf = operation.kind === 'create' ? operation.insteadOf : undefined;
  const after = {
    operation: id,
    kind,
    at,
    station,
    ...(insteadOf !== undefined && { insteadOf }),
    ...(overridden.length > 0 && { overridden }),
  };
  run.writes.note(actor, change, { action: 'station-operation', subject: change.subject, after });
}
