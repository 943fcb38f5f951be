import { workerData } from 'node:worker_threads';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import { answerBatches } from './answer-batches.ts';
import { documentWork } from './document-work.ts';
import type { DocumentWorkerData } from './document-worker-data.ts';

const { order, current } = workerData as DocumentWorkerData;
answerBatches(documentWork(order, installedFormats(order.communities)), current);
