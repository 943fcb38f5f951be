import { type Account, authorizationOf, toldBy } from './account.ts';

/** One request to an upstream. `path` begins with a slash and is encoded already. */
export interface Question {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly accept?: string;
  readonly body?: string;
  readonly contentType?: string;
  /** Instead of that of the account; none where it is empty. */
  readonly authorization?: string;
  /** The most octets of an answer that are read; 1 MiB where it does not say. */
  readonly mostBytes?: number;
}

/** What came back. A body that was cut, or too long, is undefined although the status came. */
export interface Reply {
  readonly status: number;
  readonly body: string | undefined;
  readonly retryAfterS: number | undefined;
}

/** No status came: `problem` says why, for people, without secrets. */
export interface NoReply {
  readonly problem: string;
  /** True where nobody was reached, so that nothing can have happened. */
  readonly isUnreachable: boolean;
}

const MOST_BYTES = 1024 * 1024;

/** Asks an upstream when its gate lets us. Never throws for what the network or the upstream does; redirections are not followed. */
export function ask(account: Account, question: Question): Promise<Reply | NoReply> {
  return account.gate.through(() => send(account, question));
}

/** Whether a status came. */
export function isReply(one: Reply | NoReply): one is Reply {
  return 'status' in one;
}

async function send(account: Account, question: Question): Promise<Reply | NoReply> {
  const { method, path, accept = '*/*', body, contentType, authorization = authorizationOf(account) } = question;
  try {
    const response = await fetch(account.url + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(account.timeoutS * 1000),
      headers: {
        ...(authorization === '' ? {} : { authorization }),
        accept,
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
      },
      ...(body === undefined ? {} : { body }),
    });
    return {
      status: response.status,
      body: await readWhole(response, question.mostBytes ?? MOST_BYTES),
      retryAfterS: readRetryAfter(response.headers.get('retry-after')),
    };
  } catch (error) {
    return { problem: toldBy(account, problemOf(error, account.timeoutS)), isUnreachable: isUnreachable(error) };
  }
}

const UNREACHABLE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS|.*CERTIFICATE|UND_ERR_CONNECT_TIMEOUT)/;

const isUnreachable = (error: unknown): boolean => UNREACHABLE.test(codeOf(error) ?? '');

const codeOf = (error: unknown): string | undefined => (error as { cause?: { code?: string } }).cause?.code;

async function readWhole(response: Response, mostBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > mostBytes) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  } catch {
    return undefined;
  }
}

const LONGEST_PAUSE_S = 24 * 3600;

/** `Retry-After` in seconds, from a number or an HTTP date; at most a day. Source: RFC 9110, 10.2.3. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(LONGEST_PAUSE_S, Math.max(0, seconds));
}

function problemOf(error: unknown, timeoutS: number): string {
  if ((error as Error).name === 'TimeoutError') return `no answer within ${timeoutS} s`;
  const { cause, message } = error as Error;
  const code = codeOf(error);
  const what = cause instanceof Error && cause.message !== '' ? cause.message : message;
  return `no answer: ${code === undefined || what.includes(code) ? what : `${code} ${what}`}`;
}
