import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DocumentOrder } from '../src/cli/documents/document-order.ts';
import { DocumentPool } from '../src/cli/documents/document-pool.ts';
import type { Format } from '../src/formats/format.ts';
import { CONTEXT } from '../test/conformance/formats/example-descriptions.ts';
import { demandRead, type Generated, generateDocuments, validateBare } from './document-folder.ts';
import { type BenchmarkOptions, type Measurement, median, type Target } from './measurement.ts';
import type { ReadWriteData } from './read-write-thread.ts';

/** Different documents of a format; each is read as often as there are rounds of the folder, so that a small disk holds them. */
const DIFFERENT = 1000;
const HALF: Target = { kind: 'at least', bound: 0.5, unit: '' };
const THREAD = new URL('./read-write-thread.ts', import.meta.url);

interface Round {
  readonly own: number;
  readonly convert: number;
  readonly bare: number | undefined;
}

/**
 * Documents of one format in a folder, in as many threads of one process as there are processors: read, validated and written again,
 * which is what the target is for; and as `convert` does it, which also holds them against the rules, and reads and validates
 * once more what it wrote. The first third of each is not counted, so that starting the threads and compiling what runs there is not in.
 * Where the format has a schema the ratio is to libxml2 alone, which reads the same files, parses and validates them in one
 * thread, its first third not counted either.
 */
export async function formatFolder(
  format: Format,
  folder: string,
  { quick, say }: BenchmarkOptions,
): Promise<readonly Measurement[]> {
  const own = join(folder, format.name);
  mkdirSync(own, { recursive: true });
  try {
    const different = generateDocuments(own, DIFFERENT, [format]);
    const files = Array.from({ length: quick ? 3 : 9 }, () => different).flat();
    const threads = availableParallelism();
    const rounds: Round[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round++)
      rounds.push({
        own: await threadsPerSecond(files, format, threads),
        convert: await pooledPerSecond(files, format, threads),
        bare: format.schema && (await barePerSecond(files)),
      });
    const measurements = [
      asMeasurement(`format ${format.name}`, rounds, ({ own: rate }) => rate, HALF),
      asMeasurement(`format ${format.name} as convert`, rounds, ({ convert: rate }) => rate),
    ];
    for (const { name, figure, value } of measurements)
      say(`  ${name}: ${figure} in ${threads} threads${value === undefined ? '' : `, ${value.toFixed(2)}`}`);
    return measurements;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function asMeasurement(
  name: string,
  rounds: readonly Round[],
  rateOf: (round: Round) => number,
  target?: Target,
): Measurement {
  const perSecond = Math.round(median(rounds.map(rateOf))).toLocaleString('en');
  const figure = `${perSecond} documents/s in threads of one process`;
  if (rounds.some(({ bare }) => bare === undefined)) return { name, engine: '', figure };
  const value = median(rounds.map((one) => rateOf(one) / one.bare!));
  return { name, engine: '', figure, value, ...(target && { target }) };
}

async function threadsPerSecond(files: readonly Generated[], format: Format, threads: number): Promise<number> {
  const names = files.map(({ file }) => file);
  const warm = names.slice(0, Math.ceil(names.length / 3));
  const counted = names.slice(warm.length);
  const share = (all: readonly string[], nth: number) => all.filter((_, at) => at % threads === nth);
  const workers = Array.from(
    { length: threads },
    (_, nth) =>
      new Worker(THREAD, {
        workerData: {
          format: format.name,
          warm: share(warm, nth),
          counted: share(counted, nth),
        } satisfies ReadWriteData,
      }),
  );
  try {
    await Promise.all(workers.map(nextWord));
    const began = performance.now();
    const done = workers.map(nextWord);
    for (const worker of workers) worker.postMessage('go');
    await Promise.all(done);
    return (1000 * counted.length) / (performance.now() - began);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function nextWord(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
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
