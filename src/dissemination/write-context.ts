import type { WriteContext } from '../formats/format.ts';
import type { PublicFace } from './public-face.ts';

/** What format writers need to know of the installation, from its public face. */
export function writeContext({ agent, baseUrl }: PublicFace): WriteContext {
  return {
    handlePrefix: agent.handlePrefix,
    doiPrefix: agent.doiPrefix,
    agentName: agent.name,
    landingUrl: (igsn) => `${baseUrl}/igsn/${encodeURIComponent(igsn)}`,
    baseUrl,
  };
}
