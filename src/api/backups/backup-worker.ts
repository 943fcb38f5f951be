import { givingWay } from '../../backup/giving-way.ts';
import { isDue } from '../../backup/schedule.ts';
import type { House } from '../../context.ts';
import { chainAudit } from '../../operations/care/chain-audit.ts';
import type { Actor } from '../../operations/ports.ts';
import { isAuditWaiting } from '../../store/ports/audit-chain.ts';
import { backupRuns } from '../../store/ports/backup-runs.ts';
import type { JobWorker } from '../jobs/job-worker.ts';
import { repeat } from '../jobs/repeat.ts';
import { samePlace } from './backup-health.ts';
import { endDeadRuns, runBackup } from './run-backup.ts';

const LOOK_EVERY_MS = 5000;
const SCHEDULE: Actor = { name: 'backup schedule', origin: 'worker' };

/**
 * Cares for the data while the server runs: chains what is new in the audit trail, and makes the backups that are due or asked for. Of several
 * servers of one database one makes them. What fails is told and tried again after a while.
 */
export function startCareWorker(
  house: House,
  onError: (error: unknown) => void,
  lookEveryMs = LOOK_EVERY_MS,
): JobWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const repeated = (work: (house: House, signal: AbortSignal) => Promise<void>) =>
    repeat(() => work(house, signal), { signal, onError, everyMs: lookEveryMs });
  // Beside each other: a backup may take hours, in which the audit trail goes on.
  const loops = Promise.all([repeated(chainWhatWaits), repeated(backUpWhenDue)]);
  return {
    stop: async () => {
      stopping.abort();
      await loops;
    },
  };
}

async function chainWhatWaits({ store, unitOfWork }: House, signal: AbortSignal): Promise<void> {
  // A unit of work in which nothing happens would still count as a change for whoever looks for one.
  if (await isAuditWaiting(store.read)) await chainAudit(unitOfWork, { signal, between: givingWay() });
}

async function backUpWhenDue(house: House, signal: AbortSignal): Promise<void> {
  const { settings, store, now } = house;
  await endDeadRuns(house);
  const runs = backupRuns(store.read);
  if ((await runs.running()) !== undefined) return;
  const common = { isPruned: true, isBesideOthers: true, signal };
  const asked = await runs.asked();
  if (asked !== undefined) {
    const actor: Actor = { name: asked.askedBy, origin: 'worker' };
    await runBackup(house, { ...common, destination: asked.destination, actor, run: asked });
    return;
  }
  if (settings.backupTo === '') return;
  const own = samePlace(settings.backupTo);
  const ownRuns = (await runs.latestByPlace()).find((one) => samePlace(one.destination) === own);
  const times = {
    // Of this place: that a timer backed up to another one makes up for nothing here.
    lastDone: ownRuns?.done?.startedAt,
    lastFailed: (await runs.latest('failed'))?.startedAt,
  };
  if (isDue(settings.backupAt, times, now()))
    await runBackup(house, { ...common, destination: settings.backupTo, actor: SCHEDULE });
}
