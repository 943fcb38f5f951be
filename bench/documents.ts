import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentOrder } from '../src/cli/documents/document-order.ts';
import { DocumentPool } from '../src/cli/documents/document-pool.ts';
import { documentWork } from '../src/cli/documents/document-work.ts';
import { PROFILES } from '../src/domain/description/completeness/profiles.ts';
import { FORMATS, READABLE } from '../src/formats/formats.ts';
import { SIDE_BY_SIDE } from '../src/formats/steps.ts';
import { CONTEXT } from '../test/conformance/formats/example-descriptions.ts';
import type { BenchStores } from './bench-stores.ts';
import { demandRead, type Generated, generateDocuments, validateBare } from './document-folder.ts';
import type { BenchmarkOptions, Measurement, Target } from './measurement.ts';

const MEGABYTE = 1_048_576;
const HALF: Target = { kind: 'at least', bound: 0.5, unit: '' };
/** Each file is read so many times in a full run: 200,000 documents from files that a small disk holds. */
const TIMES = 10;
const GROWTH: Target = { kind: 'at most', bound: 150, unit: 'MB' };
const ORDER: DocumentOrder = { today: '2026-01-01', communities: '', vocabularies: [] };
const CONVERT = { to: 'datacite4', now: '2026-01-01T00:00:00Z', baseUrl: CONTEXT.baseUrl };

/**
 * A folder of documents in all XML formats that are read and written, mixed: checked, and converted, in one thread and in as
 * many as there are processors, starting them included. The ratio is to libxml2 alone, which reads, parses and validates the
 * same files in one thread. No store is used. Converting is measured on a tenth.
 */
export async function documents(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const folder = stores.path('documents');
  mkdirSync(folder, { recursive: true });
  const inXml = FORMATS.filter((one) => one.schema !== undefined && READABLE.some(({ name }) => name === one.name));
  try {
    const generated = generateDocuments(folder, options.quick ? 4000 : 20_000, inXml);
    const files = options.quick ? generated : Array.from({ length: TIMES }, () => generated).flat();
    const threads = availableParallelism();
    const bare = await perSecond(files.length, () => validateBare(files));
    options.say(`  libxml2 alone: ${words(bare)}`);
    const measurements: Measurement[] = [];
    for (const [name, order] of [
      ['validate', ORDER],
      ['convert', { ...ORDER, convert: CONVERT }],
    ] as const) {
      const some = name === 'validate' ? files : generated;
      const single = await perSecond(some.length, inTurn(some, order));
      options.say(`  ${name}, one thread: ${words(single)}`);
      const resident: number[] = [];
      const pooled = await perSecond(some.length, inThreads(some, order, threads, resident));
      options.say(`  ${name}, ${threads} threads: ${words(pooled)}`);
      const figure = `${threads} threads ${words(pooled)}, one ${words(single)}, libxml2 alone ${words(bare)}`;
      const target = name === 'validate' ? HALF : undefined;
      measurements.push({
        name: `documents ${name}`,
        engine: '',
        figure,
        value: pooled / bare,
        ...(target && { target }),
      });
      const growth = resident.at(-1)! - resident[0]!;
      const grown = `from a quarter of ${some.length.toLocaleString('en')} documents on, ${Math.round(resident.at(-1)!)} MB at the end`;
      measurements.push({ name: `documents ${name} memory`, engine: '', figure: grown, value: growth, target: GROWTH });
    }
    return measurements;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function perSecond(count: number, run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return (1000 * count) / (performance.now() - began);
}

function inTurn(files: readonly Generated[], order: DocumentOrder): () => Promise<void> {
  const work = documentWork(order, { readable: READABLE, writable: FORMATS, profiles: PROFILES });
  return async () => {
    for (let from = 0; from < files.length; from += SIDE_BY_SIDE) {
      work(files.slice(from, from + SIDE_BY_SIDE).map(({ file }) => ({ file }))).forEach(demandRead);
      await nextTurn();
    }
  };
}

function inThreads(files: readonly Generated[], order: DocumentOrder, threads: number, resident: number[]) {
  return async (): Promise<void> => {
    let done = 0;
    for await (const result of new DocumentPool(files, { order, threads }).results()) {
      demandRead(result);
      if (++done % Math.ceil(files.length / 4) === 0) resident.push(process.memoryUsage().rss / MEGABYTE);
    }
    resident.push(process.memoryUsage().rss / MEGABYTE);
  };
}

function words(rate: number): string {
  return `${Math.round(rate).toLocaleString('en')}/s`;
}
