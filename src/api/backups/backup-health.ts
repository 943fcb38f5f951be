import { isLate } from '../../backup/schedule.ts';
import type { House } from '../../context.ts';
import type { BackupRun } from '../../operations/care/care-ports.ts';
import { backupRuns } from '../../store/ports/backup-runs.ts';

/** How the backups of an installation stand. */
export interface BackupHealth {
  /** `off` where the server makes none by itself. */
  readonly state: 'off' | 'sound' | 'late' | 'failed';
  readonly lastDone: BackupRun | undefined;
  readonly lastFailed: BackupRun | undefined;
  readonly lastVerified: BackupRun | undefined;
}

/** Late is worse than failed: a failed backup that was made good by the next one is neither. */
export async function backupHealth({
  store,
  settings,
  now,
}: Pick<House, 'store' | 'settings' | 'now'>): Promise<BackupHealth> {
  const runs = backupRuns(store.read);
  const lastDone = await runs.latest('done');
  const lastFailed = await runs.latest('failed');
  const lastVerified = await runs.latestVerified();
  return { state: stateOf(), lastDone, lastFailed, lastVerified };

  function stateOf(): BackupHealth['state'] {
    if (settings.backupTo === '') return 'off';
    if (isLate(settings.backupAt, settings.backupLateHours, lastDone?.startedAt, now())) return 'late';
    return lastFailed !== undefined && lastFailed.id > lastDone!.id ? 'failed' : 'sound';
  }
}
