import { relative } from 'node:path';
import { run } from 'node:test';
import type { Tally } from './tally.ts';

interface Ended {
  readonly name: string;
  readonly file?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: { readonly type?: string; readonly error?: Error & { readonly cause?: unknown } };
}

/** Runs test files, each in a process of its own, two at a time; every test that is no suite counts. */
export async function runTests(files: readonly string[], tally: Tally): Promise<void> {
  const stream = run({ files: [...files], concurrency: 2, isolation: 'process' });
  stream.on('test:pass', (event: Ended) => count(event, tally));
  stream.on('test:fail', (event: Ended) => count(event, tally));
  stream.on(
    'test:stderr',
    (event: { message: string }) => void (process.env.CORESTONE_TEST_VERBOSE && process.stderr.write(event.message)),
  );
  // The stream ends only when it is read.
  for await (const _ of stream);
}

function count(event: Ended, tally: Tally): void {
  if (event.details.type === 'suite' && event.details.error === undefined) return;
  if (event.skip !== undefined && event.skip !== false) {
    tally.skipped++;
    const why = typeof event.skip === 'string' ? event.skip : 'no reason given';
    tally.skips.set(why, (tally.skips.get(why) ?? 0) + 1);
    return;
  }
  if (event.details.error === undefined) {
    tally.passed++;
    return;
  }
  // A suite fails with its tests, which have been counted already.
  if (event.details.type === 'suite') return;
  tally.failed++;
  const cause = event.details.error.cause ?? event.details.error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  const failure = `${relative(process.cwd(), event.file ?? '')}: ${event.name}\n${text}`;
  tally.failures.push(failure);
  console.log(`FAILED ${failure}\n`);
}
