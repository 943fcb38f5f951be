import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { finding } from '../../domain/finding.ts';
import { waitBefore } from '../../domain/harvest/back-off.ts';
import { HostPace } from '../../landing-pages/host-pace.ts';
import { SourceFault } from '../../operations/harvest/source-client.ts';
import { type HttpOptions, LONGEST_CRAWL_DELAY_MS, MOST_HOPS, MOST_ROBOTS_BYTES, USUAL_HTTP } from './http-options.ts';
import { judgeHop } from './judge-hop.ts';
import { type RobotsAnswer, RobotsFiles } from './robots-files.ts';
import { AnswerTooLong, type HttpAnswer, sendRequest } from './send-request.ts';

const AGAIN = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Asks one source, politely: a pause between requests to a host, what fails for a while is asked again after longer and longer, and
 * not before the source says (`Retry-After`). Counts what it asks.
 */
export class Asker {
  readonly #trusted: string;
  readonly #options: HttpOptions & typeof USUAL_HTTP;
  readonly #pace: HostPace;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 });
  readonly #secureAgent = new SecureAgent({ keepAlive: true, maxSockets: 2 });
  readonly #robots: RobotsFiles;
  #requests = 0;

  constructor(url: string, options: HttpOptions) {
    this.#trusted = new URL(url).host;
    this.#options = { ...USUAL_HTTP, ...options } as HttpOptions & typeof USUAL_HTTP;
    this.#pace = new HostPace(options.pauseMs);
    this.#robots = new RobotsFiles(options.userAgent, (at, signal) => this.#fetchRobots(at, signal));
  }

  /** Requests since it was asked last. */
  takeRequests(): number {
    const count = this.#requests;
    this.#requests = 0;
    return count;
  }

  /** How often a request may be made. */
  get mostAttempts(): number {
    return this.#options.mostAttempts;
  }

  /**
   * The answer of an address, redirects followed; any status but those that pass by themselves. Throws {@link SourceFault} where
   * there is none: `source-unreachable`, `source-busy`, `address-refused`; the signal's reason when that fires.
   */
  async ask(url: string, accept: string, signal: AbortSignal): Promise<HttpAnswer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#follow(url, accept, signal).catch((error: unknown) => faultOf(error, url, signal));
      const isLast = attempt >= this.#options.mostAttempts;
      if (answer instanceof SourceFault) {
        if (isLast || answer.isLasting || answer.finding.code !== 'source-unreachable') throw answer;
        await this.waitFor(attempt, undefined, signal, (answer.cause as { code?: string } | undefined)?.code);
      } else if (!AGAIN.has(answer.status)) return answer;
      else {
        answer.leave();
        if (isLast) throw busy(url, answer.status);
        await this.waitFor(attempt, answer.header('retry-after'), signal, String(answer.status));
      }
    }
  }

  /** Waits before a further attempt. Throws {@link SourceFault} when the source wants more patience than a run has. */
  async waitFor(attempt: number, retryAfter: string | undefined, signal: AbortSignal, instead?: string): Promise<void> {
    const waitMs = waitBefore(attempt, retryAfter, Date.now());
    if (waitMs > this.#options.longestWaitMs) {
      const message = 'The source asks for more time than a run waits.';
      throw new SourceFault(finding('source-busy', message, { value: `Retry-After: ${retryAfter}` }));
    }
    const { mostAttempts } = this.#options;
    const reason = instead === undefined ? {} : { instead };
    this.#options.onWait?.({ host: this.#trusted, attempt: attempt + 1, mostAttempts, waitMs, ...reason });
    const wait = this.#options.wait ?? ((ms: number, ended: AbortSignal) => sleep(ms, undefined, { signal: ended }));
    await wait(waitMs, signal);
  }

  /**
   * Throws {@link SourceFault} where the robots.txt of a host asks us not to ask an address, or cannot be had; keeps to the pause it
   * asks for, up to a minute.
   */
  async ensureMayAsk(url: URL, signal: AbortSignal): Promise<void> {
    const delayS = await this.#robots.ensureMayAsk(url, signal);
    if (delayS !== undefined) this.#pace.slowDown(url.host, Math.min(delayS * 1000, LONGEST_CRAWL_DELAY_MS));
  }

  /** Ends the connections that are kept open. */
  close(): void {
    this.#agent.destroy();
    this.#secureAgent.destroy();
  }

  /** A robots.txt, asked again while its host is busy; not counted among the requests. What cannot be had has the status 0. */
  async #fetchRobots(url: string, signal: AbortSignal): Promise<RobotsAnswer> {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= this.#options.mostAttempts;
      try {
        const answer = await this.#follow(url, 'text/plain, */*;q=0.1', signal, { isRobots: true });
        if (answer.status < 500 || isLast) return { status: answer.status, text: await beginningOf(answer) };
        answer.leave();
        await this.waitFor(attempt, answer.header('retry-after'), signal);
      } catch (error) {
        const fault = faultOf(error, url, signal);
        if (isLast || fault.finding.code !== 'source-unreachable') return { status: 0, text: '' };
        await this.waitFor(attempt, undefined, signal);
      }
    }
  }

  async #follow(url: string, accept: string, signal: AbortSignal, { isRobots = false } = {}): Promise<HttpAnswer> {
    let next = url;
    for (let hops = 0; hops <= MOST_HOPS; hops++) {
      const hop = await judgeHop(next, this.#trusted, this.#options);
      if ('refused' in hop) {
        const message =
          hops === 0 ? 'The address is not asked.' : 'The source sends us to an address that is not asked.';
        throw new SourceFault(finding('address-refused', `${message} ${hop.refused}`, { value: next }), hops === 0);
      }
      if (this.#options.heedsRobots === true && !isRobots) await this.ensureMayAsk(hop.url, signal);
      await this.#pace.turn(hop.url.host, signal);
      if (!isRobots) this.#requests += 1;
      const { userAgent, idleMs, mostBytes, totalMs } = this.#options;
      const agent = hop.url.protocol === 'https:' ? this.#secureAgent : this.#agent;
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(totalMs)]);
      const answer = await sendRequest(hop, { accept, userAgent, idleMs, mostBytes, agent, signal: inTime });
      const location = answer.header('location');
      if (answer.status < 300 || answer.status >= 400 || location === undefined) return answer;
      answer.leave();
      next = URL.canParse(location, next) ? new URL(location, next).href : location;
    }
    throw new SourceFault(
      finding('address-refused', `The source redirects more than ${MOST_HOPS} times.`, { value: url }),
    );
  }
}

/** As much of a robots.txt as is read; what does not come whole is none. */
async function beginningOf(answer: HttpAnswer): Promise<string> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk);
    octets += chunk.length;
    if (octets >= MOST_ROBOTS_BYTES) break;
  }
  answer.leave();
  return Buffer.concat(chunks).subarray(0, MOST_ROBOTS_BYTES).toString('utf8');
}

/** A fault from what a connection or its answer threw. Throws the signal's own reason. */
export function faultOf(error: unknown, url: string, signal: AbortSignal): SourceFault {
  if (signal.aborted) throw error;
  if (error instanceof SourceFault) return error;
  if (error instanceof AnswerTooLong) return new SourceFault(finding('answer-too-long', error.message, { value: url }));
  const { code = '', name = '' } = error as { code?: string; name?: string };
  const isLate = name === 'TimeoutError' || name === 'AbortError';
  const words = isLate ? 'The source did not answer in time.' : 'The source cannot be reached or cut the connection.';
  return new SourceFault(
    finding('source-unreachable', words, { value: code === '' ? url : `${url} (${code})` }),
    false,
    error,
  );
}

function busy(url: string, status: number): SourceFault {
  const message = 'The source does not answer for now.';
  return new SourceFault(finding('source-busy', message, { value: `${status} at ${url}` }));
}
