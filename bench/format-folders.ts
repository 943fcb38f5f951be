import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DocumentOrder } from '../src/cli/documents/document-order.ts';
import { DocumentPool } from '../src/cli/documents/document-pool.ts';
import type { Format } from '../src/formats/format.ts';
import { CONTEXT } from '../test/conformance/formats/example-descriptions.ts';
import { demandRead, type Generated, generateDocuments, validateBare } from './document-folder.ts';
import { type BenchmarkOptions, type Measurement, median, type Target } from './measurement.ts';

/** Different documents of a format; each is read as often as there are rounds of the folder, so that a small disk holds them. */
const DIFFERENT = 1000;
const HALF: Target = { kind: 'at least', bound: 0.5, unit: '' };

/**
 * Documents of one format in a folder, read, validated, held against the rules, written in the same format, and what was written
 * read and validated once more: as `convert` does it, in as many threads of one process as there are processors. The first third
 * is not counted, so that starting the threads and compiling what runs there is not in. Where the format has a schema the ratio is
 * to libxml2 alone, which reads the same files, parses and validates them in one thread, its first third not counted either.
 */
export async function formatFolder(
  format: Format,
  folder: string,
  { quick, say }: BenchmarkOptions,
): Promise<Measurement> {
  const own = join(folder, format.name);
  mkdirSync(own, { recursive: true });
  try {
    const different = generateDocuments(own, DIFFERENT, [format]);
    const files = Array.from({ length: quick ? 3 : 9 }, () => different).flat();
    const threads = availableParallelism();
    const rounds: { readonly pooled: number; readonly bare: number | undefined }[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round++)
      rounds.push({
        pooled: await pooledPerSecond(files, format, threads),
        bare: format.schema && (await barePerSecond(files)),
      });
    const perSecond = Math.round(median(rounds.map(({ pooled }) => pooled))).toLocaleString('en');
    const figure = `${perSecond} documents/s in ${threads} threads of one process`;
    say(`  ${format.name} as convert: ${figure}`);
    const name = `format ${format.name} as convert`;
    if (format.schema === undefined) return { name, engine: '', figure };
    const value = median(rounds.map(({ pooled, bare = pooled }) => pooled / bare));
    return { name, engine: '', figure, value, target: HALF };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

async function pooledPerSecond(files: readonly Generated[], format: Format, threads: number): Promise<number> {
  const convert = { to: format.name, now: '2026-01-01T00:00:00Z', baseUrl: CONTEXT.baseUrl };
  const order: DocumentOrder = { today: '2026-01-01', communities: '', vocabularies: [], convert };
  const warm = Math.ceil(files.length / 3);
  let done = 0;
  let began = 0;
  for await (const result of new DocumentPool(files, { order, threads }).results()) {
    demandRead(result);
    if (++done === warm) began = performance.now();
  }
  return (1000 * (files.length - warm)) / (performance.now() - began);
}

async function barePerSecond(files: readonly Generated[]): Promise<number> {
  const warm = Math.ceil(files.length / 3);
  await validateBare(files.slice(0, warm));
  const began = performance.now();
  await validateBare(files.slice(warm));
  return (1000 * (files.length - warm)) / (performance.now() - began);
}
