import { receiveMessageOnPort } from 'node:worker_threads';
import { XSLT_LIMITS, type XsltEngine, type XsltJob, type XsltLimits, type XsltResult } from './xslt-engine.ts';
import { createXsltQueue } from './xslt-queue.ts';
import { START_MS, startWorker, type XsltThread } from './xslt-thread.ts';

/** The library is young: what it leaks goes with its worker. */
const JOBS_OF_A_WORKER = 20_000;

/**
 * libxslt in threads of its own, without network, file system or environment, with limits to time, memory and output. The
 * caller of `transform` waits for the answer, at most as long as the limit says, and nothing else happens meanwhile; that of
 * `transformAside` does not. A worker that is late is ended and the next job gets a new one.
 */
export function createXsltEngine(limits: XsltLimits = XSLT_LIMITS): XsltEngine {
  let running: XsltThread | undefined;
  let jobs = 0;
  const queue = createXsltQueue(limits);
  const end = () => {
    running?.end();
    running = undefined;
  };
  return {
    transform: (job) => {
      if (++jobs % JOBS_OF_A_WORKER === 0) end();
      running ??= startedWorker(limits);
      const result = ask(running, job, limits);
      // What failed may have left the library in any state.
      if (!result.ok && (result.code === 'stylesheet-failed' || result.code === 'stylesheet-too-slow')) end();
      return result;
    },
    transformAside: queue.transform,
    close: () => {
      end();
      queue.close();
    },
  };
}

function startedWorker(limits: XsltLimits): XsltThread {
  const thread = startWorker(limits);
  Atomics.wait(thread.answered, 0, 0, START_MS);
  return thread;
}

function ask(running: XsltThread, job: XsltJob, { timeMs }: XsltLimits): XsltResult {
  const { port, answered } = running;
  const before = Atomics.load(answered, 0);
  port.postMessage(job);
  Atomics.wait(answered, 0, before, timeMs);
  const answer = receiveMessageOnPort(port) as { message: XsltResult } | undefined;
  return (
    answer?.message ?? { ok: false, code: 'stylesheet-too-slow', message: `There is no result after ${timeMs} ms.` }
  );
}
