import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CorestoneError } from '../../domain/error.ts';
import { type ZipPart, zipStream } from '../../formats/tables/zip-stream.ts';
import type { DataSet } from './data-set-parts.ts';

/**
 * Writes a data set to a new folder, or to one archive where the name ends in `.zip`. It appears under its name only when it is
 * whole; what was begun is removed when it breaks off. Throws `already-exists` for a folder that is there, `interrupted`
 * when it is told to stop.
 */
export async function writeDataSet(set: DataSet, out: string, signal?: AbortSignal): Promise<void> {
  const isArchive = out.toLowerCase().endsWith('.zip');
  if (!isArchive && existsSync(out))
    throw new CorestoneError('already-exists', `${out} is there already; a data set makes a new folder.`);
  const partial = `${out}.partial`;
  await rm(partial, { recursive: true, force: true });
  try {
    const parts = stoppable(set.parts(), signal);
    if (isArchive) await writeArchive(set.name, parts, partial);
    else await writeFolder(parts, partial);
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function writeArchive(name: string, parts: AsyncIterable<ZipPart>, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await pipeline(Readable.from(zipStream(below(name, parts))), createWriteStream(file, { flush: true }));
}

/** An archive of a bag has one folder at its top (RFC 8493, 4). */
async function* below(folder: string, parts: AsyncIterable<ZipPart>): AsyncGenerator<ZipPart> {
  for await (const { name, content } of parts) yield { name: `${folder}/${name}`, content };
}

async function writeFolder(parts: AsyncIterable<ZipPart>, folder: string): Promise<void> {
  for await (const { name, content } of parts) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(Readable.from(content), createWriteStream(file, { flush: true }));
  }
}

async function* stoppable(parts: AsyncIterable<ZipPart>, signal: AbortSignal | undefined): AsyncGenerator<ZipPart> {
  for await (const { name, content } of parts) yield { name, content: pieces(content) };
  async function* pieces(content: ZipPart['content']) {
    for await (const piece of content) {
      if (signal?.aborted) throw new CorestoneError('interrupted', 'Writing the data set was told to stop.');
      yield piece;
    }
  }
}
