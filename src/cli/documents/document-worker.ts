import { workerData } from 'node:worker_threads';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import { answerBatches } from './answer-batches.ts';
import type { DocumentOrder } from './document-order.ts';
import { documentWork } from './document-work.ts';

/** What a thread is started with. */
export interface DocumentWorkerData {
  readonly order: DocumentOrder;
  /** One number: the document it is at. */
  readonly current: Int32Array;
}

const { order, current } = workerData as DocumentWorkerData;
answerBatches(documentWork(order, installedFormats(order.communities)), current);
