import { isLate } from '../../backup/schedule.ts';
import { watchedBackups } from '../../config/backup-settings.ts';
import type { House } from '../../context.ts';
import type { BackupRun, PlaceRuns } from '../../operations/care/care-ports.ts';
import { backupRuns } from '../../store/ports/backup-runs.ts';

/** How the backups in one place stand. */
export interface PlaceHealth {
  /** Folder or sftp address. */
  readonly destination: string;
  /** Of `backupTo`, of `backupWatch`, or a place that somebody backs up to by hand. */
  readonly kind: 'own' | 'watched' | 'other';
  readonly state: 'sound' | 'late' | 'failed';
  readonly lastDone: BackupRun | undefined;
  readonly lastFailed: BackupRun | undefined;
}

/** How the backups of an installation stand. `places` has the own place first, then those watched in their order, then others. */
export interface BackupHealth {
  /** The worst of all places; `off` where none is expected to have backups and none failed. */
  readonly state: 'off' | 'sound' | 'late' | 'failed';
  readonly places: readonly PlaceHealth[];
  readonly lastDone: BackupRun | undefined;
  readonly lastFailed: BackupRun | undefined;
  readonly lastVerified: BackupRun | undefined;
}

const DAY_MS = 86_400_000;
/** What failed by hand is looked at for so long; nobody may ever back up there again. */
const OTHER_FAILED_DAYS = 30;

/**
 * Each place by itself: that one has new backups says nothing of another. Late is worse than failed: a failed backup that was made good by
 * the next one there is neither. A run counts wherever it was started, by the server, a timer or by hand.
 */
export async function backupHealth({
  store,
  settings,
  now,
}: Pick<House, 'store' | 'settings' | 'now'>): Promise<BackupHealth> {
  const runs = backupRuns(store.read);
  const byPlace = new Map((await runs.latestByPlace()).map((one) => [samePlace(one.destination), one]));
  const expected = expectedPlaces(settings);
  const isExpected = new Set(expected.map((one) => samePlace(one.destination)));
  const places = [
    ...expected.map((one) => healthOf(one, byPlace.get(samePlace(one.destination)))),
    ...[...byPlace].filter(([place]) => !isExpected.has(place)).flatMap(([, runsThere]) => otherPlace(runsThere)),
  ];
  const all = { lastDone: await runs.latest('done'), lastFailed: await runs.latest('failed') };
  return { state: worst(places), places, ...all, lastVerified: await runs.latestVerified() };

  function healthOf(one: ExpectedPlace, seen: PlaceRuns | undefined): PlaceHealth {
    const { destination, kind } = one;
    const lastDone = seen?.done;
    const lastFailed = seen?.failed;
    const isOld = isLate(one.at, one.lateHours, lastDone?.startedAt, now());
    const isFailed = lastFailed !== undefined && (lastDone === undefined || lastFailed.id > lastDone.id);
    return { destination, kind, state: isOld ? 'late' : isFailed ? 'failed' : 'sound', lastDone, lastFailed };
  }

  /** Where no backup was ever made a failed one was a slip of the pen. */
  function otherPlace({ destination, done, failed }: PlaceRuns): readonly PlaceHealth[] {
    if (done === undefined) return [];
    const isRecent =
      failed !== undefined && now().getTime() - Date.parse(failed.startedAt) < OTHER_FAILED_DAYS * DAY_MS;
    const state = isRecent && failed.id > done.id ? 'failed' : 'sound';
    return [{ destination, kind: 'other', state, lastDone: done, lastFailed: failed }];
  }
}

interface ExpectedPlace {
  readonly destination: string;
  readonly kind: 'own' | 'watched';
  readonly at: string;
  readonly lateHours: number;
}

function expectedPlaces({
  backupTo,
  backupAt,
  backupLateHours,
  backupWatch,
}: House['settings']): readonly ExpectedPlace[] {
  const own = { destination: backupTo, kind: 'own', at: backupAt, lateHours: backupLateHours } as const;
  const watched = watchedBackups(backupWatch).map(
    ({ destination, hours }) => ({ destination, kind: 'watched', at: backupAt, lateHours: hours }) as const,
  );
  const others = watched.filter((one) => samePlace(one.destination) !== samePlace(backupTo));
  return [...(backupTo === '' ? [] : [own]), ...others];
}

/** A place without the slashes at its end, which mean nothing. */
export function samePlace(destination: string): string {
  return destination.replace(/(?<=.)\/+$/, '');
}

function worst(places: readonly PlaceHealth[]): BackupHealth['state'] {
  if (places.some((one) => one.state === 'late')) return 'late';
  if (places.some((one) => one.state === 'failed')) return 'failed';
  return places.some((one) => one.kind !== 'other') ? 'sound' : 'off';
}
