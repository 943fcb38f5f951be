import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it came. `path` is without query, not decoded. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** An answer as it is meant. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * What goes wrong: no answer in time, the connection cut before or after the work is done, half a body, a success that is none
 * (the work is not done), or an answer of somebody else altogether.
 */
export type Mishap = 'slow' | 'cut before' | 'cut after' | 'half' | 'lie' | Answer;

/** A server on the loopback address that does what it is told wrong. */
export interface MisbehavingServer {
  readonly url: string;
  readonly asked: Asked[];
  /** Decides for each request; undefined lets it be. */
  mishap: (asked: Asked, number: number) => Mishap | undefined;
  readonly close: () => Promise<void>;
}

/** What a server does when all is well; `pretend` is the answer to a request it does not carry out. */
export interface Behaviour {
  readonly serve: (asked: Asked) => Answer;
  readonly pretend: (asked: Asked) => Answer;
}

/** Starts a server on a free port. */
export async function startMisbehaving({ serve, pretend }: Behaviour): Promise<MisbehavingServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void readAsked(request).then((one) => {
      asked.push(one);
      behave(one, mishap(one, asked.length));
    });
    const behave = (one: Asked, wrong: Mishap | undefined) => {
      if (wrong === 'cut before') return void request.socket.destroy();
      if (wrong === 'lie') return send(response, pretend(one));
      if (typeof wrong === 'object') return send(response, wrong);
      // A slow server does its work all the same.
      const answer = serve(one);
      if (wrong === 'cut after') return void request.socket.destroy();
      if (wrong === 'half') return sendHalf(response, answer);
      if (wrong !== 'slow') send(response, answer);
    };
  });
  let mishap: MisbehavingServer['mishap'] = () => undefined;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    get mishap() {
      return mishap;
    },
    set mishap(decide) {
      mishap = decide;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = (request.url ?? '/').split('?')[0]!;
  const body = await text(request).catch(() => '');
  return { method: request.method ?? '', path, query: url.searchParams, headers: request.headers, body };
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: Answer): void {
  response.writeHead(status, headers).end(body);
}

/** Says how long the body is, sends half of it and hangs up. */
function sendHalf(response: ServerResponse, { status, headers = {}, body = '' }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.write(body.slice(0, body.length / 2), () => response.socket?.destroy());
}
