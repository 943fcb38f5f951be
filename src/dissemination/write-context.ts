import type { WriteContext } from '../formats/format.ts';
import { doiUrl } from '../formats/identifier-forms.ts';
import type { PublicFace } from './public-face.ts';
import { landingAddress } from './record-address.ts';

/** What format writers need to know of the installation, from its public face; it changes with the agent that it was made of. */
export function writeContext({ agent, baseUrl }: Pick<PublicFace, 'agent' | 'baseUrl'>): WriteContext {
  return {
    get handlePrefix() {
      return agent.handlePrefix;
    },
    get doiPrefix() {
      return agent.doiPrefix;
    },
    get agentName() {
      return agent.name;
    },
    landingUrl: (igsn) => landingAddress(baseUrl, igsn),
    baseUrl,
  };
}

/** The DOI of an IGSN as an address, spelled as every format spells it. */
export function doiAddress(face: Pick<PublicFace, 'agent' | 'baseUrl'>, igsn: string): string {
  return doiUrl(igsn, writeContext(face));
}
