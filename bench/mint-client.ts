import { connect, type Socket } from 'node:net';
import { median } from './measurement.ts';

/** What the clients saw: records made and other answers, and the times of their answers in milliseconds. */
export interface MintRun {
  readonly seconds: number;
  readonly made: number;
  readonly others: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** One answer that was none of a record made, for whoever must find out. */
  readonly odd: string;
}

interface MintOptions {
  readonly port: number;
  readonly token: string;
  readonly namespace: string;
  readonly clients: number;
  readonly seconds: number;
}

const { port, token, namespace, clients, seconds } = JSON.parse(process.argv[2]!) as MintOptions;
const times: number[] = [];
let others = 0;
let sent = 0;
let odd = '';

/** A record with metadata, different each time, as a depositor sends it. */
function requestText(): string {
  const number = ++sent;
  const description = {
    title: `Core ${number} of hole A`,
    objectType: 'sample',
    material: { label: 'Rock' },
    latitudeDeg: 63.4017,
    longitudeDeg: 13.2027,
    depths: [{ scale: 'csf_a', topM: number / 10, bottomM: number / 10 + 0.1 }],
    sampledOn: '2024-05-01',
    agents: [{ name: 'Doe, Jane', role: 'creator' }],
    abstract: 'Dark, fine-grained gneiss with thin veins of quartz.',
  };
  const body = JSON.stringify({ namespace, visibility: 'findable', description });
  return `POST /api/v1/records HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${process.pid}-${number}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Keeps one connection busy with one request at a time until the time is up. */
function keepMinting(until: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    let askedAt = 0;
    const ask = () => {
      askedAt = performance.now();
      socket.write(requestText());
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
  const length = /^content-length: *(\d+)/im.exec(answer)?.[1];
  return end >= 0 && length !== undefined && answer.length >= end + 4 + Number(length);
}

function note(answer: string, ms: number): void {
  if (answer.startsWith('HTTP/1.1 201 ')) times.push(ms);
  else {
    others++;
    odd = answer.slice(0, 1000);
  }
}

function leave(socket: Socket, resolve: () => void): void {
  socket.removeAllListeners('close').destroy();
  resolve();
}

const started = performance.now();
const until = started + seconds * 1000;
await Promise.all(Array.from({ length: clients }, () => keepMinting(until)));
const sorted = times.toSorted((one, other) => one - other);
const run: MintRun = {
  seconds: (performance.now() - started) / 1000,
  made: times.length,
  others,
  medianMs: times.length === 0 ? 0 : median(times),
  p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  odd,
};
process.stdout.write(JSON.stringify(run));
