import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A file of the server, or what is done instead of sending one. */
export type ServedFile =
  | { readonly type: string; readonly body: string | Buffer; readonly status?: number }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A server of files that a test may change at any time; 404 for all others. */
export class FilesServer {
  files: Record<string, ServedFile> = {};
  asked: string[] = [];
  robotsAsked = 0;
  base = '';
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve));
    this.base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    // Asked once by every run that walks pages.
    if (path !== '/robots.txt') this.asked.push(path);
    else this.robotsAsked += 1;
    const file = this.files[path] ?? this.files[new URL(path, 'http://x').pathname];
    if (file === undefined) response.writeHead(404).end('nothing');
    else if (typeof file === 'function') file(request, response);
    else response.writeHead(file.status ?? 200, { 'content-type': file.type }).end(file.body);
  }
}
