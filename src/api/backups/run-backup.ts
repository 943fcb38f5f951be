import { mkdir, rm, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BackupManifest } from '../../backup/format/manifest.ts';
import { givingWay } from '../../backup/giving-way.ts';
import { type HeldLock, holdLock } from '../../backup/hold-lock.ts';
import { isAmongKept } from '../../backup/kept-files.ts';
import { makeBackup } from '../../backup/make-backup.ts';
import { type Backups, withOwnBackups } from '../../backup/open-backups.ts';
import { serverAt } from '../../backup/places/open-place.ts';
import { type Pruned, pruneBackups } from '../../backup/prune-backups.ts';
import { type OnRestored, tryRestore } from '../../backup/restore-backup.ts';
import { isTrialDue } from '../../backup/schedule.ts';
import { keptBackups } from '../../config/backup-settings.ts';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { BackupProgress, BackupRun } from '../../operations/care/care-ports.ts';
import { chainAudit } from '../../operations/care/chain-audit.ts';
import { newBackupRun } from '../../operations/care/new-backup-run.ts';
import type { Actor } from '../../operations/ports.ts';
import { programVersion } from '../../program-version.ts';
import { backupRuns } from '../../store/ports/backup-runs.ts';
import { isDead, newHolder } from '../jobs/holder.ts';

/** What is wanted of one backup. */
export interface WantedBackup {
  readonly destination: string;
  readonly actor: Actor;
  /** A run that was asked for before; a new one without it. */
  readonly run?: BackupRun;
  /** Undefined follows the setting. */
  readonly isTrial?: boolean;
  /** Takes away what need not be kept. */
  readonly isPruned: boolean;
  readonly isBesideOthers: boolean;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: BackupStep, done: number, total: number) => void;
}

/** What a backup is at. */
export type BackupStep = 'Copying' | 'Pruning' | 'Trial restore';

/** What became of it. */
export interface FinishedBackup {
  readonly manifest: BackupManifest;
  readonly pruned: Pruned | undefined;
  readonly verified: boolean;
}

const LEASE_MS = 120_000;
const TOLD_EVERY_MS = 1000;

/**
 * Makes one backup, with everything that belongs to it: refused while another is under way, kept in the list of runs with its progress,
 * pruned, restored on trial where it is time, told to the audit trail. Throws what failed, after keeping it in the list: a backup that
 * could not be pruned or was not proved counts as failed, though it is there.
 */
export async function runBackup(house: House, wanted: WantedBackup): Promise<FinishedBackup> {
  // Before anything is noted of it: an address with a password in it stands in no list.
  serverAt(wanted.destination);
  const run = await beginRun(house, wanted);
  const teller = tellerOf(house, run, wanted);
  try {
    ensureElsewhere(house, wanted.destination);
    await chainAudit(house.unitOfWork, { between: paceOf(wanted) });
    const { manifest, pruned, verified } = await withOwnBackups(wanted.destination, house.settings, (backups) =>
      holdLock(backups.place, (lock) => backUp(house, backups, lock, wanted, teller)),
    );
    await house.unitOfWork(async (work) => {
      const { id, bytes, newBytes, newChunks } = manifest;
      const after = { destination: run.destination, bytes, newBytes, newChunks, verified };
      await work.audit(wanted.actor, [{ action: 'make-backup', subject: id, after }], work.now());
      await work.backupRuns.end(run.id, run.holder!, 'done', work.now());
    });
    return { manifest, pruned, verified };
  } catch (error) {
    await keepFailure(house, run, wanted.actor, error);
    throw error;
  } finally {
    teller.stop();
  }
}

function ensureElsewhere({ settings }: House, destination: string): void {
  if (serverAt(destination) !== undefined) return;
  if (isAmongKept(destination, settings))
    throw new CorestoneError(
      'already-exists',
      `${destination} is itself backed up; a backup needs a folder of its own.`,
    );
  if (resolve(destination) !== resolve(settings.data)) return;
  throw new CorestoneError(
    'already-exists',
    `${destination} is the data folder itself; a backup needs a folder of its own.`,
  );
}

const paceOf = ({ isBesideOthers }: WantedBackup) => (isBesideOthers ? givingWay() : async () => undefined);

interface Teller {
  readonly tell: (step: BackupStep, done: number, total: number) => void;
  readonly keep: (progress: BackupProgress) => Promise<void>;
  readonly stop: () => void;
}

async function backUp(
  house: House,
  backups: Backups,
  lock: HeldLock,
  wanted: WantedBackup,
  { tell, keep }: Teller,
): Promise<FinishedBackup> {
  const { settings, now } = house;
  const manifest = await makeBackup(backups, lock, {
    store: { dataFolder: settings.data, databaseUrl: settings.databaseUrl },
    files: settings,
    program: programVersion(),
    now,
    isBesideOthers: wanted.isBesideOthers,
    onProgress: (done, total) => tell('Copying', done, total),
    ...(wanted.signal && { signal: wanted.signal }),
  });
  await keep({ backup: manifest.id, bytes: manifest.bytes, newBytes: manifest.newBytes });
  const verified = wanted.isTrial ?? (await isTrialTime(house));
  if (verified) {
    const pace = paceOf(wanted);
    await proveBackup(house, backups, manifest, async (done, total) => {
      wanted.signal?.throwIfAborted();
      tell('Trial restore', done, total);
      await pace();
    });
    await keep({ verifiedAt: now().toISOString() });
  }
  tell('Pruning', 0, 0);
  // Behind the proof: a backup that cannot be restored must not push out one that can.
  const pruned = wanted.isPruned ? await pruneBackups(backups, lock, keptBackups(settings.backupKeep)) : undefined;
  return { manifest, pruned, verified };
}

async function isTrialTime({ store, settings, now }: House): Promise<boolean> {
  const latest = await backupRuns(store.read).latestVerified();
  return isTrialDue(settings.backupTrial, latest?.verifiedAt ?? undefined, now());
}

/** What an embedded store needs at most for content of one byte, and for being made. */
const ROOM_FACTOR = 2;
const ROOM_BYTES = 16_777_216;

/** Restores a backup on trial into a folder that is removed again. Throws `store-full` where there is no room for it. */
export async function proveBackup(
  { settings }: House,
  backups: Backups,
  manifest: BackupManifest,
  onProgress: OnRestored,
): Promise<void> {
  const folder = join(settings.data, 'trial-restore');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < manifest.bytes * ROOM_FACTOR + ROOM_BYTES)
      throw new CorestoneError(
        'store-full',
        'There is no room to restore the backup on trial; the backup itself is kept.',
      );
    await tryRestore(backups, manifest, folder, onProgress);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function beginRun(house: House, { destination, actor, run }: WantedBackup): Promise<BackupRun> {
  await endDeadRuns(house);
  const holder = newHolder();
  const begun = await house.unitOfWork(async (work) => {
    const now = work.now();
    const until = heldUntil(house);
    if (run !== undefined)
      return (await work.backupRuns.take(run.id, holder, until, now))
        ? { ...run, holder, heldUntil: until }
        : undefined;
    const made = newBackupRun({
      id: work.newKey(),
      destination,
      askedBy: actor.name,
      state: 'running',
      step: 'Copying',
      holder,
      heldUntil: until,
      startedAt: now,
    });
    return (await work.backupRuns.add(made)) ? made : undefined;
  });
  if (begun !== undefined) return begun;
  throw new CorestoneError('conflict', 'Another backup is under way; of two at once the second is refused.');
}

/** A run whose process is gone has failed; what it wrote is used by the next one. */
export async function endDeadRuns({ unitOfWork, store, now }: House): Promise<void> {
  const running = await backupRuns(store.read).running();
  if (running?.holder == null) return;
  const isOver = running.heldUntil === null || Date.parse(running.heldUntil) < now().getTime();
  if (!isOver && !isDead(running.holder)) return;
  await unitOfWork((work) =>
    work.backupRuns.end(
      running.id,
      running.holder!,
      'failed',
      work.now(),
      'The process ended before the backup was complete.',
    ),
  );
}

const heldUntil = ({ now }: House): string => new Date(now().getTime() + LEASE_MS).toISOString();

function tellerOf(house: House, run: BackupRun, { onStep }: WantedBackup): Teller {
  let latest: BackupProgress = {};
  const keep = async (progress: BackupProgress) => {
    await house.unitOfWork((work) =>
      work.backupRuns.advance(run.id, run.holder!, { ...progress, heldUntil: heldUntil(house) }),
    );
  };
  let keeping: Promise<void> = Promise.resolve();
  // A list that cannot be written for a moment is no reason to break the backup off.
  const timer = setInterval(() => {
    keeping = keeping.then(() => keep(latest)).catch(() => undefined);
  }, TOLD_EVERY_MS);
  return {
    tell: (step, done, total) => {
      latest = { step, done, total };
      onStep?.(step, done, total);
    },
    keep,
    stop: () => clearInterval(timer),
  };
}

async function keepFailure(house: House, run: BackupRun, actor: Actor, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await house
    .unitOfWork(async (work) => {
      const after = { destination: run.destination, reason };
      await work.audit(actor, [{ action: 'fail-backup', subject: run.id, after }], work.now());
      await work.backupRuns.end(run.id, run.holder!, 'failed', work.now(), reason);
    })
    // The store may be what failed; the first error is the one to tell.
    .catch(() => undefined);
}
