/** How pages are asked. Only tests may allow loopback or look names up themselves; no setting does. */
export interface ProbeOptions {
  /** Whether this very machine may be asked, at any port. */
  readonly allowLoopback?: boolean;
  /** Addresses of a host, all of them. */
  readonly lookUp?: (host: string) => Promise<readonly string[]>;
  /** Between two requests to one host. */
  readonly pauseMs?: number;
  /** For one request, from its beginning to the last octet that is read. */
  readonly timeoutMs?: number;
  readonly userAgent: string;
}

/** How many hosts are asked at once. */
export const HOSTS_AT_ONCE = 4;
/** How many redirects are followed. */
export const MOST_HOPS = 5;
/** How much of a page is read to find its IGSN. */
export const MOST_OCTETS = 64 * 1024;
/** Between two requests to one host, where nothing else is said. */
export const PAUSE_MS = 1000;
/** For one request, where nothing else is said. */
export const TIMEOUT_MS = 10_000;
