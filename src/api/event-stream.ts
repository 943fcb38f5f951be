import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

const HEARTBEAT_MS = 20_000;

/** Server-sent events to one browser; after the end nothing is told. */
export interface EventStream {
  /** `id` is what the browser says it knows when it comes back. */
  readonly tell: (event: string, data: unknown, id?: number) => void;
  readonly end: () => void;
}

/** How a stream is kept: when the browser comes back after it broke, and how long it lasts at most; endless where that is not said. Ms. */
export interface StreamTimes {
  readonly retryMs: number;
  readonly longestMs?: number;
}

/**
 * Answers with server-sent events. `follow` begins to tell, and returns what to do when browser or server has gone; what it tells before the
 * end of this call is sent too.
 */
export function streamEvents(
  request: Pick<FastifyRequest, 'raw'>,
  reply: FastifyReply,
  { retryMs, longestMs }: StreamTimes,
  follow: (stream: EventStream) => () => void,
): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    // What every answer carries was set for the framework, which is passed by.
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-accel-buffering': 'no',
  });
  const write = (text: string) => raw.writableEnded || raw.write(text);
  write(`retry: ${retryMs}\n\n`);
  const leave = follow({
    tell: (event, data, id) => {
      write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
    },
    end: () => raw.end(),
  });
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
  const end = longestMs === undefined ? undefined : setTimeout(() => raw.end(), longestMs).unref();
  request.raw.on('close', () => {
    clearInterval(heartbeat);
    clearTimeout(end);
    leave();
  });
}

/** What a browser knows: the id of the last event it saw before it came back, else what it said at first, else 0. */
export function knownBefore({ headers }: Pick<FastifyRequest, 'headers'>, said: number | undefined): number {
  const again = Number(headers['last-event-id'] ?? Number.NaN);
  return Number.isSafeInteger(again) && again >= 0 ? again : (said ?? 0);
}
