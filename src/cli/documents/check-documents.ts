import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FamilyEntry } from '../../domain/description/rules/check-family.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import { SIDE_BY_SIDE } from '../../formats/steps.ts';
import { type Call, type OptionDescriptor, textOption } from '../command.ts';
import { growHeapSlowly } from '../grow-heap-slowly.ts';
import type { Output } from '../output.ts';
import type { DocumentOrder, DocumentResult } from './document-order.ts';
import { DocumentPool, type PooledDocument } from './document-pool.ts';
import { documentWork } from './document-work.ts';
import { type DocumentName, readStandardInput } from './list-documents.ts';

/** What documents are checked with. */
export interface CheckingHouse {
  readonly formats: InstalledFormats;
  readonly order: DocumentOrder;
  readonly jobs: number | undefined;
  readonly output: Output;
}

/** The option that says how many threads read documents. */
export const JOBS_OPTION: OptionDescriptor = {
  name: 'jobs',
  value: 'N',
  definition: 'Documents that are read at the same time, 1 to 64; as many as there are processors without it.',
};

const MOST_JOBS = 64;
/** A thread takes as long to begin as this many small documents take. */
const WORTH_A_THREAD = 200;

/** How many threads are wanted; undefined where nobody says. Throws `wrong-call` for what is no such number. */
export function wantedJobs(call: Call): number | undefined {
  const words = textOption(call, 'jobs');
  if (words === undefined) return undefined;
  const jobs = /^\d{1,2}$/.test(words) ? Number(words) : 0;
  if (jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new CorestoneError('wrong-call', `--jobs takes a number from 1 to ${MOST_JOBS}, not ${words}.`);
}

/**
 * Reads and checks documents, many of them in several threads, with a running count, and hands each to `take` in their order;
 * only what families are checked by stays in memory. A document that cannot be read has findings and ends nothing. Throws
 * `interrupted` at Ctrl-C.
 */
export async function checkDocuments(
  names: readonly DocumentName[],
  house: CheckingHouse,
  take: (document: DocumentResult, name: DocumentName) => void,
): Promise<readonly FamilyEntry[]> {
  const entries: FamilyEntry[] = [];
  const progress = names.length > 1 ? house.output.progress('Reading documents') : undefined;
  const input = await readStandardInput(names);
  const documents = names.map(({ file }) => ({ file, ...(file === '-' && input !== undefined && { bytes: input }) }));
  let done = 0;
  for await (const document of untilInterrupted(documents, house)) {
    for (const { family } of document.records) entries.push(family);
    take(document, names[done] as DocumentName);
    progress?.update(++done, names.length);
  }
  progress?.done();
  return entries;
}

async function* untilInterrupted(
  documents: readonly PooledDocument[],
  { formats, order, jobs }: CheckingHouse,
): AsyncGenerator<DocumentResult> {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new CorestoneError('interrupted', 'Interrupted; not all documents were read.'));
  const threads = threadsFor(documents.length, jobs);
  process.once('SIGINT', stop);
  try {
    if (threads > 1) yield* inThreads(documents, order, threads, stopping.signal);
    else yield* inTurn(documents, order, formats, stopping.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}

/** How many threads a number of documents is worth; 1 means none beside this one. */
function threadsFor(documents: number, jobs: number | undefined): number {
  if (jobs !== undefined) return Math.min(jobs, documents);
  return Math.min(availableParallelism(), MOST_JOBS, Math.floor(documents / WORTH_A_THREAD));
}

async function* inThreads(
  documents: readonly PooledDocument[],
  order: DocumentOrder,
  threads: number,
  signal: AbortSignal,
): AsyncGenerator<DocumentResult> {
  growHeapSlowly();
  const pool = new DocumentPool(documents, { order, threads });
  signal.addEventListener('abort', () => void pool.end(signal.reason as Error));
  yield* pool.results();
}

async function* inTurn(
  documents: readonly PooledDocument[],
  order: DocumentOrder,
  formats: InstalledFormats,
  signal: AbortSignal,
): AsyncGenerator<DocumentResult> {
  const work = documentWork(order, formats);
  for (let from = 0; from < documents.length; from += SIDE_BY_SIDE) {
    yield* work(documents.slice(from, from + SIDE_BY_SIDE));
    // What libxml2-wasm keeps of documents that were given back is swept between turns only; so comes Ctrl-C.
    await nextTurn();
    signal.throwIfAborted();
  }
}
