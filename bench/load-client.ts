import { readFileSync } from 'node:fs';
import { keepBusy } from './busy-connection.ts';
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

function note(answer: string, ms: number): void {
  if (answer.startsWith('HTTP/1.1 302 ') && /^location: *http/im.test(answer)) redirects++;
  else others++;
  times.push(ms);
}

const started = performance.now();
const until = started + seconds * 1000;
await Promise.all(
  Array.from({ length: connections }, () =>
    keepBusy({ port, until, nextRequest: () => requests[next++ % requests.length]!, onAnswer: note }),
  ),
);
const run: LoadRun = {
  seconds: (performance.now() - started) / 1000,
  redirects,
  others,
  medianMs: median(times),
};
process.stdout.write(JSON.stringify(run));
