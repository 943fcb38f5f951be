import type { ProbedPage, ProbePages } from '../operations/registry/check-landing-pages.ts';
import { HostPace } from './host-pace.ts';
import { HOSTS_AT_ONCE, PAUSE_MS, type ProbeOptions } from './probe-options.ts';
import { probePage } from './probe-page.ts';

/**
 * Makes the asker of landing pages: four hosts at once, the pages of one host one after another and a second apart, also over
 * several calls. Answers come as they are had.
 */
export function landingProber(options: ProbeOptions): ProbePages {
  const pace = new HostPace(options.pauseMs ?? PAUSE_MS);
  return async function* probe(pages, signal) {
    const queues = [...Map.groupBy(pages, (page) => hostOf(page.url)).values()];
    const answers = new Answers(Math.min(HOSTS_AT_ONCE, queues.length));
    // Whoever takes no more answers wants no more pages asked.
    const leaving = new AbortController();
    const ended = signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]);
    const work = async () => {
      for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
        for (const page of queue) {
          if (ended.aborted) return;
          answers.put({ page, answer: await probePage(page, pace, options, ended) });
        }
      }
    };
    for (let n = answers.workers; n > 0; n--)
      work()
        .catch(ignoreAbort)
        .finally(() => answers.end());
    try {
      yield* answers.taken();
    } finally {
      leaving.abort();
    }
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

// A page never throws but when the run ends early.
function ignoreAbort(): void {}

/** Answers of several workers in the order in which they come. */
class Answers {
  readonly workers: number;
  #ready: ProbedPage[] = [];
  #left: number;
  #wake: () => void = () => undefined;

  constructor(workers: number) {
    this.workers = workers;
    this.#left = workers;
  }

  put(one: ProbedPage): void {
    this.#ready.push(one);
    this.#wake();
  }

  end(): void {
    this.#left -= 1;
    this.#wake();
  }

  async *taken(): AsyncGenerator<ProbedPage> {
    for (;;) {
      yield* this.#ready.splice(0);
      if (this.#ready.length > 0) continue;
      if (this.#left === 0) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
