import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { CorestoneError } from '../domain/error.ts';
import type { BackupPlace } from './places/backup-place.ts';

const LOCK_FILE = 'lock.json';
const LEASE_MS = 300_000;
const RENEW_MS = 60_000;
const SETTLE_MS = 1000;

interface Lock {
  readonly holder: string;
  readonly host: string;
  readonly pid: number;
  readonly until: string;
}

/**
 * A lock that is held; both throw `conflict` when somebody else has taken it, because we were silent for too long: `ensure` as it was
 * last seen, `confirm` as it is now, before what cannot be undone.
 */
export interface HeldLock {
  readonly ensure: () => void;
  readonly confirm: () => Promise<void>;
}

/**
 * Holds the lock of a place while the body runs: of two backups at once the second is refused. The lock is a lease of five minutes
 * that is renewed every minute; one whose time is over, or whose process on this machine is gone, is nobody's. Throws `conflict`.
 */
export async function holdLock<T>(
  place: BackupPlace,
  body: (lock: HeldLock) => Promise<T>,
  now = Date.now,
): Promise<T> {
  const holder = randomUUID();
  await acquire(place, holder, now);
  let isLost = false;
  const renewing = setInterval(() => {
    void renew(place, holder, now).then(
      (isOurs) => {
        isLost ||= !isOurs;
      },
      // A server that does not answer now fails the work itself.
      () => undefined,
    );
  }, RENEW_MS);
  const ensure = () => {
    if (isLost) throw new CorestoneError('conflict', `Another backup has taken ${place.label} over.`);
  };
  const confirm = async () => {
    isLost ||= (await readLock(place))?.holder !== holder;
    ensure();
  };
  try {
    return await body({ ensure, confirm });
  } finally {
    clearInterval(renewing);
    if (!isLost && (await readLock(place).catch(() => undefined))?.holder === holder)
      await place.take(LOCK_FILE).catch(() => undefined);
  }
}

async function acquire(place: BackupPlace, holder: string, now: () => number): Promise<void> {
  let hasTaken = false;
  for (let tries = 0; tries < 3; tries++) {
    if (await place.create(LOCK_FILE, lockText(holder, now()))) {
      if (!hasTaken) return;
      // Somebody who saw the old one as well may have taken ours for it.
      await sleep(SETTLE_MS);
      if ((await readLock(place))?.holder === holder) return;
    }
    const found = await readSettled(place);
    if (found !== undefined && !isOver(found, now())) throw held(place, found);
    if (found !== undefined) hasTaken = await place.take(LOCK_FILE);
  }
  throw new CorestoneError('conflict', `Another backup into ${place.label} is under way.`);
}

/** One that cannot be read may be in the middle of being written. */
async function readSettled(place: BackupPlace): Promise<Lock | undefined> {
  const found = await readLock(place);
  if (found?.until !== '') return found;
  await sleep(SETTLE_MS);
  return readLock(place);
}

async function renew(place: BackupPlace, holder: string, now: () => number): Promise<boolean> {
  if ((await readLock(place))?.holder !== holder) return false;
  await place.write(LOCK_FILE, lockText(holder, now()));
  return true;
}

function lockText(holder: string, nowMs: number): Buffer {
  const until = new Date(nowMs + LEASE_MS).toISOString();
  return Buffer.from(JSON.stringify({ holder, host: hostname(), pid: process.pid, until } satisfies Lock));
}

async function readLock(place: BackupPlace): Promise<Lock | undefined> {
  const content = await place.read(LOCK_FILE);
  if (content === undefined) return undefined;
  try {
    return JSON.parse(content.toString()) as Lock;
  } catch {
    return { holder: '', host: '', pid: 0, until: '' };
  }
}

function isOver(lock: Lock, nowMs: number): boolean {
  if (lock.until === '' || Date.parse(lock.until) < nowMs) return true;
  return lock.host === hostname() && isGone(lock.pid);
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
}

function held(place: BackupPlace, { host, pid, until }: Lock): CorestoneError {
  const since = `process ${pid} on ${host}, until ${until} at the latest unless it goes on`;
  return new CorestoneError('conflict', `Another backup into ${place.label} is under way (${since}).`);
}
