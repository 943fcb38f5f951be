import { CorestoneError } from '../../../domain/error.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { askBackup } from '../../../operations/care/ask-backup.ts';
import { backupRuns } from '../../../store/ports/backup-runs.ts';
import { backupHealth } from '../../backups/backup-health.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import type { Onward, Visit } from '../visit.ts';
import { backupPage } from './backup-page.ts';

const MOST_RUNS = 50;

/** `/admin/backups`: what became of the backups, and a button for one at once. For administrators. */
export function registerBackups(routes: AdminRoutes): void {
  routes.page('/admin/backups', showBackups);
  routes.action('/admin/backups', backUpNow);
}

async function showBackups(visit: Visit): Promise<AdminView> {
  ensureMay(visit.caller, 'administer', '');
  const { house } = visit;
  const runs = await backupRuns(house.store.read).list(MOST_RUNS);
  return {
    title: 'Backups',
    page: 'backups',
    about: 'copies of everything, which can be put back',
    main: backupPage(visit, { health: await backupHealth(house), runs }),
  };
}

async function backUpNow({ house, caller }: Visit): Promise<Onward> {
  const { backupTo } = house.settings;
  if (backupTo === '') throw new CorestoneError('conflict', 'The setting backupTo names no place for backups.');
  const isNew = await askBackup(house.unitOfWork, backupTo, caller);
  return { to: `/admin/backups?done=${isNew ? 'backup-asked' : 'backup-under-way'}` };
}
