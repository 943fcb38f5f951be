import type { DocumentResult } from './document-order.ts';

/** One document for a thread: its number in the run, its bytes where the file is none. */
export interface BatchedDocument {
  readonly number: number;
  readonly file: string;
  readonly bytes?: Uint8Array;
  /** Why it is not to be tried again: it ended the thread that read it. */
  readonly fault?: string;
}

/** Neighbouring documents that go to a thread in one message, since a message costs as much as a small document. */
export interface DocumentBatch {
  readonly number: number;
  readonly documents: readonly BatchedDocument[];
}

/** The answer to a batch: what came of each document, in order. */
export interface BatchDone {
  readonly number: number;
  readonly results: readonly DocumentResult[];
}

/** What a thread says first: its program is loaded, and it takes batches. */
export const THREAD_READY = 'ready';
