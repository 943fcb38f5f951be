import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { JobRow } from '../../../store/read/list-jobs.ts';
import type { Visit } from '../visit.ts';
import { jobCard } from './job-card.ts';

const VISIT = { now: new Date('2026-11-23T12:00:10Z'), face: { baseUrl: 'http://core.example' } };
const JOB = { id: 'j', kind: 'import', party: '', account: 'ada', done: 1368, rejected: 0, total: 1368 };
const TIMES = { createdAt: '2026-11-23T12:00:00Z', finishedAt: '2026-11-23T12:00:05Z' };

const wordsOf = (job: Partial<JobRow>): string =>
  String(jobCard(VISIT as unknown as Visit, { ...JOB, ...TIMES, ...job } as JobRow)).replaceAll(/<[^>]*>/g, '');

it('a job says once that it is done, and else how it stands', () => {
  assert.match(wordsOf({ state: 'done' }), /1,368 of 1,368 done(?!,)/);
  assert.match(wordsOf({ state: 'done', rejected: 2 }), /1,368 of 1,368 done, 2 refused(?!,)/);
  assert.match(wordsOf({ state: 'failed', done: 5 }), /5 of 1,368 done, failed/);
  assert.match(wordsOf({ state: 'queued', finishedAt: null, done: 0 }), /0 of 1,368 done, queued/);
  assert.match(wordsOf({ state: 'running', finishedAt: null, done: 100 }), /100 of 1,368 done, 600 a minute, about/);
});
