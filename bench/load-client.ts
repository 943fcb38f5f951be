import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { median } from './measurement.ts';

/** What a load client saw: answers that were redirects and others, and the time of the middle answer in milliseconds. */
export interface LoadRun {
  readonly seconds: number;
  readonly redirects: number;
  readonly others: number;
  readonly medianMs: number;
}

interface LoadOptions {
  readonly port: number;
  readonly pathsFile: string;
  readonly connections: number;
  readonly seconds: number;
}

const { port, pathsFile, connections, seconds } = JSON.parse(process.argv[2]!) as LoadOptions;
const requests = (JSON.parse(readFileSync(pathsFile, 'utf8')) as string[]).map(
  (path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
);
const times: number[] = [];
let redirects = 0;
let others = 0;
let next = 0;

/** Keeps one connection busy with one request at a time until the time is up. */
function keepAsking(until: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    let askedAt = 0;
    const ask = () => {
      askedAt = performance.now();
      socket.write(requests[next++ % requests.length]!);
    };
    socket.setNoDelay(true).setEncoding('latin1');
    socket
      .once('connect', ask)
      .once('error', reject)
      .once('close', () => reject(new Error('The server hung up.')));
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (!isWhole(received)) return;
      note(received, performance.now() - askedAt);
      received = '';
      if (performance.now() < until) ask();
      else leave(socket, resolve);
    });
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(answer)?.[1];
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  return answer.endsWith('\r\n0\r\n\r\n');
}

function note(answer: string, ms: number): void {
  if (answer.startsWith('HTTP/1.1 302 ') && /^location: *http/im.test(answer)) redirects++;
  else others++;
  times.push(ms);
}

function leave(socket: Socket, resolve: () => void): void {
  socket.removeAllListeners('close').destroy();
  resolve();
}

const started = performance.now();
const until = started + seconds * 1000;
await Promise.all(Array.from({ length: connections }, () => keepAsking(until)));
const run: LoadRun = {
  seconds: (performance.now() - started) / 1000,
  redirects,
  others,
  medianMs: median(times),
};
process.stdout.write(JSON.stringify(run));
