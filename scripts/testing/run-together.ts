/**
 * Runs the test files of its command line in this one process and tells the parent how each test ended, then what it all took. What the tests of
 * several files leave changed in the process fails, and so does an error that no test waited for.
 */
import { run } from 'node:test';
import { type Ended, type ToldEnd, type ToldUse, told } from './ended.ts';
import { processState } from './goes-together.ts';
import { processorSeconds } from './processor-seconds.ts';
import { keepingHooks } from './without-following.ts';

/** How long no test may end after an error that no test waited for. */
const LONGEST_QUIET_MS = 60_000;

const files = process.argv.slice(2);
const tell = (end: ToldEnd): void => void process.send?.(end);
/** Tells a failure that is of no test. */
const tellFault = (name: string, error: string): void =>
  tell({ name, file: files[0], skip: undefined, todo: undefined, type: 'test', error, isOfTests: false });
// Whoever began the run has ended it.
const giveUp = (): void => process.exit(1);
process.once('disconnect', giveUp);
// Listening would keep the process, and the run ends only when nothing keeps it any more.
process.channel?.unref();
const before = processState();
const { result: stream, hooks } = keepingHooks(() => run({ files, isolation: 'none' }));
let running = '';
stream.on('test:dequeue', ({ name, file }: { readonly name: string; readonly file?: string }) => {
  // All files are loaded, and each test has its place in its suite.
  for (const hook of hooks) hook.disable();
  running = `“${name}” of ${file}`;
});
const tellStray = (error: unknown): void => {
  tellFault(
    'wait for everything that may fail',
    `during ${running}: ${error instanceof Error ? error.stack : String(error)}`,
  );
  expectAnEnd();
};
// The run has failed; what a test waits for may never come once its promise is lost, and would hold the group until its time is over.
let quiet: NodeJS.Timeout | undefined;
const expectAnEnd = (): void => {
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    tellFault(
      'end after an error',
      `No test ended in ${LONGEST_QUIET_MS / 1000} s after that error: ${running} hangs.`,
    );
    process.disconnect();
  }, LONGEST_QUIET_MS).unref();
};
const tellEnd = (event: Ended): void => {
  tell(told(event));
  if (quiet !== undefined) expectAnEnd();
};
process.on('uncaughtException', tellStray);
process.on('unhandledRejection', tellStray);
stream.on('test:pass', tellEnd);
stream.on('test:fail', tellEnd);
// The stream ends only when it is read.
for await (const _ of stream);
clearTimeout(quiet);
const after = processState();
const changed = Object.keys(after).filter((what) => before[what] !== after[what]);
/** What one of two texts has and the other has not, by lines or words. */
const differing = (one = '', other = ''): string =>
  one
    .split(/\n| /)
    .filter((part) => !other.split(/\n| /).includes(part))
    .join(' ');
if (files.length > 1)
  for (const what of changed)
    tellFault(
      'leave the process as it was',
      `One of ${files.join(', ')} has changed the ${what} of the process: ${differing(before[what], after[what])} became ${differing(after[what], before[what])}`,
    );
process.off('disconnect', giveUp);
const use: ToldUse = { processorSeconds: processorSeconds() };
process.send?.(use, () => process.disconnect());
