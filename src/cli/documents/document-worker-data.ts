import type { DocumentOrder } from './document-order.ts';

/** What a thread is started with. */
export interface DocumentWorkerData {
  readonly order: DocumentOrder;
  /** One number: the document it is at. */
  readonly current: Int32Array;
}
