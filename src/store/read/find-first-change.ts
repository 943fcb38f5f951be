import type { Queries } from '../store.ts';
import { isPublic } from './select-public.ts';

/** The public record that has not changed for longest; undefined when nothing is public yet. `changedAt` is UTC, ISO 8601. */
export async function findFirstChange(db: Queries): Promise<{ igsn: string; changedAt: string } | undefined> {
  return db
    .selectFrom('record')
    .select(['igsn', 'changed_at as changedAt'])
    .where(isPublic)
    .orderBy('changed_at')
    .orderBy('changed_seq')
    .limit(1)
    .executeTakeFirst();
}
