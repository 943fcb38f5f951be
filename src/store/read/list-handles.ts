import type { Queries } from '../store.ts';
import type { Landing } from './find-landing.ts';
import { isPublic } from './select-public.ts';

/** A public identifier, where it leads, and the handles that are other names of it. */
export interface ListedHandle extends Landing {
  readonly igsn: string;
  readonly handles: readonly string[];
}

/** Up to `limit` public identifiers behind an IGSN, in order; none at the end. */
export async function listHandles(db: Queries, after: string, limit: number): Promise<ListedHandle[]> {
  const rows = await db
    .selectFrom('record')
    .select(['igsn', 'landing_url as landingUrl', 'registered_at as registeredAt', 'changed_at as changedAt'])
    .where(isPublic)
    .where('igsn', '>', after)
    .orderBy('igsn')
    .limit(limit)
    .execute();
  const igsns = rows.map((row) => row.igsn);
  if (igsns.length === 0) return [];
  const aliases = await db
    .selectFrom('identifier_alias')
    .select(['igsn', 'spelling'])
    .where('igsn', 'in', igsns)
    .where('kind', '=', 'handle')
    .orderBy('spelling')
    .execute();
  const handles = Map.groupBy(aliases, (one) => one.igsn);
  return rows.map((row) => ({ ...row, handles: (handles.get(row.igsn) ?? []).map((one) => one.spelling) }));
}
