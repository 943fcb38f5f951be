import { CorestoneError } from '../../domain/error.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdParties } from '../hold-jobs.ts';
import { checkProfile, type InstallationProfile, readProfile } from '../init-installation.ts';
import type { UnitOfWork } from '../ports.ts';

/** What may change of the profile: all but the symbol, which parties and records carry. What is left out stays. */
export type ProfileChanges = Partial<Omit<InstallationProfile, 'agentSymbol'>>;

/**
 * Changes how the agent shows itself; the profile as it then is. Prefixes that it gives up are remembered, so that links in
 * papers go on to resolve. For administrators. Throws `invalid-input` with findings
 * `profile-invalid`, `not-found` before `init`, `not-allowed`.
 */
export async function changeProfile(
  unitOfWork: UnitOfWork,
  changes: ProfileChanges,
  caller: Caller,
): Promise<InstallationProfile> {
  ensureMay(caller, 'administer', '');
  return unitOfWork(async (work) => {
    await holdParties(work, caller);
    const kept = await readProfile(work.parties);
    if (kept === undefined)
      throw new CorestoneError('not-found', 'The installation has no profile yet; `init` makes it.');
    const { tokenSecret: _secret, theme: _theme, formerPrefixes, ...before } = kept;
    const after = { ...before, ...changes };
    const findings = checkProfile(after);
    if (findings.length > 0) throw new CorestoneError('invalid-input', 'The profile cannot be used.', { findings });
    await work.parties.remember({
      'agent.name': after.agentName,
      'agent.repositoryIdentifier': after.repositoryIdentifier,
      'agent.adminEmail': after.adminEmail,
      'agent.handlePrefix': after.handlePrefix,
      'agent.doiPrefix': after.doiPrefix,
      'agent.formerPrefixes': formerOf([...formerPrefixes, before.handlePrefix, before.doiPrefix], after).join(' '),
    });
    await work.audit(caller, [{ action: 'change-profile', subject: after.agentSymbol, before, after }], work.now());
    return after;
  });
}

/** Prefixes without those that stand, each once. */
function formerOf(prefixes: readonly string[], { handlePrefix, doiPrefix }: InstallationProfile): string[] {
  return [...new Set(prefixes)].filter((one) => one !== handlePrefix && one !== doiPrefix);
}
