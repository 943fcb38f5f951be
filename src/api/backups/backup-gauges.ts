import { Gauge, type Registry } from 'prom-client';
import type { House } from '../../context.ts';
import { backupHealth } from './backup-health.ts';

/** Gauges by which an alarm can be given: how old the latest backup is, whether it is late or failed, when one was last proved. */
export function addBackupGauges(registry: Registry, house: House): void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const age = gauge('corestone_backup_age_seconds', 'Seconds since the moment that the latest complete backup holds.');
  const bytes = gauge('corestone_backup_written_bytes', 'Bytes that the latest complete backup wrote.');
  const proved = gauge('corestone_backup_trial_age_seconds', 'Seconds since a backup was last restored on trial.');
  const failed = gauge('corestone_backup_failed', '1 when the latest backup failed.');
  new Gauge({
    name: 'corestone_backup_late',
    help: '1 when the server is to make backups and the latest is too old, or there is none.',
    registers: [registry],
    async collect() {
      const { state, lastDone, lastFailed, lastVerified } = await backupHealth(house);
      const seconds = (moment: string) => (house.now().getTime() - Date.parse(moment)) / 1000;
      this.set(state === 'late' ? 1 : 0);
      failed.set(lastFailed !== undefined && (lastDone === undefined || lastFailed.id > lastDone.id) ? 1 : 0);
      // Not a number says that there is none; 0 would say that it is new.
      age.set(lastDone === undefined ? Number.NaN : seconds(lastDone.startedAt));
      bytes.set(lastDone?.newBytes ?? Number.NaN);
      proved.set(lastVerified?.verifiedAt == null ? Number.NaN : seconds(lastVerified.verifiedAt));
    },
  });
}
