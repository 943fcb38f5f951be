import { Worker } from 'node:worker_threads';
import type { CheckpointOrder, CheckpointWorkerData } from './checkpoint-worker.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** So many frames wait before the thread is asked, 24 MB; what is written meanwhile is brought by whoever writes. */
const MOST_WAITING_FRAMES = 3000;
/** So little that is left when the thread is done is brought behind a commit, 4 MB; what is more the thread is asked for again. */
const LITTLE_FRAMES = 500;
/** Where the thread is behind, or does not answer, the connection that writes does it by itself from so many frames on, 128 MB. */
const LONGEST_LOG_FRAMES = 16_000;
/** Where there is no thread at all it does so from here on, 32 MB. */
const OWN_CHECKPOINT_FRAMES = 4000;
/** A thread that was not asked for so long gives its memory back. */
const IDLE_MS = 5000;

const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? './checkpoint-worker.ts' : './checkpoint-worker.js',
  import.meta.url,
);

/**
 * Brings the log of an embedded store into the store beside the event loop: a thread does the most of it while others write on. What they
 * wrote meanwhile is little, and is brought behind a commit, so that the log begins anew and stays short. Without it
 * a commit now and then takes a tenth of a second (ADR 15).
 */
export class Checkpoints {
  readonly #startThread: () => Worker;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #state: 'idle' | 'asked' | 'nearly' | 'failed' | 'off' = 'idle';

  /** `startThread` is for tests. */
  constructor(storeFile: string, startThread = () => startOn(storeFile)) {
    this.#startThread = startThread;
  }

  /** Tells a connection that is opened for writing that it need not do so itself. */
  relieve(connection: SqliteConnection): void {
    connection.exec(`pragma wal_autocheckpoint = ${LONGEST_LOG_FRAMES}`);
  }

  /** Looks after a commit whether there is something to do. */
  afterCommit(connection: SqliteConnection): void {
    if (this.#state === 'asked' || this.#state === 'off') return;
    if (this.#state === 'failed') {
      this.#leaveTo(connection);
      return;
    }
    const { log, checkpointed } = connection.checkpoint('noop');
    const waiting = log - checkpointed;
    if (waiting > (this.#state === 'nearly' ? LITTLE_FRAMES : MOST_WAITING_FRAMES)) {
      this.#ask();
    } else if (this.#state === 'nearly') {
      this.#state = 'idle';
      if (waiting > 0) connection.checkpoint('passive');
    }
  }

  /** Ends the thread once it has done what it was asked. */
  close(): Promise<void> {
    return this.#end();
  }

  #ask(): void {
    clearTimeout(this.#idle);
    this.#state = 'asked';
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage('checkpoint' satisfies CheckpointOrder);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A system that gives no thread now gives none soon, and what was committed is as good without one. */
  #fail(reason: unknown): void {
    this.#state = 'failed';
    this.#worker = undefined;
    const message = reason instanceof Error ? reason.message : String(reason);
    process.emitWarning(
      `The log of the store is brought into it without a thread, which takes writers longer: ${message}`,
    );
  }

  #leaveTo(connection: SqliteConnection): void {
    this.#state = 'off';
    connection.exec(`pragma wal_autocheckpoint = ${OWN_CHECKPOINT_FRAMES}`);
  }

  #start(): Worker {
    const worker = this.#startThread();
    worker.unref();
    worker.on('message', () => {
      this.#state = 'nearly';
      this.#idle = setTimeout(() => void this.#end(), IDLE_MS).unref();
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#state = 'idle';
    });
    return worker;
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#worker = undefined;
    this.#state = 'idle';
    const { promise, resolve } = Promise.withResolvers<void>();
    worker.once('exit', () => resolve());
    worker.ref();
    worker.postMessage('end' satisfies CheckpointOrder);
    await promise;
  }
}

function startOn(storeFile: string): Worker {
  return new Worker(PROGRAM, { workerData: { file: storeFile } satisfies CheckpointWorkerData });
}
