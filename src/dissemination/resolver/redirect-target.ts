import type { FindLanding, Landing } from '../../store/read/find-landing.ts';
import { redirectPage } from './handle-pages.ts';
import { redirectAddress } from './redirect-address.ts';

/** Where an IGSN leads, with everything a redirect says already written. */
export interface RedirectTarget {
  readonly landing: Landing;
  /** Absolute address, percent-encoded for a header. */
  readonly address: string;
  readonly html: string;
}

/** Finds the target of an IGSN in normal form; undefined when it is unknown or not public. */
export type FindTarget = (igsn: string) => Promise<RedirectTarget | undefined>;

/** Makes targets from landings; those without an address of their own lead to our pages below `baseUrl`. */
export function targetFinder(findLanding: FindLanding, baseUrl: string): FindTarget {
  return async (igsn) => {
    const landing = await findLanding(igsn);
    if (landing === undefined) return undefined;
    const address = redirectAddress(landing.landingUrl, igsn, baseUrl);
    return { landing, address, html: redirectPage(address) };
  };
}
