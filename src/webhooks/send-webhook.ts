import { request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { type JudgedAddress, judgeAddress } from '../landing-pages/judge-address.ts';
import { pinnedLookup } from '../landing-pages/pinned-lookup.ts';
import type { ProbeOptions } from '../landing-pages/probe-options.ts';

/** How calls go out. Only tests may allow loopback or look names up themselves; no setting does. */
export interface SendOptions extends Pick<ProbeOptions, 'allowLoopback' | 'lookUp'> {
  /** From the look-up of the name to the status of the answer; ten seconds unless said. */
  readonly timeoutMs?: number;
}

/** One call. */
export interface WebhookCall {
  readonly url: string;
  readonly allowsHttp: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What became of a call. `status` is null where there was no answer; `retryAfterS` is what the answer asked for. */
export interface WebhookAnswer {
  readonly isTaken: boolean;
  readonly status: number | null;
  readonly detail: string;
  readonly retryAfterS: number;
}

const TIMEOUT_MS = 10_000;

/**
 * Posts a call to where it may go: judged anew each time, connected to the very IP address that was judged, redirects not followed. A
 * status of 200 to 299 within the time is an answer that took it; the body of answers is not read. Throws only when the
 * signal fires.
 */
export async function sendWebhook(
  call: WebhookCall,
  options: SendOptions = {},
  stopping: AbortSignal = new AbortController().signal,
): Promise<WebhookAnswer> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const signal = AbortSignal.any([timeout, stopping]);
  try {
    const judged = await before(signal, judgeAddress(call.url, ['*'], options));
    if ('refused' in judged) return failed(judged.refused);
    if (judged.url.protocol === 'http:' && !call.allowsHttp) return failed('Plain http is not allowed here.');
    return await post(judged, call, signal);
  } catch (error) {
    stopping.throwIfAborted();
    if (timeout.aborted) return failed('No answer in time.');
    return failed(`The connection failed: ${codeOf(error)}.`);
  }
}

function failed(detail: string, status: number | null = null, retryAfterS = 0): WebhookAnswer {
  return { isTaken: false, status, detail, retryAfterS };
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? 'unknown';
}

/** Looking up a name cannot be broken off; nobody waits for it longer. */
function before<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  const { promise: ended, reject } = Promise.withResolvers<T>();
  const end = () => reject(signal.reason as Error);
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  return Promise.race([promise, ended]).finally(() => signal.removeEventListener('abort', end));
}

function post({ url, ip }: JudgedAddress, { headers, body }: WebhookCall, signal: AbortSignal): Promise<WebhookAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WebhookAnswer>();
  const send = url.protocol === 'https:' ? overHttps : overHttp;
  const bytes = Buffer.from(body);
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': bytes.length },
    lookup: pinnedLookup(ip),
    signal,
    agent: false,
    maxHeaderSize: 16_384,
  };
  const sent = send(url, options, (response) => {
    const { statusCode: status = 0, headers: answered } = response;
    response.destroy();
    resolve(answerOf(status, answered['retry-after']));
  });
  sent.on('error', reject);
  sent.end(bytes);
  return promise.finally(() => sent.destroy());
}

function answerOf(status: number, retryAfter: string | undefined): WebhookAnswer {
  if (status >= 200 && status < 300) return { isTaken: true, status, detail: '', retryAfterS: 0 };
  if (status >= 300 && status < 400) return failed(`HTTP ${status}: redirects are not followed.`, status);
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0;
  return failed(`HTTP ${status}.`, status, seconds);
}
