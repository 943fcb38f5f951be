/** Why the server gave no answer that can be used. `away`: nobody answers; the others are words of the server. */
export class NoAnswer extends Error {
  readonly reason: 'away' | 'signed-out' | 'refused';
  readonly status: number;
  /** The problem as the server told it, where it refused. */
  readonly problem: unknown;

  constructor(reason: 'away' | 'signed-out' | 'refused', status: number, message: string, problem?: unknown) {
    super(message);
    this.name = 'NoAnswer';
    this.reason = reason;
    this.status = status;
    this.problem = problem;
  }
}

/** The words of the server, or why there are none, for who asked just now. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof NoAnswer)) throw error;
  if (error.reason === 'signed-out') return 'You are signed out: sign in by the link at the top.';
  return error.reason === 'away' ? 'The server does not answer; try again when it is back.' : error.message;
}

/** Path of the installation, from where this very script lies: `` or `/corestone`. */
export const BASE_PATH: string = new URL(import.meta.url).pathname.replace(/\/(?:station|sampling)\/assets\/.*$/, '');

const PATIENCE_MS = 20_000;

/** A question to the server below `/api/v1`; `body` goes as JSON. */
interface Question {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** A file that goes as it is, instead of a body. */
  readonly file?: Blob;
  /** How long an answer may take, ms. */
  readonly patienceMs: number;
  /** Whether the answer is a file rather than JSON. */
  readonly isForFile?: boolean;
}

/**
 * Asks the server below `/api/v1`; JSON both ways. Throws {@link NoAnswer}: also for 5xx and a proxy's page, since somebody who
 * cannot answer is away. `patienceMs` is how long an answer may take.
 */
export async function askServer<T>(
  method: Question['method'],
  path: string,
  body?: unknown,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  const text = await (await reach({ method, path, body, patienceMs })).text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** The answer to a question that was taken. Throws {@link NoAnswer} as {@link askServer} does. */
export async function reach(question: Question): Promise<Response> {
  const response = await send(question);
  const { status } = response;
  if (status === 401) throw new NoAnswer('signed-out', 401, 'Signed out.');
  const type = response.headers.get('content-type') ?? '';
  const isFile = question.isForFile === true && response.ok && !/html/.test(type);
  const isOurs = status === 204 || /json/.test(type) || isFile;
  if (status >= 500 || status === 429 || !isOurs) throw new NoAnswer('away', status, `The server answers ${status}.`);
  if (response.ok) return response;
  const problem = (await response.json()) as { readonly detail?: string; readonly title?: string };
  throw new NoAnswer('refused', status, problem.detail ?? problem.title ?? `The server answers ${status}.`, problem);
}

async function send({ method, path, body, file, patienceMs, isForFile = false }: Question): Promise<Response> {
  const sent: RequestInit = {
    method,
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      accept: isForFile ? '*/*' : 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(file !== undefined && { 'content-type': 'application/octet-stream' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(file !== undefined && { body: file }),
  };
  try {
    return await fetch(`${BASE_PATH}/api/v1${path}`, sent);
  } catch {
    throw new NoAnswer('away', 0, 'The server does not answer.');
  }
}
