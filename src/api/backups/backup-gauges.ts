import { Gauge, type Registry } from 'prom-client';
import type { House } from '../../context.ts';
import { backupHealth, type PlaceHealth } from './backup-health.ts';

/**
 * Gauges by which an alarm can be given: how old the latest backup is, whether any place is late or failed, when one was last proved. Those
 * with `place` say it of each: `own`, and `watched-1`, … in the order of the setting; addresses of places are told to nobody.
 */
export function addBackupGauges(registry: Registry, house: House): void {
  let looking: Promise<void> | undefined;
  // All are read at once: each waits for the one look at the store, else it would tell what was seen for the answer before.
  const collect = () => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry], collect });
  const age = gauge('corestone_backup_age_seconds', 'Seconds since the moment that the latest complete backup holds.');
  const bytes = gauge('corestone_backup_written_bytes', 'Bytes that the latest complete backup wrote.');
  const proved = gauge('corestone_backup_trial_age_seconds', 'Seconds since a backup was last restored on trial.');
  const failed = gauge('corestone_backup_failed', '1 when the latest backup to any place failed.');
  const placeAge = gauge('corestone_backup_place_age_seconds', 'Seconds since the latest complete one there.', [
    'place',
  ]);
  const placeLate = gauge('corestone_backup_place_late', '1 when the latest there is too old, or there is none.', [
    'place',
  ]);
  const placeFailed = gauge('corestone_backup_place_failed', '1 when the latest there failed.', ['place']);
  const late = gauge(
    'corestone_backup_late',
    '1 when the latest backup in any place that is to have them is too old, or there is none.',
  );

  async function look(): Promise<void> {
    const { state, places, lastDone, lastVerified } = await backupHealth(house);
    const seconds = (moment: string) => (house.now().getTime() - Date.parse(moment)) / 1000;
    // Not a number says that there is none; 0 would say that it is new.
    const ageOf = (moment: string | undefined) => (moment === undefined ? Number.NaN : seconds(moment));
    late.set(state === 'late' ? 1 : 0);
    failed.set(places.some(hasFailed) ? 1 : 0);
    for (const [place, one] of named(places)) {
      placeAge.set({ place }, ageOf(one.lastDone?.startedAt));
      placeLate.set({ place }, one.state === 'late' ? 1 : 0);
      placeFailed.set({ place }, hasFailed(one) ? 1 : 0);
    }
    age.set(ageOf(lastDone?.startedAt));
    bytes.set(lastDone?.newBytes ?? Number.NaN);
    proved.set(ageOf(lastVerified?.verifiedAt ?? undefined));
  }
}

const hasFailed = ({ state, lastDone, lastFailed }: PlaceHealth): boolean =>
  state === 'failed' || (state === 'late' && lastFailed !== undefined && lastFailed.id > (lastDone?.id ?? ''));

function named(places: readonly PlaceHealth[]): readonly (readonly [string, PlaceHealth])[] {
  const own = places.filter((one) => one.kind === 'own').map((one) => ['own', one] as const);
  const watched = places.filter((one) => one.kind === 'watched').map((one, at) => [`watched-${at + 1}`, one] as const);
  return [...own, ...watched];
}
