import { Worker } from 'node:worker_threads';
import { type BatchDone, type DocumentBatch, THREAD_READY } from './document-batch.ts';
import type { DocumentOrder } from './document-order.ts';
import type { DocumentWorkerData } from './document-worker.ts';

/** A thread that reads documents, and the batches it was sent and has not answered, the oldest first. */
export interface DocumentThread {
  readonly sent: DocumentBatch[];
  readonly send: (batch: DocumentBatch) => void;
  readonly end: () => Promise<unknown>;
}

/** Who is told of a thread. `onEnd` comes once, when nobody ended it; `at` is the number of the document it was at, or -1. */
export interface ThreadObserver {
  readonly onDone: (thread: DocumentThread, done: BatchDone) => void;
  readonly onEnd: (thread: DocumentThread, at: number, reason: string) => void;
}

/** What threads do. `program` and `heapMb`, the most that a thread's objects may take, are for tests. */
export interface ThreadSetting {
  readonly order: DocumentOrder;
  readonly program?: URL;
  readonly heapMb?: number;
}

/** The program of the threads, as source or compiled. */
const DOCUMENT_WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.js',
  import.meta.url,
);

/** Starts a thread. It compiles the schemas it needs when it needs them, and keeps them. */
export function startDocumentThread(setting: ThreadSetting, observer: ThreadObserver): DocumentThread {
  const { order, program = DOCUMENT_WORKER, heapMb } = setting;
  const current = new Int32Array(new SharedArrayBuffer(4)).fill(-1);
  const worker = new Worker(program, {
    workerData: { order, current } satisfies DocumentWorkerData,
    // The engine ends a thread in good order only while less is new than the reserve it keeps for that, and else the whole process.
    resourceLimits: {
      maxYoungGenerationSizeMb: 16,
      ...(heapMb !== undefined && { maxOldGenerationSizeMb: heapMb }),
    },
  });
  let reason = '';
  let isEnding = false;
  const begun = Promise.withResolvers<void>();
  const thread: DocumentThread = {
    sent: [],
    send: (batch) => {
      thread.sent.push(batch);
      worker.postMessage(batch);
    },
    end: async () => {
      isEnding = true;
      // A thread that is ended while it loads its program can take the whole process with it: V8 checks what it no longer makes.
      await begun.promise;
      return worker.terminate();
    },
  };
  worker.on('message', (done: BatchDone | typeof THREAD_READY) => {
    if (done === THREAD_READY) {
      begun.resolve();
      return;
    }
    thread.sent.shift();
    observer.onDone(thread, done);
  });
  worker.on('error', (error: Error) => {
    reason = error.message;
  });
  worker.on('exit', (status) => {
    begun.resolve();
    if (!isEnding) observer.onEnd(thread, Atomics.load(current, 0), reason || `its thread ended with status ${status}`);
  });
  return thread;
}
