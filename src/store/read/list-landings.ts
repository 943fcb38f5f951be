import type { Queries } from '../store.ts';
import type { Landing } from './find-landing.ts';
import { isPublic } from './select-public.ts';

/** Where an identifier leads, with the identifier in normal form. */
export interface ListedLanding extends Pick<Landing, 'landingUrl'> {
  readonly igsn: string;
}

/** Lists up to `limit` public identifiers behind one, in their order; empty behind the last. */
export type ListLandings = (afterIgsn: string, limit: number) => Promise<readonly ListedLanding[]>;

/** Makes the list of everything that the resolver redirects. */
export function landingLister(db: Queries): ListLandings {
  return (afterIgsn, limit) =>
    db
      .selectFrom('record')
      .select(['igsn', 'landing_url as landingUrl'])
      .where(isPublic)
      .where('igsn', '>', afterIgsn)
      .orderBy('igsn')
      .limit(limit)
      .execute();
}
