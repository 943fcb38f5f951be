import { parentPort } from 'node:worker_threads';
import { type BatchDone, type DocumentBatch, THREAD_READY } from './document-batch.ts';
import type { DocumentResult } from './document-order.ts';
import { type DocumentWork, readerFailed } from './document-work.ts';

/**
 * Says that the thread is ready, and answers the batches that it is sent, until it is ended. Whenever it goes on with a
 * document, the number of that is put into `current`, -1 when there is none: should the thread die, who waits for it knows of what.
 */
export function answerBatches(work: DocumentWork, current: Int32Array): void {
  parentPort?.on('message', ({ number, documents }: DocumentBatch) => {
    const sound = documents.filter(({ fault }) => fault === undefined);
    const made = work(sound, (place) => void Atomics.store(current, 0, sound[place]?.number ?? -1));
    const results = documents.map(
      ({ file, fault }): DocumentResult =>
        fault === undefined
          ? (made.next().value as DocumentResult)
          : { file, findings: [readerFailed(file, fault)], records: [] },
    );
    parentPort?.postMessage({ number, results } satisfies BatchDone);
    Atomics.store(current, 0, -1);
  });
  parentPort?.postMessage(THREAD_READY);
}
