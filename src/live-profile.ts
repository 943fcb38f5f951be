import type { AgentProfile, ShownTheme } from './dissemination/public-face.ts';
import { NO_LOGO, type SiteLogo } from './domain/theme/site-logo.ts';
import { PLAIN_THEME, type SiteTheme } from './domain/theme/site-theme.ts';
import { DEFAULT_PROFILE, type InstallationProfile, type KeptProfile } from './operations/init-installation.ts';

const REST_MS = 2000;

/** How the agent shows itself, as the store said it last; nothing that asks for it waits for the store. */
export interface LiveProfile {
  /** One object for good; each look at a member gives what was read last. */
  readonly agent: AgentProfile;
  /** Reads it again; what was just changed here shows at once. */
  readonly refresh: () => Promise<KeptProfile | undefined>;
  /** The agent as it stands, read again where the last look is older than two seconds; that of a new installation before `init`. */
  readonly latest: () => Promise<AgentProfile>;
  /** Reads it again every two seconds, so that a change made by another process shows; the returned function ends it. */
  readonly watch: () => () => void;
}

/** A live profile over a way to read it; undefined is an installation that was never initialised. */
export function liveProfile(
  read: () => Promise<KeptProfile | undefined>,
  clock: () => number = () => performance.now(),
): LiveProfile {
  let current: AgentProfile = agentOf(DEFAULT_PROFILE);
  let readAtMs: number | undefined;
  const refresh = async () => {
    const kept = await read();
    if (kept === undefined) return undefined;
    current = agentOf(kept);
    readAtMs = clock();
    return kept;
  };
  return {
    agent: showing(() => current),
    refresh,
    latest: async () => {
      if (readAtMs === undefined || clock() - readAtMs >= REST_MS) await refresh();
      return current;
    },
    watch: () => {
      // A store that does not answer for a moment is asked again; until then the agent shows itself as it did.
      const timer = setInterval(() => void refresh().catch(() => undefined), REST_MS).unref();
      return () => clearInterval(timer);
    },
  };
}

/** An agent whose members are those of whatever agent stands now. */
function showing(current: () => AgentProfile): AgentProfile {
  return {
    get name() {
      return current().name;
    },
    get repositoryIdentifier() {
      return current().repositoryIdentifier;
    },
    get adminEmail() {
      return current().adminEmail;
    },
    get handlePrefix() {
      return current().handlePrefix;
    },
    get doiPrefix() {
      return current().doiPrefix;
    },
    get formerPrefixes() {
      return current().formerPrefixes ?? [];
    },
    get theme() {
      return current().theme ?? shownTheme(PLAIN_THEME, NO_LOGO);
    },
  };
}

function agentOf(
  profile: InstallationProfile & Partial<Pick<KeptProfile, 'formerPrefixes' | 'theme' | 'logo'>>,
): AgentProfile {
  const { agentName: name, repositoryIdentifier, adminEmail, handlePrefix, doiPrefix } = profile;
  const { formerPrefixes = [], theme = PLAIN_THEME, logo = NO_LOGO } = profile;
  return {
    name,
    repositoryIdentifier,
    adminEmail,
    handlePrefix,
    doiPrefix,
    formerPrefixes,
    theme: shownTheme(theme, logo),
  };
}

// Long texts stay in the store: what is asked at every page is small.
function shownTheme({ siteName, actLight, actDark, imprint, privacy }: SiteTheme, logo: SiteLogo): ShownTheme {
  return { siteName, logo, actLight, actDark, hasImprint: imprint !== '', hasPrivacy: privacy !== '' };
}
