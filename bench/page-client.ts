import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** What a client of pages saw: good answers and others, bytes of the good ones, and times in milliseconds. */
export interface PageRun {
  readonly seconds: number;
  readonly pages: number;
  readonly others: number;
  readonly bytes: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface PageOptions {
  readonly port: number;
  readonly pathsFile: string;
  readonly connections: number;
  /** Ends after so many seconds, or after every path was asked for once where that is sooner and `once` is set. */
  readonly seconds: number;
  readonly once?: boolean;
}

const { port, pathsFile, connections, seconds, once } = JSON.parse(process.argv[2]!) as PageOptions;
const paths = JSON.parse(readFileSync(pathsFile, 'utf8')) as string[];
const requests = paths.map(
  (path) =>
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n`,
);
const BUFFER_BYTES = 65_536;
const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = Buffer.from('\r\ncontent-length: ');
const GOOD = Buffer.from('HTTP/1.1 200 ');
const times: number[] = [];
let pages = 0;
let others = 0;
let bytes = 0;
let next = 0;

/** Keeps one connection busy with one request at a time until the time is up. */
function keepAsking(until: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
    let missing = 0;
    let askedAt = 0;
    const ask = () => {
      if (performance.now() >= until || (once && next >= requests.length)) return leave(socket, resolve);
      askedAt = performance.now();
      socket.write(requests[next++ % requests.length]!);
    };
    const take = (come: number): boolean => {
      missing = missing === 0 ? begin(buffer, come) : missing - come;
      if (missing > 0) return true;
      times.push(performance.now() - askedAt);
      ask();
      return true;
    };
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer, callback: take } });
    socket
      .once('connect', ask)
      .once('error', reject)
      .once('close', () => reject(new Error('The server hung up.')));
  });
}

/**
 * Reads the head of an answer, which our servers send in one piece; how many bytes of the body are still to come. It looks for no more than it
 * needs: to make a text of every head costs the more the longer it is, which is ours to pay alone, as the constant has a short one.
 */
function begin(buffer: Buffer, come: number): number {
  const end = buffer.indexOf(HEAD_END);
  const at = buffer.indexOf(LENGTH);
  if (end < 0 || end >= come || at < 0 || at > end)
    throw new Error(`Not an answer with a length: ${buffer.toString('latin1', 0, Math.min(come, 200))}`);
  const length = Number.parseInt(buffer.toString('latin1', at + LENGTH.length, at + LENGTH.length + 12), 10);
  if (buffer.compare(GOOD, 0, GOOD.length, 0, GOOD.length) === 0) pages++;
  else others++;
  bytes += length;
  return length - (come - end - HEAD_END.length);
}

function leave(socket: Socket, resolve: () => void): void {
  socket.removeAllListeners('close').destroy();
  resolve();
}

const started = performance.now();
const until = started + seconds * 1000;
await Promise.all(Array.from({ length: connections }, () => keepAsking(until)));
times.sort((one, other) => one - other);
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const run: PageRun = {
  seconds: (performance.now() - started) / 1000,
  pages,
  others,
  bytes,
  p50Ms: at(0.5),
  p99Ms: at(0.99),
};
process.stdout.write(JSON.stringify(run));
