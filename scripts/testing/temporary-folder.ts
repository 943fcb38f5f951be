import { chmodSync, existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const LEAST_BYTES = 8 * 1024 ** 3;

/**
 * A folder in memory for what the tests of a run write and throw away, where the machine has plenty of it: stores wait for the disk at
 * each commit. Undefined where it has not. Open to all users, as the system's own is: some tests run as another.
 */
export function folderInMemory(): string | undefined {
  if (!existsSync(MEMORY)) return undefined;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (Math.min(bavail * bsize, freemem()) < LEAST_BYTES) return undefined;
  const folder = mkdtempSync(join(MEMORY, 'corestone-tests-'));
  chmodSync(folder, 0o1777);
  return folder;
}
