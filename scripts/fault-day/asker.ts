import { setTimeout as sleep } from 'node:timers/promises';

/** A request; `path` with its slash, the body as it goes over the wire. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer that says something for good. */
export interface Answered {
  readonly status: number;
  readonly text: string;
}

const PATIENCE_MS = 20_000;
const PAUSE_MS = 150;

/**
 * A client of the installation that does not know what became of a request without an answer, or with one of a server in trouble (500 and
 * above, 408, 429): it sends the same again, at the other server, until somebody tells. That is what our documents ask of clients.
 */
export class Asker {
  readonly #ports: readonly number[];
  readonly #token: string;
  #turn = 0;
  #hasGivenUp = false;
  /** Answers for good. */
  answered = 0;
  /** Requests whose outcome nobody knew, by what was seen. */
  readonly broken = new Map<string, number>();
  /** Refusals that no client expected: each is a fault of the day. */
  readonly surprises: string[] = [];

  constructor(ports: readonly number[], token: string) {
    this.#ports = ports;
    this.#token = token;
  }

  /** Asks until there is an answer; undefined only after {@link giveUp}. */
  async ask(asked: Asked): Promise<Answered | undefined> {
    while (!this.#hasGivenUp) {
      const answer = await this.#once(asked);
      if (typeof answer !== 'string') {
        this.answered++;
        return answer;
      }
      this.broken.set(answer, (this.broken.get(answer) ?? 0) + 1);
      await sleep(PAUSE_MS);
    }
    return undefined;
  }

  /** The same, where only some statuses are right: of another one the text is kept as a surprise, and the answer is undefined. */
  async expect(asked: Asked, ...statuses: readonly number[]): Promise<Answered | undefined> {
    const answer = await this.ask(asked);
    if (answer === undefined || statuses.includes(answer.status)) return answer;
    this.surprises.push(`${asked.method} ${asked.path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return undefined;
  }

  /** Lets nobody ask any more. */
  giveUp(): void {
    this.#hasGivenUp = true;
  }

  async #once({ method, path, headers = {}, body }: Asked): Promise<Answered | string> {
    const port = this.#ports[this.#turn++ % this.#ports.length]!;
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#token}`, ...headers },
        ...(body === undefined ? {} : { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await answer.text();
      const isTrouble = answer.status >= 500 || answer.status === 408 || answer.status === 429;
      return isTrouble ? `status ${answer.status}` : { status: answer.status, text };
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'no answer in 20 s' : 'connection';
    }
  }
}
