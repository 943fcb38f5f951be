import { setImmediate as nextTurn } from 'node:timers/promises';
import { ParseOption, XmlDocument } from 'libxml2-wasm';
import type { Format } from '../src/formats/format.ts';
import { FORMATS } from '../src/formats/formats.ts';
import { done, forEach } from '../src/formats/steps.ts';
import { fuzzFormats } from '../test/bad-input/fuzz-formats.ts';
import { CONTEXT, EXAMPLES } from '../test/conformance/formats/example-descriptions.ts';
import type { BenchStores } from './bench-stores.ts';
import { formatFolder } from './format-folders.ts';
import { type BenchmarkOptions, type Measurement, median, type Target } from './measurement.ts';
import { type BothWays, isBothWays, readAndWriteInSteps } from './read-and-write.ts';

const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ROUND_MS = 300;
const MEGABYTE = 1_048_576;
const GROWTH: Target = { kind: 'at most', bound: 40, unit: 'MB' };

/**
 * Documents a second that are read, validated and written again, for every format that is both read and written: in one
 * thread, from memory, and in all threads of one process, from files, which is what the target is for. Where the format has a schema
 * the ratio is to libxml2 alone, which parses and validates the same documents in one thread. Then memory over many documents,
 * and many spoiled ones. No store is used.
 */
export async function formats(stores: BenchStores, options: BenchmarkOptions): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const format of FORMATS.filter(isBothWays))
    measurements.push(
      speedOf(format, options),
      ...(await formatFolder(format, stores.path('format-folders'), options)),
    );
  measurements.push(await memoryOver(options.quick ? 60_000 : 200_000, options));
  measurements.push(spoiled(options.quick ? 10_000 : 100_000, options));
  return measurements;
}

function documentsOf(format: Format): readonly Uint8Array[] {
  return EXAMPLES.filter(({ label }) => label.endsWith(', usual')).map(({ description, facts }) => {
    const text = format.write(description, facts, CONTEXT);
    return Buffer.from(format.syntax === 'xml' ? DECLARATION + text : text);
  });
}

function readAndWrite(format: BothWays, bytes: Uint8Array): void {
  done(readAndWriteInSteps(format, bytes));
}

function speedOf(format: BothWays, { quick, say }: BenchmarkOptions): Measurement {
  const documents = documentsOf(format);
  const whole = () => void done(forEach(documents, (bytes) => readAndWriteInSteps(format, bytes)));
  const bare = bareValidation(format, documents);
  // Once unmeasured: the engine compiles while it runs, and the first format would pay for what all of them use.
  for (const run of [whole, bare]) if (run !== undefined) rate(run);
  const rounds = Array.from({ length: quick ? 3 : 9 }, () => ({
    own: rate(whole),
    other: bare ? rate(bare) : undefined,
  }));
  const perSecond = median(rounds.map(({ own }) => own)) * documents.length;
  const name = `format ${format.name} in one thread`;
  const figure = `${Math.round(perSecond).toLocaleString('en')} documents/s read, validated, written`;
  const value = bare && median(rounds.map(({ own, other = own }) => own / other));
  say(`  ${name}: ${figure}${value === undefined ? '' : `, ${value.toFixed(2)}`}`);
  if (value === undefined) return { name, engine: '', figure };
  return { name, engine: '', figure, value };
}

function bareValidation(format: BothWays, documents: readonly Uint8Array[]): (() => void) | undefined {
  if (format.syntax !== 'xml' || format.schema === undefined) return undefined;
  const schema = format.schema();
  return () => {
    for (const bytes of documents) {
      using document = XmlDocument.fromBuffer(bytes, { option: OPTIONS });
      schema.check(document, 'bench');
    }
  };
}

/** Runs a second. */
function rate(run: () => void): number {
  const began = performance.now();
  let runs = 0;
  while (performance.now() - began < ROUND_MS) {
    run();
    runs++;
  }
  return (1000 * runs) / (performance.now() - began);
}

/**
 * The loop gives way now and then, as every program that reads files does: what libxml2-wasm keeps of a document that was given
 * back (a cell of a registry) is only swept between turns of the event loop.
 */
async function memoryOver(count: number, { say }: BenchmarkOptions): Promise<Measurement> {
  const work = FORMATS.filter(isBothWays).flatMap((format) =>
    documentsOf(format).map((bytes) => () => readAndWrite(format, bytes)),
  );
  const resident: number[] = [];
  for (let n = 1; n <= count; n++) {
    work[n % work.length]?.();
    if (n % 500 === 0) await nextTurn();
    if (n % 20_000 > 0) continue;
    resident.push(process.memoryUsage().rss / MEGABYTE);
    say(`  after ${n.toLocaleString('en')} documents: ${Math.round(resident.at(-1)!)} MB`);
  }
  const figure = `${count.toLocaleString('en')} documents, ${Math.round(resident.at(-1)!)} MB at the end, growth since 20,000`;
  return { name: 'format memory', engine: '', figure, value: resident.at(-1)! - resident[0]!, target: GROWTH };
}

function spoiled(count: number, { say }: BenchmarkOptions): Measurement {
  const began = performance.now();
  const { read, slowest, misfits } = fuzzFormats(count, Date.now() % 1_000_000, (done) => {
    if (done % 20_000 === 0) say(`  ${done.toLocaleString('en')} spoiled documents`);
  });
  for (const { tookMs, label } of slowest.slice(0, 10)) say(`  ${tookMs} ms: ${label}`);
  for (const misfit of misfits) say(`  written of an odd record, does not fit: ${misfit}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const figure = `${count.toLocaleString('en')} in ${seconds} s, ${read.toLocaleString('en')} read, none crashed; slowest: ${slowest[0]?.label}`;
  return {
    name: 'spoiled documents',
    engine: '',
    figure,
    value: slowest[0]?.tookMs ?? 0,
    target: { kind: 'at most', bound: 5000, unit: 'ms' },
  };
}
