import type { WriteContext } from '../formats/format.ts';
import { doiUrl } from '../formats/identifier-forms.ts';
import type { PublicFace } from './public-face.ts';
import { landingAddress } from './record-address.ts';

/** What format writers need to know of the installation, from its public face. */
export function writeContext({ agent, baseUrl }: Pick<PublicFace, 'agent' | 'baseUrl'>): WriteContext {
  return {
    handlePrefix: agent.handlePrefix,
    doiPrefix: agent.doiPrefix,
    agentName: agent.name,
    landingUrl: (igsn) => landingAddress(baseUrl, igsn),
    baseUrl,
  };
}

/** The DOI of an IGSN as an address, spelled as every format spells it. */
export function doiAddress(face: Pick<PublicFace, 'agent' | 'baseUrl'>, igsn: string): string {
  return doiUrl(igsn, writeContext(face));
}
