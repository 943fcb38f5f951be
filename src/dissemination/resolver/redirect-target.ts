import type { FindLanding } from '../../store/read/find-landing.ts';
import type { ListLandings } from '../../store/read/list-landings.ts';
import type { ListFound } from './fill-memory.ts';

/**
 * Where an IGSN in normal form leads by its registration: an address, or `ours` for our own page; undefined when it is unknown or
 * not public. It is what the resolver remembers of each, so it is small.
 */
export type Target = { readonly address: string } | 'ours';

/** Makes the look-up of targets out of that of landings. */
export function targetFinder(findLanding: FindLanding): (igsn: string) => Promise<Target | undefined> {
  return async (igsn) => {
    const landing = await findLanding(igsn);
    return landing === undefined ? undefined : targetOf(landing.landingUrl);
  };
}

/** Makes the list of targets out of that of landings. */
export function targetLister(listLandings: ListLandings): ListFound<Target> {
  return async (afterIgsn, limit) =>
    (await listLandings(afterIgsn, limit)).map(({ igsn, landingUrl }) => [igsn, targetOf(landingUrl)] as const);
}

const targetOf = (landingUrl: string | null): Target => (landingUrl === null ? 'ours' : { address: landingUrl });

/** How many characters of text a target holds. */
export function lengthOfTarget(target: Target): number {
  return target === 'ours' ? 0 : target.address.length;
}
