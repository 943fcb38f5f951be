/** An answer as it was given once, to be given again: status, headers and the body as JSON text. */
export interface GivenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request that is to be done once however often it is sent: whose it is, its key, and what tells it from another one. */
export interface OnceKey {
  readonly account: string;
  readonly key: string;
  readonly requestHash: string;
}

/** What became of a key: free and now taken by this unit of work, or used before with that request and this answer. */
export type Claimed = 'taken' | { readonly requestHash: string; readonly answer: GivenAnswer };

/** Answers given once. A key that somebody else is just using makes this unit of work wait until that is decided. */
export interface AnswerPort {
  /** Takes keys, none twice; one that was used before `forgottenAt` (ISO 8601, UTC) counts as free. */
  readonly claim: (keys: readonly OnceKey[], at: string, forgottenAt: string) => Promise<readonly Claimed[]>;
  readonly keep: (answers: readonly { readonly key: OnceKey; readonly answer: GivenAnswer }[]) => Promise<void>;
  /** Gives keys free again, for requests that were refused. */
  readonly release: (keys: readonly OnceKey[]) => Promise<void>;
  /** Forgets answers given before a moment; how many. */
  readonly forget: (before: string) => Promise<number>;
}
