import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { XsltLimits } from './xslt-engine.ts';
import type { XsltWorkerData } from './xslt-worker.ts';

/** A worker that runs: the way to it, and the number that it counts up when it is ready and after every answer. */
export interface XsltThread {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly answered: Int32Array;
  /** Fulfilled when the library is loaded. */
  readonly ready: Promise<void>;
  readonly end: () => void;
}

/** Loading the library and compiling it takes part of a second on a slow machine; in milliseconds. */
export const START_MS = 10_000;

/** Starts a thread for stylesheets without network, file system or environment. It keeps no process alive. */
export function startWorker(limits: XsltLimits): XsltThread {
  // libxslt waits for what it would load, which needs stack switching; V8 has that behind a flag until 13.7.
  setFlagsFromString('--experimental-wasm-jspi');
  const { port1: port, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const workerData: XsltWorkerData = { limits, port: port2, answered };
  const file = import.meta.url.endsWith('.ts') ? './xslt-worker.ts' : './xslt-worker.js';
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData,
    transferList: [port2],
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  // Whatever ends a worker is seen by the one who waits for its answer.
  worker.on('error', () => undefined);
  worker.unref();
  port.unref();
  const ready = new Promise<void>((done) => void worker.once('message', () => done()));
  const gone = new Promise<void>((done) => void worker.once('exit', () => done()));
  const end = () => {
    // One that is ended while it loads can take the whole process with it; one that never gets ready is ended all the same.
    const late = sleep(START_MS, undefined, { ref: false });
    void Promise.race([ready, gone, late]).then(() => worker.terminate());
    port.close();
  };
  return { worker, port, answered, ready, end };
}
