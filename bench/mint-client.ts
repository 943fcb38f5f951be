import { keepBusy } from './busy-connection.ts';
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

function note(answer: string, ms: number): void {
  if (answer.startsWith('HTTP/1.1 201 ')) times.push(ms);
  else {
    others++;
    odd = answer.slice(0, 1000);
  }
}

const started = performance.now();
const until = started + seconds * 1000;
await Promise.all(
  Array.from({ length: clients }, () => keepBusy({ port, until, nextRequest: requestText, onAnswer: note })),
);
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
