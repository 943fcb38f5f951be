import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** An event as receivers get it. */
export interface ToldEvent {
  readonly type: string;
  readonly igsn: string;
  readonly changeNumber: number;
  readonly url: string;
}

/** A call as it came in. */
export interface ReceivedCall {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly told: {
    readonly type: string;
    readonly position: number;
    readonly next: string;
    readonly events: ToldEvent[];
  };
}

/** How a receiver answers; the number counts its calls from 0. */
export type Behave = (response: ServerResponse, call: ReceivedCall, number: number) => void;

/** A receiver of webhooks of a test, which may misbehave. */
export class Receiver {
  readonly calls: ReceivedCall[] = [];
  behave: Behave;
  readonly #server;
  port = 0;

  constructor(behave: Behave = (response) => response.end()) {
    this.behave = behave;
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** Every event of its calls, in the order in which they came. */
  get events(): ToldEvent[] {
    return this.calls.flatMap((call) => call.told.events);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.#server.address() as { port: number }).port;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const call = { path: request.url ?? '', headers: request.headers, body, told: JSON.parse(body) };
    this.calls.push(call);
    this.behave(response, call, this.calls.length - 1);
  }
}
