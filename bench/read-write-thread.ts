import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { FORMATS } from '../src/formats/formats.ts';
import { done, forEach, SIDE_BY_SIDE } from '../src/formats/steps.ts';
import { type BothWays, readAndWriteInSteps } from './read-and-write.ts';

/** What a thread is started with: it reads and writes all of `warm`, says so, and on a word from outside all of `counted`. */
export interface ReadWriteData {
  readonly format: string;
  readonly warm: readonly string[];
  readonly counted: readonly string[];
}

const { format: name, warm, counted } = workerData as ReadWriteData;
const format = FORMATS.find((one) => one.name === name) as BothWays;

async function readAndWriteAll(files: readonly string[]): Promise<void> {
  for (let from = 0; from < files.length; from += SIDE_BY_SIDE) {
    const group = files.slice(from, from + SIDE_BY_SIDE);
    done(forEach(group, (file) => readAndWriteInSteps(format, readFileSync(file))));
    // What libxml2-wasm keeps of documents that were given back is swept between turns only.
    await nextTurn();
  }
}

await readAndWriteAll(warm);
parentPort!.once('message', async () => {
  await readAndWriteAll(counted);
  parentPort!.postMessage('done');
});
parentPort!.postMessage('ready');
