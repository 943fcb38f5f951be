import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** What the thread is started with, and what it answers with whenever it has done what it was asked. */
export interface CheckpointWorkerData {
  readonly file: string;
}

/** Asks the thread to bring the log into the store, or to close and end. */
export type CheckpointOrder = 'checkpoint' | 'end';

const port = parentPort!;
const database = new DatabaseSync((workerData as CheckpointWorkerData).file);

port.on('message', (order: CheckpointOrder) => {
  if (order === 'end') {
    database.close();
    port.close();
    return;
  }
  try {
    database.exec('pragma wal_checkpoint(passive)');
  } catch {
    // Busy, or a disk that gives errors: whoever writes meets the same and tells it.
  }
  port.postMessage('done');
});
