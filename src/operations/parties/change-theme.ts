import { CorestoneError } from '../../domain/error.ts';
import { checkTheme, type SiteTheme } from '../../domain/theme/site-theme.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdParties } from '../hold-jobs.ts';
import { readProfile } from '../init-installation.ts';
import type { UnitOfWork } from '../ports.ts';

/**
 * Changes how the agent's pages look: name of the site, accent, imprint, privacy. For administrators. Throws `invalid-input` with
 * findings `profile-invalid`, `not-found` before `init`, `not-allowed`.
 */
export async function changeTheme(unitOfWork: UnitOfWork, after: SiteTheme, caller: Caller): Promise<void> {
  ensureMay(caller, 'administer', '');
  const findings = checkTheme(after);
  if (findings.length > 0) throw new CorestoneError('invalid-input', 'The theme cannot be used.', { findings });
  await unitOfWork(async (work) => {
    await holdParties(work, caller);
    const kept = await readProfile(work.parties);
    if (kept === undefined)
      throw new CorestoneError('not-found', 'The installation has no profile yet; `init` makes it.');
    await work.parties.remember({
      'theme.siteName': after.siteName,
      'theme.actLight': after.actLight,
      'theme.actDark': after.actDark,
      'theme.imprint': after.imprint,
      'theme.privacy': after.privacy,
    });
    await work.audit(
      caller,
      [{ action: 'change-theme', subject: kept.agentSymbol, before: kept.theme, after }],
      work.now(),
    );
  });
}
