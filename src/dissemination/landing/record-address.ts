import type { AgentProfile } from '../public-face.ts';

/** The DOI form of an IGSN as an address: `https://doi.org/10.60510/ICDP5054EHW1001`. */
export function doiAddress(agent: AgentProfile, igsn: string): string {
  return `https://doi.org/${agent.doiPrefix}/${encodeURIComponent(igsn)}`;
}

/** Absolute address of the landing page of an IGSN. `baseUrl` is without trailing slash. */
export function landingAddress(baseUrl: string, igsn: string): string {
  return `${baseUrl}/igsn/${encodeURIComponent(igsn)}`;
}
