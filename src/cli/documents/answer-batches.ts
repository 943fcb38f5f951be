import { parentPort } from 'node:worker_threads';
import { type BatchDone, type DocumentBatch, THREAD_READY } from './document-batch.ts';
import type { DocumentResult } from './document-order.ts';
import { type DocumentWork, readerFailed } from './document-work.ts';

/**
 * Says that the thread is ready, and answers the batches that it is sent, until it is ended. Before each document its number is put into `current`, -1 when
 * there is none: should the thread die, who waits for it knows of what.
 */
export function answerBatches(work: DocumentWork, current: Int32Array): void {
  parentPort?.on('message', ({ number, documents }: DocumentBatch) => {
    const results = documents.map(({ number: at, file, bytes, fault }): DocumentResult => {
      if (fault !== undefined) return { file, findings: [readerFailed(file, fault)], records: [] };
      Atomics.store(current, 0, at);
      return work(file, bytes);
    });
    parentPort?.postMessage({ number, results } satisfies BatchDone);
    Atomics.store(current, 0, -1);
  });
  parentPort?.postMessage(THREAD_READY);
}
