import { fork } from 'node:child_process';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { type Ended, type ToldEnd, told } from './ended.ts';
import type { Tally } from './tally.ts';

/** Folders whose tests start nothing, change nothing outside themselves and share no state. */
const PURE = /^src\/(?:domain|formats|intake|reports|labels|paper|demo)\//;

/** A file that takes longer hangs: it fails, and does not hold one of two processors until somebody looks. */
const MOST_MS = 600_000;

/** One more than the processors of the smallest machine: much of a test is waiting for a browser, a disk or a clock. */
const AT_ONCE = 3;

/**
 * Runs test files; every test that is no suite counts. Tests of pure rules share two processes, every other file has one
 * of its own, some at a time.
 */
export async function runTests(files: readonly string[], tally: Tally): Promise<void> {
  const pure = files.filter((file) => PURE.test(file.replaceAll('\\', '/')));
  const halves = [0, 1].map((half) => pure.filter((_, at) => at % 2 === half)).filter(({ length }) => length > 0);
  await Promise.all(halves.map((half) => runTogether(half, tally)));
  await runApart(
    files.filter((file) => !pure.includes(file)),
    tally,
  );
}

async function runApart(files: readonly string[], tally: Tally): Promise<void> {
  if (files.length === 0) return;
  const stream = run({ files: [...files], concurrency: AT_ONCE, isolation: 'process', timeout: MOST_MS });
  stream.on('test:pass', (event: Ended) => count({ ...told(event), seconds: 0 }, tally));
  stream.on('test:fail', (event: Ended) => count({ ...told(event), seconds: 0 }, tally));
  // Suites that a shared function makes are told as that function's; only the summary names the file that ran.
  stream.on('test:summary', ({ file, duration_ms }: { file?: string; duration_ms: number }) => {
    if (file !== undefined) tally.seconds.set(relative(process.cwd(), file), duration_ms / 1000);
  });
  stream.on(
    'test:stderr',
    (event: { message: string }) => void (process.env.CORESTONE_TEST_VERBOSE && process.stderr.write(event.message)),
  );
  // The stream ends only when it is read.
  for await (const _ of stream);
}

/** A process that ends before it says that it is done has failed, whatever its tests had told until then. */
async function runTogether(files: readonly string[], tally: Tally): Promise<void> {
  const child = fork(join(import.meta.dirname, 'run-together.ts'), [...files], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  let isDone = false;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  child.on('message', (message: ToldEnd | 'done') => {
    if (message === 'done') isDone = true;
    else count(message, tally);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (!isDone) fail(tally, `${files.length} test files in one process\nended with ${code}\n${said}`);
}

function count(end: ToldEnd, tally: Tally): void {
  const { name, skip, type, error, isOfTests } = end;
  const file = relative(process.cwd(), end.file ?? '');
  if (end.seconds > 0) tally.seconds.set(file, (tally.seconds.get(file) ?? 0) + end.seconds);
  // A suite passes and fails with its tests, which are counted themselves, unless its own lines threw.
  if (type === 'suite' && (isOfTests || (error === undefined && !skip))) return;
  if (skip !== undefined && skip !== false) {
    tally.skipped++;
    const why = typeof skip === 'string' ? skip : 'no reason given';
    tally.skips.set(why, (tally.skips.get(why) ?? 0) + 1);
    return;
  }
  if (error === undefined) tally.passed++;
  else fail(tally, `${file}: ${name}\n${error}`);
}

function fail(tally: Tally, failure: string): void {
  tally.failed++;
  tally.failures.push(failure);
  console.log(`FAILED ${failure}\n`);
}
