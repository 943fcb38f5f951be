import { spelled } from '../domain/harvest/next-from.ts';
import type { Introduction } from '../operations/harvest/source-client.ts';

/** What is taken of a source that says nothing of itself: how it tells of deletions, and our clock for its own. */
export function unasked(deletedRecord: 'no' | 'transient', now: Date): Introduction {
  const at = spelled(now.getTime(), 'second');
  return { facts: { deletedRecord, granularity: 'second' }, at, requests: 0, findings: [] };
}
