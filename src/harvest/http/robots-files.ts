import { finding } from '../../domain/finding.ts';
import { ALLOWS_ALL, mayAsk, type RobotsRules, readRobots } from '../../domain/harvest/robots-rules.ts';
import { SourceFault } from '../../operations/harvest/source-client.ts';

/** The word by which a robots.txt names a crawler: what stands before the version of its user agent. */
export function productOf(userAgent: string): string {
  return /^[A-Za-z_-]+/.exec(userAgent)?.[0] ?? userAgent;
}

/** What was had of a robots.txt; a status of 0 where nobody answered. */
export interface RobotsAnswer {
  readonly status: number;
  readonly text: string;
}

/** Asks for a robots.txt; never throws but for the signal. */
export type FetchRobots = (url: string, signal: AbortSignal) => Promise<RobotsAnswer>;

type Known = { readonly rules: RobotsRules } | { readonly unreachable: string };

/**
 * What the hosts of a run ask of crawlers, each asked once. A file that is not there (4xx) allows everything, one that cannot be had
 * (5xx, no answer) nothing for now. Source: RFC 9309, 2.3.1.
 */
export class RobotsFiles {
  readonly #product: string;
  readonly #fetch: FetchRobots;
  readonly #known = new Map<string, Promise<Known>>();

  constructor(userAgent: string, fetch: FetchRobots) {
    this.#product = productOf(userAgent);
    this.#fetch = fetch;
  }

  /**
   * The pause that the host of an address wants between requests, seconds, undefined where it says none. Throws
   * {@link SourceFault} `robots-refused` for an address that is not to be asked, `robots-unreachable` where nobody can know.
   */
  async ensureMayAsk(url: URL, signal: AbortSignal): Promise<number | undefined> {
    const known = await this.#rulesOf(url.origin, signal);
    if ('unreachable' in known) {
      const message = 'The robots.txt of the host cannot be had, so that nothing is asked of it for now.';
      throw new SourceFault(finding('robots-unreachable', message, { value: known.unreachable }));
    }
    if (mayAsk(known.rules, url.pathname + url.search)) return known.rules.crawlDelayS;
    const message = `The robots.txt of the host asks ${this.#product} not to come here.`;
    throw new SourceFault(finding('robots-refused', message, { severity: 'warning', value: url.href }));
  }

  #rulesOf(origin: string, signal: AbortSignal): Promise<Known> {
    const known = this.#known.get(origin);
    if (known !== undefined) return known;
    const asked = this.#ask(`${origin}/robots.txt`, signal);
    this.#known.set(origin, asked);
    return asked;
  }

  async #ask(url: string, signal: AbortSignal): Promise<Known> {
    const { status, text } = await this.#fetch(url, signal);
    if (status >= 200 && status < 300) return { rules: readRobots(text, this.#product) };
    if (status >= 300 && status < 500) return { rules: ALLOWS_ALL };
    return { unreachable: status === 0 ? url : `${status} at ${url}` };
  }
}
