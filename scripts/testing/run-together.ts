/**
 * Runs the test files of its command line in this one process and tells the parent how each test ended, then `done`. What the tests of
 * several files leave changed in the process fails.
 */
import { run } from 'node:test';
import { type Ended, type ToldEnd, told } from './ended.ts';
import { processState } from './goes-together.ts';

const files = process.argv.slice(2);
const tell = (end: ToldEnd): void => void process.send?.(end);
const before = processState();
const stream = run({ files, isolation: 'none' });
stream.on('test:pass', (event: Ended) => tell(told(event)));
stream.on('test:fail', (event: Ended) => tell(told(event)));
// The stream ends only when it is read.
for await (const _ of stream);
const changed = Object.entries(processState()).filter(([what, state]) => before[what] !== state);
if (files.length > 1)
  for (const [what, state] of changed)
    tell({
      ...{ name: 'leave the process as it was', file: files[0], skip: undefined, todo: undefined, type: 'test' },
      error: `One of ${files.join(', ')} has changed the ${what} of the process: ${state.slice(0, 300)}`,
      isOfTests: false,
    });
process.send?.('done', () => process.disconnect());
