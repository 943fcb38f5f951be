import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import { newBackupRun } from './new-backup-run.ts';

/**
 * Puts a backup in line, which a server makes within seconds; one that is in line or under way already is not asked for twice. Whether it
 * is new. Throws `not-allowed` for who does not administer everything.
 */
export async function askBackup(unitOfWork: UnitOfWork, destination: string, caller: Caller): Promise<boolean> {
  ensureMay(caller, 'administer', '');
  return unitOfWork(async (work) => {
    const standing = (await work.backupRuns.asked()) ?? (await work.backupRuns.running());
    if (standing !== undefined) return false;
    const now = work.now();
    const id = work.newKey();
    const asked = { id, destination, askedBy: caller.name, state: 'asked', step: 'Waiting', startedAt: now } as const;
    await work.backupRuns.add(newBackupRun({ ...asked, holder: null, heldUntil: null }));
    await work.audit(caller, [{ action: 'ask-backup', subject: id, after: { destination } }], now);
    return true;
  });
}
