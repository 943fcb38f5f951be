import { SIDE_BY_SIDE } from '../../formats/steps.ts';
import type { BatchDone, BatchedDocument, DocumentBatch } from './document-batch.ts';
import type { DocumentResult } from './document-order.ts';
import { type DocumentThread, startDocumentThread, type ThreadSetting } from './document-thread.ts';

/** A document of a run: its file, and its bytes where that is none. */
export type PooledDocument = Pick<BatchedDocument, 'file' | 'bytes'>;

/** How many threads do what. */
export interface PoolSetting extends ThreadSetting {
  readonly threads: number;
}

/** Batches that a thread has: one in hand, one at hand. */
const IN_HAND = 2;
/** Batches for each thread that may be begun and not yet handed on. */
const AHEAD = 6;

/**
 * Gives documents to threads and hands on what came of them in their own order, however the threads finish. What lies between
 * is bounded: no batch is begun that is far ahead of the one that is waited for. A document that ends its thread has the
 * finding `reader-failed`, and all others come as if it were not there.
 */
export class DocumentPool {
  readonly #setting: PoolSetting;
  readonly #batches: (DocumentBatch | undefined)[];
  readonly #again: DocumentBatch[] = [];
  readonly #threads = new Set<DocumentThread>();
  readonly #done = new Map<number, readonly DocumentResult[]>();
  #next = 0;
  #wanted = 0;
  #failure: Error | undefined;
  #wake = Promise.withResolvers<void>();

  constructor(documents: readonly PooledDocument[], setting: PoolSetting) {
    this.#setting = setting;
    this.#batches = inBatches(documents, setting.threads);
  }

  /** Every result, in the order of the documents. Throws where threads cannot be started. Ends the threads behind the last. */
  async *results(): AsyncGenerator<DocumentResult> {
    try {
      for (let n = 0; n < this.#setting.threads; n++) this.#start();
      for (; this.#wanted < this.#batches.length; this.#wanted++) {
        this.#sendOut();
        yield* await this.#resultsOf(this.#wanted);
      }
    } finally {
      await this.end();
    }
  }

  /** Ends all threads at once; {@link results} then throws `reason`, if it is still waited for. */
  async end(reason?: Error): Promise<void> {
    this.#failure ??= reason;
    this.#wake.resolve();
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(threads.map((one) => one.end()));
  }

  async #resultsOf(number: number): Promise<readonly DocumentResult[]> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      const results = this.#done.get(number);
      if (results !== undefined) {
        this.#done.delete(number);
        return results;
      }
      this.#wake = Promise.withResolvers();
      await this.#wake.promise;
    }
  }

  #start(): void {
    const thread = startDocumentThread(this.#setting, {
      onDone: (one, done) => this.#take(one, done),
      onEnd: (one, at, reason) => this.#replace(one, at, reason),
    });
    this.#threads.add(thread);
  }

  #take(thread: DocumentThread, { number, results }: BatchDone): void {
    this.#done.set(number, results);
    this.#sendTo(thread);
    this.#wake.resolve();
  }

  /** The thread is dead: another gets its batches, without the document it died of. */
  #replace(thread: DocumentThread, at: number, reason: string): void {
    this.#threads.delete(thread);
    if (at < 0) {
      void this.end(new Error(`A thread that reads documents cannot work: ${reason}`));
      return;
    }
    const without = (one: BatchedDocument) => (one.number === at ? { ...one, fault: reason } : one);
    this.#again.push(...thread.sent.map((batch) => ({ ...batch, documents: batch.documents.map(without) })));
    this.#start();
    this.#sendOut();
  }

  #sendOut(): void {
    for (const thread of this.#threads) this.#sendTo(thread);
  }

  #sendTo(thread: DocumentThread): void {
    while (thread.sent.length < IN_HAND) {
      const batch = this.#again.shift() ?? this.#nextBatch();
      if (batch === undefined) return;
      thread.send(batch);
    }
  }

  #nextBatch(): DocumentBatch | undefined {
    const tooFar = this.#wanted + AHEAD * this.#setting.threads;
    if (this.#next >= Math.min(tooFar, this.#batches.length)) return undefined;
    const batch = this.#batches[this.#next];
    // Whoever has it may let go of it when it is done.
    this.#batches[this.#next++] = undefined;
    return batch;
  }
}

function inBatches(documents: readonly PooledDocument[], threads: number): DocumentBatch[] {
  const size = Math.max(1, Math.min(SIDE_BY_SIDE, Math.ceil(documents.length / (4 * threads))));
  const numbered = documents.map(({ file, bytes }, number) => ({ number, file, ...(bytes && { bytes }) }));
  return Array.from({ length: Math.ceil(documents.length / size) }, (_, number) => ({
    number,
    documents: numbered.slice(number * size, (number + 1) * size),
  }));
}
