/**
 * Runs the test files of its command line in this one process and tells the parent how each test ended, then `done`. For
 * tests of pure rules, which take less time than a process a file.
 */
import { run } from 'node:test';
import { type Ended, told } from './ended.ts';

const tell = (event: Ended): void => void process.send?.(told(event));
const stream = run({ files: process.argv.slice(2), isolation: 'none' });
stream.on('test:pass', tell);
stream.on('test:fail', tell);
// The stream ends only when it is read.
for await (const _ of stream);
process.send?.('done', () => process.disconnect());
