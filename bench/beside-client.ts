import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long answers took, in milliseconds, by what was asked, while a job was running; `seconds` until it was done. */
export interface BesideRun {
  readonly seconds: number;
  readonly accepted: number;
  readonly mintMs: readonly number[];
  readonly pageMs: readonly number[];
}

interface BesideOptions {
  readonly port: number;
  readonly authorization: string;
  readonly namespace: string;
  /** The job that is waited for; without one so many seconds. */
  readonly job?: string;
  readonly seconds?: number;
  readonly page: string;
  readonly clients: number;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const {
  port,
  authorization,
  namespace,
  job,
  seconds = 0,
  page,
  clients,
} = JSON.parse(process.argv[2]!) as BesideOptions;
/** People and scripts pause between two requests; without a pause this would measure how much fits beside the job. */
const PAUSE_MS = 20;
const agent = new Agent({ keepAlive: true });
let isOver = false;

function ask(method: string, path: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) };
    const sent = request({ port, method, path, headers, agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode!, text }));
    });
    sent.on('error', reject).end(body);
  });
}

async function keepAsking(times: number[], wanted: number, once: () => Promise<Answer>): Promise<void> {
  while (!isOver) {
    const begun = performance.now();
    const { status, text } = await once();
    if (status !== wanted) throw new Error(`${status} ${text.slice(0, 500)}`);
    times.push(performance.now() - begun);
    await sleep(PAUSE_MS);
  }
}

/** Until the job is at rest; how many of its items were accepted. */
async function untilDone(): Promise<number> {
  if (job === undefined) return sleep(seconds * 1000, 0);
  for (;;) {
    await sleep(200);
    const { state, accepted, lastError } = JSON.parse((await ask('GET', `/api/v1/jobs/${job}`)).text);
    if (state === 'done') return accepted;
    if (state !== 'queued' && state !== 'running') throw new Error(`The job is ${state}: ${lastError}`);
  }
}

const mintMs: number[] = [];
const pageMs: number[] = [];
let sent = 0;
const mint = () => {
  const description = { title: `Core ${++sent} of hole A`, material: { label: 'Rock' }, sampledOn: '2024-05-01' };
  return ask('POST', '/api/v1/records', JSON.stringify({ namespace, description }));
};
const begun = performance.now();
const asking = Array.from({ length: clients }, () => [
  keepAsking(mintMs, 201, mint),
  keepAsking(pageMs, 200, () => ask('GET', page)),
]).flat();
const accepted = await untilDone();
isOver = true;
await Promise.all(asking);
const run: BesideRun = { seconds: (performance.now() - begun) / 1000, accepted, mintMs, pageMs };
process.stdout.write(JSON.stringify(run));
agent.destroy();
