import { setFlagsFromString } from 'node:v8';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { XSLT_LIMITS, type XsltEngine, type XsltJob, type XsltLimits, type XsltResult } from './xslt-engine.ts';
import type { XsltWorkerData } from './xslt-worker.ts';

/** A worker that runs: the way to it, and the number that it counts up after every answer. */
interface RunningWorker {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly answered: Int32Array;
  jobs: number;
}

/** Loading the library and compiling it takes part of a second on a slow machine. */
const START_MS = 10_000;
/** The library is young: what it leaks goes with its worker. */
const JOBS_OF_A_WORKER = 20_000;

/**
 * libxslt in a thread of its own, without network, file system or environment, with limits to time, memory and output. The
 * caller waits for the answer, at most as long as the limit says; a worker that is late is ended and the next job gets a new one.
 */
export function createXsltEngine(limits: XsltLimits = XSLT_LIMITS): XsltEngine {
  let running: RunningWorker | undefined;
  const end = () => {
    void running?.worker.terminate();
    running?.port.close();
    running = undefined;
  };
  return {
    transform: (job) => {
      if (running !== undefined && running.jobs >= JOBS_OF_A_WORKER) end();
      running ??= startWorker(limits);
      const result = ask(running, job, limits);
      // What failed may have left the library in any state.
      if (!result.ok && (result.code === 'stylesheet-failed' || result.code === 'stylesheet-too-slow')) end();
      return result;
    },
    close: end,
  };
}

function startWorker(limits: XsltLimits): RunningWorker {
  // libxslt waits for what it would load, which needs stack switching; V8 has that behind a flag until 13.7.
  setFlagsFromString('--experimental-wasm-jspi');
  const { port1, port2 } = new MessageChannel();
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
  port1.unref();
  Atomics.wait(answered, 0, 0, START_MS);
  return { worker, port: port1, answered, jobs: 0 };
}

function ask(running: RunningWorker, job: XsltJob, { timeMs }: XsltLimits): XsltResult {
  const { port, answered } = running;
  const before = Atomics.load(answered, 0);
  running.jobs++;
  port.postMessage(job);
  Atomics.wait(answered, 0, before, timeMs);
  const answer = receiveMessageOnPort(port) as { message: XsltResult } | undefined;
  return (
    answer?.message ?? { ok: false, code: 'stylesheet-too-slow', message: `There is no result after ${timeMs} ms.` }
  );
}
