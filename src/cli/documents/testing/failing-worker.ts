import { workerData } from 'node:worker_threads';
import { answerBatches } from '../answer-batches.ts';
import type { DocumentResult } from '../document-order.ts';
import type { DocumentWorkerData } from '../document-worker.ts';

/** A thread whose reader does what the name of a file says: `end` ends it, `heap` fills its memory, `slow` takes its time. */
const { current, order } = workerData as DocumentWorkerData;
if (order.communities === 'broken') throw new Error('cannot begin');

answerBatches(function* (documents, onTurn) {
  for (const [place, { file }] of documents.entries()) {
    onTurn?.(place);
    yield resultOf(file);
  }
}, current);

function resultOf(file: string): DocumentResult {
  if (file.startsWith('end')) process.exit(3);
  if (file.startsWith('heap')) throw fillMemory();
  if (file.startsWith('slow')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  return { file, findings: [], records: [] };
}

function fillMemory(): Error {
  const kept: number[][] = [];
  for (;;) kept.push(new Array(100_000).fill(kept.length));
}
