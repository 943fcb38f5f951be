import type { FindLanding } from '../../store/read/find-landing.ts';

/**
 * Where an IGSN in normal form leads by its registration: an address, or `ours` for our own page; undefined when it is unknown or
 * not public. It is what the resolver remembers of each, so it is small.
 */
export type Target = { readonly address: string } | 'ours';

/** Makes the look-up of targets out of that of landings. */
export function targetFinder(findLanding: FindLanding): (igsn: string) => Promise<Target | undefined> {
  return async (igsn) => {
    const landing = await findLanding(igsn);
    if (landing === undefined) return undefined;
    return landing.landingUrl === null ? 'ours' : { address: landing.landingUrl };
  };
}

/** How many characters of text a target holds. */
export function lengthOfTarget(target: Target): number {
  return target === 'ours' ? 0 : target.address.length;
}
