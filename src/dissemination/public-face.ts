import type { Language } from '../domain/language.ts';
import type { SiteLogo } from '../domain/theme/site-logo.ts';
import type { Store } from '../store/store.ts';

/** The agent as it shows itself: names, prefixes (without slash) and addresses. While a server runs they may change between two looks. */
export interface AgentProfile {
  readonly name: string;
  /** OAI-PMH repositoryIdentifier, a domain name. */
  readonly repositoryIdentifier: string;
  readonly adminEmail: string;
  readonly handlePrefix: string;
  readonly doiPrefix: string;
  /** Prefixes that were ours once; what was cited under them goes on to resolve. None where not given. */
  readonly formerPrefixes?: readonly string[];
  /** How its pages look; as Corestone has it where not given. */
  readonly theme?: ShownTheme;
}

/** What every page needs of a theme: the name of the site, the accent (empty is none), and which texts there are. */
export interface ShownTheme {
  readonly siteName: string;
  readonly actLight: string;
  readonly actDark: string;
  readonly hasImprint: boolean;
  readonly hasPrivacy: boolean;
  readonly logo?: SiteLogo;
}

/** What the public side needs: the store's reading side, the profile, and where it is served. */
export interface PublicFace {
  readonly store: Store;
  readonly agent: AgentProfile;
  /** Public address without trailing slash; every link and baseURL is made from it, never from the request. */
  readonly baseUrl: string;
  /** Language of pages for a reader who asks for none of ours. */
  readonly language: Language;
  /** Signs resumption tokens; the same over restarts. */
  readonly tokenSecret: string;
  readonly now: () => Date;
}

/** Today in UTC as an ISO day, by the clock of the face. */
export function todayOf({ now }: Pick<PublicFace, 'now'>): string {
  return now().toISOString().slice(0, 10);
}
