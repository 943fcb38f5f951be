/** Why the server gave no answer that can be used. `away`: nobody answers; the others are words of the server. */
export class NoAnswer extends Error {
  readonly reason: 'away' | 'signed-out' | 'refused';
  readonly status: number;

  constructor(reason: 'away' | 'signed-out' | 'refused', status: number, message: string) {
    super(message);
    this.name = 'NoAnswer';
    this.reason = reason;
    this.status = status;
  }
}

/** The words of the server, or why there are none, for who asked just now. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof NoAnswer)) throw error;
  if (error.reason === 'signed-out') return 'You are signed out: sign in by the link at the top.';
  return error.reason === 'away' ? 'The server does not answer; try again when it is back.' : error.message;
}

/** Path of the installation, from where this very script lies: `` or `/corestone`. */
export const BASE_PATH: string = new URL(import.meta.url).pathname.replace(/\/station\/assets\/.*$/, '');

const PATIENCE_MS = 20_000;

/**
 * Asks the server below `/api/v1`; JSON both ways. Throws {@link NoAnswer}: also for 5xx and a proxy's page, since somebody who
 * cannot answer is away.
 */
export async function askServer<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await send(method, path, body);
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  if (response.status === 401) throw new NoAnswer('signed-out', 401, 'Signed out.');
  if (response.status >= 500 || response.status === 429 || (!isJson && response.status !== 204))
    throw new NoAnswer('away', response.status, `The server answers ${response.status}.`);
  const text = await response.text();
  const read: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return read as T;
  const { detail, title } = (read ?? {}) as { readonly detail?: string; readonly title?: string };
  throw new NoAnswer('refused', response.status, detail ?? title ?? `The server answers ${response.status}.`);
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  const sent: RequestInit = {
    method,
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { accept: 'application/json' },
  };
  if (body !== undefined) {
    sent.headers = { ...sent.headers, 'content-type': 'application/json' };
    sent.body = JSON.stringify(body);
  }
  try {
    return await fetch(`${BASE_PATH}/api/v1${path}`, sent);
  } catch {
    throw new NoAnswer('away', 0, 'The server does not answer.');
  }
}
