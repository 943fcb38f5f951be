import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CorestoneError } from '../domain/error.ts';
import { type Input, inputOfBytes } from './input.ts';

const CHUNK_BYTES = 256 * 1024;

/** A file up to this size is read once: it is looked at several times before its rows are taken. */
const KEPT_BYTES = 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
};

/**
 * Opens a file by its path and makes sure that it can be read. Small files are kept in memory, and so is a pipe or device,
 * which gives its bytes once. Throws `invalid-input` naming file and reason when it cannot be opened or a read fails.
 */
export async function openInput(path: string, name: string): Promise<Input> {
  try {
    await using handle = await open(path, 'r');
    const status = await handle.stat();
    if (status.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    if (!status.isFile() || status.size <= KEPT_BYTES) return inputOfBytes(name, await handle.readFile());
    return { name, open: () => readPath(path) };
  } catch (cause) {
    throw cannotRead(path, cause);
  }
}

async function* readPath(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES });
  } catch (cause) {
    throw cannotRead(path, cause);
  }
}

function cannotRead(path: string, cause: unknown): CorestoneError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new CorestoneError('invalid-input', `Cannot open ${path}: ${reason}`, { cause });
}
