const LONGEST_MS = 30 * 86_400_000;

/**
 * Whether a source is to be asked for everything again although only changes would be due: when it does not keep its deletions and the last full
 * harvest is more than thirty days ago, since nothing else shows what is gone. Moments are ISO 8601, UTC; null is never.
 */
export function needsFull(
  deletedRecord: 'no' | 'transient' | 'persistent',
  lastFullAt: string | null,
  now: string,
): boolean {
  if (deletedRecord === 'persistent') return false;
  return lastFullAt === null || Date.parse(now) - Date.parse(lastFullAt) > LONGEST_MS;
}
