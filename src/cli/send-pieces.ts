import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CorestoneError } from '../domain/error.ts';
import type { Finding } from '../domain/finding.ts';

/** Where a package is sent: the address of an installation and a token of one of its administrators. */
export interface Receiver {
  readonly url: string;
  readonly token: string;
}

/** How sending goes on. */
export interface SendingOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  /** Told when the line broke and sending waits. */
  readonly onBreak: (why: string) => void;
  readonly pieceBytes?: number;
  /** Waits between two tries of which neither brought anything, in ms; after the last it gives up. */
  readonly waitsMs?: readonly number[];
}

/** What a piece is long; the server keeps what comes of it even when the line breaks in the middle. */
const PIECE_BYTES = 32 * 2 ** 20;
const WAITS_MS = [1, 2, 4, 8, 15, 30, 60, 60, 60, 60].map((seconds) => seconds * 1000);
/** How long one answer is waited for: a piece over a slow line takes its time. */
const PATIENCE_MS = 15 * 60_000;

interface Begun {
  readonly to: string;
  readonly id: string;
  readonly bytes: number;
  readonly changedMs: number;
}

/**
 * Sends a file to another installation in pieces, from where an earlier call stopped, and returns the id of the upload there. Which one that
 * is stands beside the file, as `FILE.sending`. Throws `not-found` for no file, `not-allowed`, `invalid-input` as the other side says, and
 * `interrupted` where the line stays away; the same call goes on then.
 */
export async function sendInPieces(file: string, to: Receiver, options: SendingOptions): Promise<string> {
  const { size: bytes, mtimeMs: changedMs } = statSync(file);
  const { pieceBytes = PIECE_BYTES, waitsMs = WAITS_MS, signal } = options;
  let failures = 0;
  let id = beganBefore(file, to, { bytes, changedMs });
  let offset: number | undefined;
  for (;;) {
    signal.throwIfAborted();
    try {
      if (id === undefined) {
        id = (await ask(to, 'POST', '', { json: { name: basename(file).slice(0, 200), bytes } })).id;
        const begun: Begun = { to: to.url, id, bytes, changedMs };
        writeFileSync(besideOf(file), JSON.stringify(begun));
        offset = 0;
      }
      offset ??= await offsetThere(file, to, id);
      if (offset === undefined) {
        id = undefined;
        continue;
      }
      options.onProgress(offset, bytes);
      if (offset >= bytes) return id;
      const end = Math.min(offset + pieceBytes, bytes);
      const body = createReadStream(file, { start: offset, end: end - 1 });
      offset = (await ask(to, 'PATCH', `/${id}`, { body, offset, length: end - offset, signal })).offset;
      failures = 0;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof CorestoneError) throw error;
      const wait = waitsMs[failures++];
      const why = (error as Error).cause instanceof Error ? String((error as Error).cause) : String(error);
      if (wait === undefined)
        throw new CorestoneError('interrupted', `The line stays away: ${why}. The same call goes on.`);
      options.onBreak(why);
      // What of the piece is there only the other side knows.
      const before = offset;
      await sleep(wait, undefined, { signal });
      offset = id === undefined ? undefined : await offsetThere(file, to, id).catch(() => undefined);
      if (offset !== undefined && before !== undefined && offset > before) failures = 0;
    }
  }
}

/** Asks for what was sent to be taken; the job there. Sending is over then. Throws as the other side says. */
export async function endSending(
  file: string,
  to: Receiver,
  id: string,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly id: string; readonly state: string }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  const words = new URLSearchParams({ ...query, sha256: hash.digest('hex') });
  for (const wait of [...WAITS_MS, undefined]) {
    try {
      const job = await ask(to, 'POST', `/${id}/take-over?${words}`, {});
      rmSync(besideOf(file), { force: true });
      return job;
    } catch (error) {
      if (error instanceof CorestoneError) {
        // What came is not there any more: the next call begins anew. After anything else that is refused all of it is still there.
        if (error.findings.some(({ code }) => code === 'upload-checksum')) rmSync(besideOf(file), { force: true });
        throw error;
      }
      if (wait === undefined) break;
      await sleep(wait);
    }
  }
  throw new CorestoneError('interrupted', 'All is there, but the line stays away. The same call goes on.');
}

const besideOf = (file: string): string => `${file}.sending`;

function beganBefore(file: string, to: Receiver, now: Pick<Begun, 'bytes' | 'changedMs'>): string | undefined {
  if (!existsSync(besideOf(file))) return undefined;
  try {
    const begun = JSON.parse(readFileSync(besideOf(file), 'utf8')) as Begun;
    const isSame = begun.to === to.url && begun.bytes === now.bytes && begun.changedMs === now.changedMs;
    return isSame ? begun.id : undefined;
  } catch {
    return undefined;
  }
}

/** How much is there; undefined where the upload is not known any more. One whose job was made already is there whole. */
async function offsetThere(file: string, to: Receiver, id: string): Promise<number | undefined> {
  try {
    return (await ask(to, 'GET', `/${id}`, {})).offset;
  } catch (error) {
    if (!(error instanceof CorestoneError) || error.code !== 'not-found') throw error;
    const isTaken = await fetch(`${to.url}/api/v1/packages/${id}`, { headers: bearer(to) }).then(({ ok }) => ok);
    return isTaken ? statSync(file).size : undefined;
  }
}

interface Asking {
  readonly json?: object;
  readonly body?: AsyncIterable<Uint8Array>;
  readonly offset?: number;
  readonly length?: number;
  readonly signal?: AbortSignal;
}

const bearer = ({ token }: Receiver) => ({ authorization: `Bearer ${token}` });

/** Throws what the other side refuses as an error of ours; anything that may pass (no line, 5xx, 429, another offset) as it is. */
async function ask(
  to: Receiver,
  method: string,
  path: string,
  { json, body, offset, length, signal }: Asking,
): Promise<{ readonly id: string; readonly offset: number; readonly state: string }> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(`${to.url}/api/v1/packages/uploads${path}`, {
    method,
    headers: {
      ...bearer(to),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(body !== undefined && {
        'content-type': 'application/offset+octet-stream',
        'content-length': String(length),
        'upload-offset': String(offset),
      }),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(body !== undefined && { body: ReadableStream.from(body), duplex: 'half' }),
    signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
  } as RequestInit);
  if (answer.ok) return (await answer.json()) as { id: string; offset: number; state: string };
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; findings?: Finding[] };
  const said = problem.detail ?? `The other side answers ${answer.status}.`;
  const isPassing = answer.status >= 500 && answer.status !== 507;
  const isOffset = problem.findings?.some(({ code }) => code === 'upload-offset') === true;
  if (isPassing || isOffset || answer.status === 429) throw new Error(said);
  const code = { 401: 'not-signed-in', 403: 'not-allowed', 404: 'not-found', 507: 'store-full' }[answer.status];
  throw new CorestoneError((code ?? 'invalid-input') as 'invalid-input', said, { findings: problem.findings ?? [] });
}
