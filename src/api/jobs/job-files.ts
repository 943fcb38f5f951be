import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteStream } from '../../intake/bulk/bulk-piece.ts';

/** What was spooled. `hash` is the SHA-256 of the bytes as they came, base64url. */
export interface SpooledInput {
  readonly file: string;
  readonly bytes: number;
  readonly hash: string;
}

/** The folder of a job below the data folder. */
export function jobFolder(dataFolder: string, id: string): string {
  return join(dataFolder, 'files', 'jobs', id);
}

/** The file that the results of a job are written to, one JSON document a line. */
export function resultFile(dataFolder: string, id: string): string {
  return join(jobFolder(dataFolder, id), 'results.ndjson');
}

/**
 * Writes a stream to the folder of a job, on the disk when it returns. What was begun is removed when the stream breaks.
 */
export async function spoolInput(dataFolder: string, id: string, stream: ByteStream): Promise<SpooledInput> {
  const folder = jobFolder(dataFolder, id);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'input');
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'wx');
  try {
    for await (const chunk of stream) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.write(chunk);
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await removeJobFiles(dataFolder, id);
    throw error;
  }
  await handle.close();
  return { file, bytes, hash: hash.digest('base64url') };
}

/**
 * Gives a job the input of another one, which may be removed then. The same file where it is not on this machine: another server that has
 * it takes the job.
 */
export async function shareInput(dataFolder: string, id: string, file: string, name = 'input'): Promise<string> {
  if (!existsSync(file)) return file;
  const folder = jobFolder(dataFolder, id);
  await mkdir(folder, { recursive: true });
  const own = join(folder, name);
  // Not every disk has two names for a file.
  await link(file, own).catch(() => copyFile(file, own));
  return own;
}

/** The SHA-256 of a file, base64url, and its size. */
export async function hashFile(file: string): Promise<Omit<SpooledInput, 'file'>> {
  const hash = createHash('sha256');
  const handle = await open(file);
  let bytes = 0;
  for await (const chunk of handle.createReadStream() as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, hash: hash.digest('base64url') };
}

/** Removes what a job left on the disk. */
export async function removeJobFiles(dataFolder: string, id: string): Promise<void> {
  await rm(jobFolder(dataFolder, id), { recursive: true, force: true });
}

const DAY_MS = 86_400_000;

/** Removes the folders of uploads that never became a job, a day after they were begun. */
export async function removeOrphans(dataFolder: string, isKnown: (id: string) => Promise<boolean>): Promise<void> {
  const folder = join(dataFolder, 'files', 'jobs');
  if (!existsSync(folder)) return;
  // By the clock of the disk: one that jumped ahead would take uploads that are under way.
  const probe = await mkdtemp(join(folder, 'now-'));
  const { mtimeMs: nowMs } = await stat(probe);
  await rm(probe, { recursive: true });
  for (const id of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, id));
    if (nowMs - mtimeMs > DAY_MS && !(await isKnown(id))) await removeJobFiles(dataFolder, id);
  }
}
