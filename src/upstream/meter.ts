import type { Gate } from './http/gate.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

/** What was asked of one upstream and how it fared; `answerMs` is the time of all its requests over the wire together. */
export interface MeterReading {
  readonly asked: number;
  readonly failed: number;
  readonly requests: number;
  readonly answerMs: number;
}

/** Counts what one upstream is asked, since the process began. */
export class Meter {
  #reading: MeterReading = { asked: 0, failed: 0, requests: 0, answerMs: 0 };

  /** What was counted so far. */
  read(): MeterReading {
    return this.#reading;
  }

  /** Takes note of the answers about records. */
  noteAnswers(count: number, failed: number): void {
    const { asked, failed: before, ...rest } = this.#reading;
    this.#reading = { ...rest, asked: asked + count, failed: before + failed };
  }

  /** Takes note of one request over the wire. */
  noteRequest(ms: number): void {
    const { requests, answerMs, ...rest } = this.#reading;
    this.#reading = { ...rest, requests: requests + 1, answerMs: answerMs + ms };
  }
}

/** The same upstream, with a meter that counts what it is asked. */
export function metered(upstream: Upstream, meter: Meter): Upstream {
  return {
    ...upstream,
    meter,
    submit: async (requests) => {
      let answers: UpstreamAnswer[] | undefined;
      try {
        answers = await upstream.submit(requests);
        return answers;
      } finally {
        const isFailed = (at: number) => answers?.[at] === undefined || answers[at].outcome === 'failed';
        meter.noteAnswers(requests.length, requests.filter((_, at) => isFailed(at)).length);
      }
    },
  };
}

/** The same gate; how long each request takes behind it is counted, without the wait in front. */
export function timedGate(gate: Gate, meter: Meter): Gate {
  return {
    through: (send) =>
      gate.through(async () => {
        const begun = performance.now();
        try {
          return await send();
        } finally {
          meter.noteRequest(performance.now() - begun);
        }
      }),
  };
}
