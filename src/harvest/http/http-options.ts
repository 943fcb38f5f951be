/** A request that is made again after a wait. `attempt` is the number of the coming one, from 2. */
export interface AskedAgain {
  readonly host: string;
  readonly attempt: number;
  readonly mostAttempts: number;
  readonly waitMs: number;
  /** What came instead of an answer: a status of HTTP, the code of a connection. Undefined where an answer could not be used. */
  readonly instead?: string;
}

/** How sources are asked. Only tests look names up themselves or wait otherwise. */
export interface HttpOptions {
  readonly userAgent: string;
  /** Whether redirects and addresses in lists may lead into the internal network; the host of the source itself always may. */
  readonly allowsInternal: boolean;
  /** Between two requests to one host. */
  readonly pauseMs: number;
  /** Addresses of a host, all of them. */
  readonly lookUp?: (host: string) => Promise<readonly string[]>;
  /** Until an answer begins, and between two parts of it. */
  readonly idleMs?: number;
  /** For one answer to the last octet. */
  readonly totalMs?: number;
  /** Octets of one answer, unpacked. */
  readonly mostBytes?: number;
  /** How often one request is made before the run is broken off. */
  readonly mostAttempts?: number;
  /** The longest wait a source may ask for while a run goes on. */
  readonly longestWaitMs?: number;
  /** Whether what a robots.txt asks of crawlers holds for this source, for each host that is asked. */
  readonly heedsRobots?: boolean;
  /** Told before each wait, so that nobody has to wonder why nothing happens. */
  readonly onWait?: (again: AskedAgain) => void;
  /** Waits; throws when the signal fires. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What holds where nothing else is said. */
export const USUAL_HTTP = {
  idleMs: 60_000,
  totalMs: 1_800_000,
  mostBytes: 2 * 1024 ** 3,
  mostAttempts: 5,
  longestWaitMs: 900_000,
} as const;

/** The longest pause between two requests that a robots.txt can ask for. */
export const LONGEST_CRAWL_DELAY_MS = 60_000;

/** As much of a robots.txt as is read (RFC 9309, 2.5 wants 500 KiB at least). */
export const MOST_ROBOTS_BYTES = 512 * 1024;

/** How many redirects are followed. */
export const MOST_HOPS = 5;
