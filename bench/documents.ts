import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ParseOption, XmlDocument } from 'libxml2-wasm';
import type { DocumentOrder, DocumentResult } from '../src/cli/documents/document-order.ts';
import { DocumentPool } from '../src/cli/documents/document-pool.ts';
import { documentWork } from '../src/cli/documents/document-work.ts';
import { PROFILES } from '../src/domain/description/completeness/profiles.ts';
import type { Format } from '../src/formats/format.ts';
import { FORMATS, READABLE } from '../src/formats/formats.ts';
import type { CompiledSchema } from '../src/formats/xml/compiled-schema.ts';
import { CONTEXT, EXAMPLES } from '../test/conformance/formats/example-descriptions.ts';
import type { BenchStores } from './bench-stores.ts';
import type { BenchmarkOptions, Measurement, Target } from './measurement.ts';

/** A document that was generated, and what bare validation holds it against. */
interface Generated {
  readonly file: string;
  readonly schema: CompiledSchema;
}

const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
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
  try {
    const generated = generate(folder, options.quick ? 4000 : 20_000);
    const files = options.quick ? generated : Array.from({ length: TIMES }, () => generated).flat();
    const threads = availableParallelism();
    const bare = await perSecond(files.length, bareValidation(files));
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

function generate(folder: string, count: number): readonly Generated[] {
  const formats = FORMATS.filter((one) => one.schema !== undefined && READABLE.some(({ name }) => name === one.name));
  const usual = EXAMPLES.filter(({ label }) => label.endsWith(', usual'));
  return Array.from({ length: count }, (_, n) => {
    const format = formats[n % formats.length] as Format;
    const { description, facts } = usual[Math.floor(n / formats.length) % usual.length]!;
    const file = join(folder, `${n}.${format.fileEnding}`);
    const igsn = `${description.igsn.slice(0, 8)}${String(n).padStart(6, '0')}`;
    writeFileSync(file, DECLARATION + format.write({ ...description, igsn }, facts, CONTEXT));
    return { file, schema: format.schema!() };
  });
}

async function perSecond(count: number, run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return (1000 * count) / (performance.now() - began);
}

function bareValidation(files: readonly Generated[]): () => Promise<void> {
  return async () => {
    for (const [n, { file, schema }] of files.entries()) {
      using document = XmlDocument.fromBuffer(readFileSync(file), { option: OPTIONS });
      if (schema.check(document, file).length > 0) throw new Error(`${file} does not fit its schema`);
      if (n % 500 === 0) await nextTurn();
    }
  };
}

function inTurn(files: readonly Generated[], order: DocumentOrder): () => Promise<void> {
  const work = documentWork(order, { readable: READABLE, writable: FORMATS, profiles: PROFILES });
  return async () => {
    for (const [n, { file }] of files.entries()) {
      demandRead(work(file));
      if (n % 50 === 0) await nextTurn();
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

function demandRead({ file, format, records }: DocumentResult): void {
  if (format === undefined || records.length === 0) throw new Error(`${file} is not read`);
}

function words(rate: number): string {
  return `${Math.round(rate).toLocaleString('en')}/s`;
}
