import { CorestoneError } from '../domain/error.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { readSiteLogo, type SiteLogo } from '../domain/theme/site-logo.ts';
import type { SiteTheme } from '../domain/theme/site-theme.ts';
import { holdParties } from './hold-jobs.ts';
import type { PartyPort } from './party-ports.ts';
import type { Actor, UnitOfWork, Work } from './ports.ts';
import { DEFAULT_AGENT } from './take-namespace.ts';

/** What an installation knows of itself. Prefixes without slash; `repositoryIdentifier` is a domain name (OAI-PMH). */
export interface InstallationProfile {
  readonly agentSymbol: string;
  readonly agentName: string;
  readonly repositoryIdentifier: string;
  readonly adminEmail: string;
  readonly handlePrefix: string;
  readonly doiPrefix: string;
}

/** A profile as it is kept, with what nobody states: the secret of resumption tokens, and the prefixes that it had before. */
export interface KeptProfile extends InstallationProfile {
  readonly tokenSecret: string;
  readonly formerPrefixes: readonly string[];
  readonly theme: SiteTheme;
  readonly logo: SiteLogo;
}

/** What a new installation starts with where nothing else is said. */
export const DEFAULT_PROFILE: InstallationProfile = {
  agentSymbol: DEFAULT_AGENT,
  agentName: 'Corestone sample registry',
  repositoryIdentifier: 'corestone.example.org',
  adminEmail: 'registry@corestone.example.org',
  handlePrefix: '10273',
  doiPrefix: '10.60510',
};

const RULES: Readonly<Record<keyof InstallationProfile, readonly [pattern: RegExp, rule: string]>> = {
  agentSymbol: [/^[A-Z][A-Z0-9-]{0,18}[A-Z0-9]$/, '2 to 20 of A-Z, 0-9 and hyphen, beginning with a letter'],
  agentName: [/^\S.{0,253}\S$/, '2 to 255 characters'],
  // OAI-PMH guidelines for oai-identifier, namespace-identifier.
  repositoryIdentifier: [/^[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+$/, 'a domain name'],
  adminEmail: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address that is not at localhost'],
  handlePrefix: [/^[0-9]+(\.[0-9]+)*$/, 'digits and dots, without slash'],
  doiPrefix: [/^10\.[0-9]{4,9}(\.[0-9]+)*$/, '10. and four or more digits, without slash'],
};

/** All that is wrong with a profile; empty when it can be used. */
export function checkProfile(profile: InstallationProfile): Finding[] {
  return (Object.keys(RULES) as (keyof InstallationProfile)[])
    .filter((key) => !RULES[key][0].test(profile[key]))
    .map((key) =>
      finding('profile-invalid', `${key} cannot be used.`, { field: key, value: profile[key], rule: RULES[key][1] }),
    );
}

/** What was made: false for what was there already and was left alone. */
export interface Initialised {
  readonly profileIsNew: boolean;
  readonly administratorIsNew: boolean;
}

/**
 * Makes the agent profile, the secret that signs resumption tokens and, where one is named, the first administrator. What is
 * there already stays as it is, so it can be repeated. A server that was started first serves with a profile that nobody chose: until
 * there is an account, a client or a namespace, the first call that names an administrator still chooses it. `passwordHash` and `secret` are made by the caller. Throws
 * `invalid-input` with findings `profile-invalid`.
 */
export async function initInstallation(
  unitOfWork: UnitOfWork,
  wanted: {
    readonly profile: InstallationProfile;
    readonly secret: string;
    readonly administrator?: { readonly name: string; readonly passwordHash: string };
  },
  actor: Actor,
): Promise<Initialised> {
  const findings = checkProfile(wanted.profile);
  if (findings.length > 0) throw new CorestoneError('invalid-input', 'The agent profile cannot be used.', { findings });
  return unitOfWork(async (work) => {
    await holdParties(work, actor);
    const { administrator } = wanted;
    const facts = await work.parties.installation();
    const profileIsNew = administrator === undefined ? !facts.has('agent.symbol') : await isOpenStill(work, facts);
    const unchosen = facts.get('agent.symbol');
    // Nobody chose the agent of a first start, and nothing hangs on it.
    if (profileIsNew && unchosen !== undefined && unchosen !== wanted.profile.agentSymbol)
      await work.parties.removeAgent(unchosen);
    if (profileIsNew) await keepProfile(work, wanted.profile, facts.get('secret.tokens') ?? wanted.secret, actor);
    const administratorIsNew =
      administrator !== undefined &&
      (await work.access.addUser(administrator, [{ role: 'administrator', party: '' }], work.now()));
    return { profileIsNew, administratorIsNew };
  });
}

async function isOpenStill({ access, parties }: Work, facts: ReadonlyMap<string, string>): Promise<boolean> {
  if (!facts.has('agent.symbol')) return true;
  const held = [await access.users(), await parties.clients(), await parties.namespaces()];
  return held.every((rows) => rows.length === 0);
}

async function keepProfile(work: Work, profile: InstallationProfile, secret: string, actor: Actor): Promise<void> {
  await work.parties.addAgent(profile.agentSymbol, profile.agentName, work.now());
  await work.parties.remember({
    'agent.symbol': profile.agentSymbol,
    'agent.name': profile.agentName,
    'agent.repositoryIdentifier': profile.repositoryIdentifier,
    'agent.adminEmail': profile.adminEmail,
    'agent.handlePrefix': profile.handlePrefix,
    'agent.doiPrefix': profile.doiPrefix,
    'secret.tokens': secret,
  });
  await work.audit(actor, [{ action: 'init', subject: profile.agentSymbol, after: profile }], work.now());
}

/** The profile as kept; undefined before `init`. It is only read, so the reading side serves. */
export async function readProfile(parties: Pick<PartyPort, 'installation'>): Promise<KeptProfile | undefined> {
  const facts = await parties.installation();
  const symbol = facts.get('agent.symbol');
  if (symbol === undefined) return undefined;
  return {
    agentSymbol: symbol,
    agentName: facts.get('agent.name') ?? symbol,
    repositoryIdentifier: facts.get('agent.repositoryIdentifier') ?? DEFAULT_PROFILE.repositoryIdentifier,
    adminEmail: facts.get('agent.adminEmail') ?? DEFAULT_PROFILE.adminEmail,
    handlePrefix: facts.get('agent.handlePrefix') ?? DEFAULT_PROFILE.handlePrefix,
    doiPrefix: facts.get('agent.doiPrefix') ?? DEFAULT_PROFILE.doiPrefix,
    tokenSecret: facts.get('secret.tokens') ?? '',
    theme: {
      siteName: facts.get('theme.siteName') ?? '',
      actLight: facts.get('theme.actLight') ?? '',
      actDark: facts.get('theme.actDark') ?? '',
      imprint: facts.get('theme.imprint') ?? '',
      privacy: facts.get('theme.privacy') ?? '',
    },
    logo: readSiteLogo(facts),
    formerPrefixes: (facts.get('agent.formerPrefixes') ?? '').split(' ').filter((one) => one !== ''),
  };
}
