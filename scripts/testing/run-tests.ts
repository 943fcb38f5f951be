import { fork } from 'node:child_process';
import { freemem } from 'node:os';
import { join } from 'node:path';
import type { ToldEnd, ToldUse } from './ended.ts';
import { callsPrograms, goesTogether } from './goes-together.ts';
import { idleShare, processorTimes } from './processor-times.ts';
import { count, fail, type Tally } from './tally.ts';

/**
 * A process that takes longer hangs: it fails, and does not hold one of two processors until somebody looks. Every file beyond the first
 * gives it more time.
 */
const MOST_MS = 600_000;
const MOST_MORE_MS = 20_000;

/** Two more than the processors of the smallest machine: much of a test is waiting for a browser, a disk or a clock. */
const AT_ONCE = 4;

/** While processors have nothing to do, another job is begun, up to so many; what is begun is ended. */
const MOST_AT_ONCE = 6;
const LOOK_EVERY_MS = 3_000;
const IDLE_ENOUGH = 0.3;
const MEMORY_FOR_ONE_MORE = 2 * 2 ** 30;

/** Files in one process: loading the program takes longer than most of their tests do. Those with browsers and other programs take longer. */
const MOST_TOGETHER = 36;
const MOST_JOURNEYS_TOGETHER = 8;
const MOST_CALLERS_TOGETHER = 6;

/** These take longest and are begun first, so that the end of a run is not one of them alone. */
const FIRST: readonly string[] = [
  'test/every-page/every-page.test.ts',
  'test/crash/registry-faults.test.ts',
  'test/journeys/three-installations.test.ts',
  'test/journeys/moratorium.test.ts',
  'test/exchange/round-trip.test.ts',
  'test/backup/faults.test.ts',
  'test/contract/push/push-faults.test.ts',
  'test/journeys/station-day.test.ts',
  'test/packaging/installed.test.ts',
  'test/conformance/house/how-tos.test.ts',
  'test/conformance/demo/whole-demo.test.ts',
  'test/bad-input/growth.test.ts',
  'test/journeys/lighthouse.test.ts',
  'test/contract/upstream/crash.test.ts',
  'test/cli/bulk.test.ts',
  'test/harvest/killed-harvest.test.ts',
];

/** Something that a run does. */
export type Job = () => Promise<void>;

/**
 * The jobs that run test files; every test that is no suite counts. What may share a process does, some files at a time; every other file
 * has one of its own.
 */
export function testJobs(all: readonly string[], tally: Tally): readonly Job[] {
  const files = all.map((file) => file.replaceAll('\\', '/'));
  const first = FIRST.filter((file) => files.includes(file));
  const others = files.filter((file) => !first.includes(file));
  const together = others.filter(goesTogether);
  const apart = others.filter((file) => !together.includes(file));
  const journeys = inGroups(together.filter(isJourney), MOST_JOURNEYS_TOGETHER);
  const steady = together.filter((file) => !isJourney(file));
  const callers = inGroups(steady.filter(callsPrograms), MOST_CALLERS_TOGETHER);
  const groups = inGroups(
    steady.filter((file) => !callsPrograms(file)),
    MOST_TOGETHER,
  );
  // What waits and what computes are begun by turns.
  const byTurns = [journeys, callers, groups, apart.map((one) => [one])].flatMap((kind) =>
    kind.map((group, at) => ({ group, turn: (at + 0.5) / kind.length })),
  );
  const rest = byTurns.toSorted((one, other) => one.turn - other.turn).map(({ group }) => group);
  return [...first.map((one) => [one]), ...rest].map((group) => () => runTogether(group, tally));
}

/** Neighbours load the same parts of the program. */
function inGroups(files: readonly string[], most: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(files.length / most) }, (_, at) => files.slice(at * most, (at + 1) * most));
}

const isJourney = (file: string): boolean => file.startsWith('test/journeys/');

/** Does all jobs, some at once, each as soon as one before it has ended. */
export async function doJobs(jobs: readonly Job[]): Promise<void> {
  const waiting = [...jobs];
  let running = 0;
  const oneAfterAnother = async (most: number) => {
    running++;
    for (let job = waiting.shift(); job !== undefined; job = running > most ? undefined : waiting.shift()) await job();
    running--;
  };
  const steady = Array.from({ length: AT_ONCE }, () => oneAfterAnother(Number.POSITIVE_INFINITY));
  const more: Promise<void>[] = [];
  let before = processorTimes();
  const look = setInterval(() => {
    const now = processorTimes();
    const isIdle = idleShare(before, now) > IDLE_ENOUGH && freemem() > MEMORY_FOR_ONE_MORE;
    before = now;
    // One job alone, so that a moment without work does not crowd the rest of the run.
    if (isIdle && running < MOST_AT_ONCE && waiting.length > 0) more.push(oneAfterAnother(0));
  }, LOOK_EVERY_MS);
  try {
    await Promise.all(steady);
    await Promise.all(more);
  } finally {
    clearInterval(look);
  }
}

/** A process that ends before it says that it is done, or does not end, has failed, whatever its tests had told until then. */
async function runTogether(files: readonly string[], tally: Tally): Promise<void> {
  const began = performance.now();
  const child = fork(join(import.meta.dirname, 'run-together.ts'), [...files], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  let isDone = false;
  let ends = 0;
  const failed = tally.failed;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
    if (process.env.CORESTONE_TEST_VERBOSE) process.stderr.write(text);
  });
  const name = files.length === 1 ? files[0]! : `${files.length} files with ${files[0]}`;
  child.on('message', (message: ToldEnd | ToldUse) => {
    if ('processorSeconds' in message) {
      isDone = true;
      tally.processorSeconds.set(name, message.processorSeconds);
    } else {
      ends++;
      // Suites that a shared function makes are told as that function's.
      count(files.length === 1 ? { ...message, file: files[0] } : message, tally);
    }
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), MOST_MS + MOST_MORE_MS * (files.length - 1));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  tally.seconds.set(name, (performance.now() - began) / 1000);
  const isWhole = isDone && ends > 0 && (code === 0 || tally.failed > failed);
  if (!isWhole) fail(tally, `${name}\nended with ${code} after ${ends} tests\n${said}`);
}
