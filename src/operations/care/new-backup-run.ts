import type { BackupRun } from './care-ports.ts';

/** A backup of which nothing is done yet. `startedAt` is ISO 8601, UTC. */
export function newBackupRun(
  begun: Pick<BackupRun, 'id' | 'destination' | 'askedBy' | 'state' | 'step' | 'holder' | 'heldUntil' | 'startedAt'>,
): BackupRun {
  return {
    ...begun,
    done: 0,
    total: 0,
    backup: null,
    bytes: null,
    newBytes: null,
    verifiedAt: null,
    lastError: null,
    finishedAt: null,
  };
}
