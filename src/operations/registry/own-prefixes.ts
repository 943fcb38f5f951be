import type { OwnPrefixes } from '../../domain/identifier/alias.ts';
import { DEFAULT_PROFILE } from '../init-installation.ts';
import type { Work } from '../ports.ts';

/** The prefixes of the installation; those of a new one where it was not made yet. */
export async function ownPrefixes(work: Pick<Work, 'parties'>): Promise<OwnPrefixes> {
  const facts = await work.parties.installation();
  return {
    handlePrefix: facts.get('agent.handlePrefix') ?? DEFAULT_PROFILE.handlePrefix,
    doiPrefix: facts.get('agent.doiPrefix') ?? DEFAULT_PROFILE.doiPrefix,
  };
}
