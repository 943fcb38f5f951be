import type { LandingOutcome } from '../domain/registration/landing-check.ts';

/** A landing page to be looked at: its address, in which domains it may lie, and how often in a row it failed. */
export interface PageToCheck {
  readonly igsn: string;
  readonly url: string;
  readonly domains: readonly string[];
  readonly failures: number;
}

/** How a page answered. `finalUrl` is where redirects led; `detail` is a sentence for people. */
export interface PageAnswer {
  readonly outcome: LandingOutcome;
  readonly status: number | null;
  readonly mediaType: string | null;
  readonly finalUrl: string | null;
  readonly detail: string;
}

/** What was found last of a page. Times are ISO 8601, UTC. */
export interface LandingCheckRow extends PageAnswer {
  readonly igsn: string;
  readonly url: string;
  readonly failures: number;
  readonly checkedAt: string;
  readonly dueAt: string;
}

/** When pages are taken, and until when nobody else gets them. ISO 8601, UTC. */
export interface LandingClaim {
  readonly now: string;
  readonly until: string;
}

/** Pages that nobody else asks meanwhile. */
export interface TakenPages {
  readonly pages: readonly PageToCheck[];
}

/** Pages of registered records that lead beyond this installation, and what was found of them. */
export interface LandingCheckPort {
  /**
   * Takes up to `limit` of those never looked at, or whose address is another one now, behind an IGSN in order. `last` is the last
   * that was seen, be it that another worker has it; undefined where there is none any more.
   */
  readonly takeUnseen: (
    afterIgsn: string,
    limit: number,
    claim: LandingClaim,
  ) => Promise<TakenPages & { last?: string }>;
  /** Takes up to `limit` of those due, the longest due first. `isEnd` says that none is left for anybody. */
  readonly takeDue: (limit: number, claim: LandingClaim) => Promise<TakenPages & { readonly isEnd: boolean }>;
  /** Gives back what was taken and not asked. */
  readonly release: (igsns: readonly string[]) => Promise<void>;
  /** The page of one record; undefined when it has none that is to be looked at. */
  readonly pageOf: (igsn: string) => Promise<PageToCheck | undefined>;
  /** Puts the page of a record in line for a look; false when it has none that is to be looked at. */
  readonly ask: (igsn: string, at: string) => Promise<boolean>;
  /** Puts the pages of some records in line for a look; those of them that have one to be looked at, be it in line already. */
  readonly askSome: (igsns: readonly string[], at: string) => Promise<ReadonlySet<string>>;
  /** Puts the pages of a client in line that failed last; how many there are. */
  readonly askFailing: (client: string) => Promise<number>;
  /** Puts all pages of a client in line that are to be looked at; how many were not in it yet. */
  readonly askAll: (client: string, at: string) => Promise<number>;
  /** Whether any page is in line because somebody asked. */
  readonly isAnyAsked: () => Promise<boolean>;
  /** Takes up to `limit` pages out of that line, so that nobody else does; until they were looked at they are due at `dueAt`. */
  readonly takeAsked: (limit: number, dueAt: string) => Promise<PageToCheck[]>;
  /** Puts pages back in line that were taken and not looked at. */
  readonly putBack: (igsns: readonly string[]) => Promise<void>;
  /** Keeps what was found, and lets the page go. */
  readonly keep: (row: LandingCheckRow) => Promise<void>;
  readonly countByOutcome: () => Promise<readonly { readonly outcome: LandingOutcome; readonly pages: number }[]>;
  /** Up to `limit` pages that did not answer as they should, those that fail longest first. */
  readonly failing: (limit: number) => Promise<LandingCheckRow[]>;
}
