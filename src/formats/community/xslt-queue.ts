import type { XsltFailure, XsltJob, XsltLimits, XsltResult } from './xslt-engine.ts';
import { START_MS, startWorker, type XsltThread } from './xslt-thread.ts';

/** Transformations that nobody stands waiting for. */
export interface XsltQueue {
  readonly transform: (job: XsltJob) => Promise<XsltResult>;
  readonly close: () => void;
}

/** A job with whom to tell. */
interface Waiting {
  readonly job: XsltJob;
  readonly tell: (result: XsltResult) => void;
}

/** How often running a stylesheet was too slow, and until when it rests (clock of `performance`, ms). */
interface Tiredness {
  readonly times: number;
  readonly until: number;
}

const MOST_WAITING = 500;
/** A stylesheet that is too slow so often rests so long; else one alone would keep those of all others waiting. */
const TIRED_AFTER = 3;
const REST_MS = 60_000;

/**
 * Runs one transformation after the other in a thread of its own while the caller goes on. One that is late is ended with its
 * thread. `stylesheet-busy` where too many wait, and for a stylesheet that was too slow three times running, for a minute.
 */
export function createXsltQueue(limits: XsltLimits): XsltQueue {
  const waiting: Waiting[] = [];
  const tired = new Map<string, Tiredness>();
  let thread: XsltThread | undefined;
  let isRunning = false;
  const end = () => {
    thread?.end();
    thread = undefined;
  };
  const runOne = async (job: XsltJob): Promise<XsltResult> => {
    const { times = 0, until = 0 } = tired.get(job.stylesheet) ?? {};
    if (until > performance.now()) return failed('stylesheet-busy', 'It was too slow; it is tried again in a minute.');
    thread ??= startWorker(limits);
    const result = await answerOf(thread, job, limits);
    if (!result.ok && (result.code === 'stylesheet-failed' || result.code === 'stylesheet-too-slow')) end();
    if (result.ok || result.code !== 'stylesheet-too-slow') tired.delete(job.stylesheet);
    else
      tired.set(job.stylesheet, { times: times + 1, until: times + 1 < TIRED_AFTER ? 0 : performance.now() + REST_MS });
    return result;
  };
  const runAll = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      next.tell(await runOne(next.job).catch(toFailure));
    isRunning = false;
  };
  return {
    transform: (job) =>
      waiting.length >= MOST_WAITING
        ? Promise.resolve(failed('stylesheet-busy', `${MOST_WAITING} others wait for theirs.`))
        : new Promise((tell) => {
            waiting.push({ job, tell });
            void runAll();
          }),
    close: () => {
      for (const { tell } of waiting.splice(0)) tell(failed('stylesheet-busy', 'The server ends.'));
      end();
    },
  };
}

/** The answer of a thread, at most as late as the limit says from when it is ready. */
function answerOf({ worker, port, ready }: XsltThread, job: XsltJob, { timeMs }: XsltLimits): Promise<XsltResult> {
  return new Promise((done) => {
    const tell = (result: XsltResult) => {
      clearTimeout(timer);
      port.off('message', tell);
      worker.off('exit', ended);
      done(result);
    };
    const ended = () => tell(failed('stylesheet-failed', 'The thread of the stylesheet ended.'));
    const late = () => tell(failed('stylesheet-too-slow', `There is no result after ${timeMs} ms.`));
    let timer = setTimeout(late, START_MS + timeMs);
    port.on('message', tell);
    worker.on('exit', ended);
    void ready.then(() => {
      clearTimeout(timer);
      timer = setTimeout(late, timeMs);
      port.postMessage(job);
    });
  });
}

function toFailure(error: unknown): XsltResult {
  return failed('stylesheet-failed', error instanceof Error ? error.message : String(error));
}

function failed(code: XsltFailure, message: string): XsltResult {
  return { ok: false, code, message };
}
