import { namesIgsn } from '../domain/registration/landing-check.ts';
import type { PageAnswer, PageToCheck } from '../operations/landing-check-ports.ts';
import type { HostPace } from './host-pace.ts';
import { type JudgedAddress, judgeAddress } from './judge-address.ts';
import { MOST_HOPS, MOST_OCTETS, type ProbeOptions, TIMEOUT_MS } from './probe-options.ts';
import { isHtml, type PageResponse, requestPage } from './request-page.ts';

/** A response and where it came from, after so many redirects. */
interface Reached {
  readonly response: PageResponse;
  readonly url: string;
  readonly hops: number;
}

const NOTHING = { status: null, mediaType: null, finalUrl: null } as const;
const FAULTS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The host is unknown.',
  EAI_AGAIN: 'The host cannot be looked up at present.',
  ECONNREFUSED: 'The host does not take the connection.',
  ECONNRESET: 'The connection was cut.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  HPE_HEADER_OVERFLOW: 'The answer has headers without end.',
};

/**
 * Asks a landing page how it is: HEAD, and GET where that is refused or the page is HTML and may name its IGSN. Every address on
 * the way is judged before it is asked (see {@link judgeAddress}), five redirects are followed at most. Never throws but
 * for the signal, when the whole run ends.
 */
export async function probePage(
  page: PageToCheck,
  pace: HostPace,
  options: ProbeOptions,
  signal?: AbortSignal,
): Promise<PageAnswer> {
  try {
    const reached = await follow(page, pace, options, signal);
    return 'outcome' in reached ? reached : answerOf(page, reached);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return faultOf(error);
  }
}

async function follow(
  page: PageToCheck,
  pace: HostPace,
  options: ProbeOptions,
  signal: AbortSignal | undefined,
): Promise<Reached | PageAnswer> {
  let url = page.url;
  for (let hops = 0; hops <= MOST_HOPS; hops++) {
    const judged = await inTime(judgeAddress(url, page.domains, options), options.timeoutMs);
    if ('refused' in judged) {
      const detail = hops === 0 ? judged.refused : `It redirects to an address that is not asked: ${judged.refused}`;
      return { ...NOTHING, outcome: 'refused', finalUrl: hops === 0 ? null : shown(url), detail };
    }
    const response = await ask(judged, pace, options, signal);
    const next = nextAddress(response, url);
    if (next === undefined) return { response, url, hops };
    url = next;
  }
  return { ...NOTHING, outcome: 'error', finalUrl: shown(url), detail: `It redirects more than ${MOST_HOPS} times.` };
}

/** Looking a name up can take longer than anything else, and cannot be broken off. */
async function inTime<T>(waiting: Promise<T>, timeoutMs = TIMEOUT_MS): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DOMException('too late', 'TimeoutError')), timeoutMs);
  return Promise.race([waiting, promise]).finally(() => clearTimeout(timer));
}

async function ask(
  address: JudgedAddress,
  pace: HostPace,
  { userAgent, timeoutMs = TIMEOUT_MS }: ProbeOptions,
  signal: AbortSignal | undefined,
): Promise<PageResponse> {
  const once = async (method: 'HEAD' | 'GET') => {
    await pace.turn(address.url.host, signal);
    const inTime = AbortSignal.timeout(timeoutMs);
    const both = signal === undefined ? inTime : AbortSignal.any([inTime, signal]);
    return requestPage(address, { method, userAgent, signal: both });
  };
  const head = await once('HEAD').catch((error: unknown) => {
    if (signal?.aborted === true || !mayBeHead(error)) throw error;
    return undefined;
  });
  if (head === undefined) return once('GET');
  const isGood = head.status >= 200 && head.status < 300;
  // Many servers answer HEAD with some fault, and only a page that is read tells whether it names its sample.
  return head.status >= 400 || (isGood && (isHtml(head.mediaType) || head.mediaType === null)) ? once('GET') : head;
}

/** Whether a server may have failed at HEAD alone: some hang, some hang up, some send a body. */
function mayBeHead(error: unknown): boolean {
  const { name = '', code = '' } = error as { name?: string; code?: string };
  return name === 'TimeoutError' || name === 'AbortError' || code === 'ECONNRESET' || code.startsWith('HPE_');
}

function nextAddress({ status, location }: PageResponse, url: string): string | undefined {
  if (status < 300 || status >= 400 || status === 304 || location === null) return undefined;
  return URL.canParse(location, url) ? new URL(location, url).href : location;
}

function answerOf(page: PageToCheck, { response, url, hops }: Reached): PageAnswer {
  const { status, mediaType } = response;
  const facts = { status, mediaType, finalUrl: hops === 0 ? null : shown(url) };
  if (status >= 200 && status < 300)
    return { ...facts, outcome: hops === 0 ? 'ok' : 'redirected', detail: naming(page, response) };
  const outcome = status === 404 || status === 410 ? 'not-found' : 'error';
  return { ...facts, outcome, detail: `The page answers ${status}.` };
}

function naming({ igsn }: PageToCheck, { mediaType, body }: PageResponse): string {
  if (!isHtml(mediaType)) return 'The page is no HTML; whether it names the IGSN was not looked at.';
  if (namesIgsn(body, igsn)) return 'The page names the IGSN.';
  return `The page does not name the IGSN in its first ${MOST_OCTETS / 1024} kB.`;
}

function faultOf(error: unknown): PageAnswer {
  const { name = '', code = '' } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || name === 'AbortError')
    return { ...NOTHING, outcome: 'timed-out', detail: 'The page did not answer in time.' };
  const isCertificate = /CERT|TLS|SSL|SIGNATURE/.test(code);
  const detail = FAULTS[code] ?? (isCertificate ? 'The certificate is not valid.' : 'The answer cannot be read.');
  return { ...NOTHING, outcome: 'error', detail: code === '' ? detail : `${detail} (${code})` };
}

const LONGEST_SHOWN = 2048;
const shown = (url: string): string => url.slice(0, LONGEST_SHOWN);
