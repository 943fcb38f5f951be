/**
 * `waiting` for its first try, `sending` now, `retry` at another time, `sent`, `failed`: a person has to look, or `discarded` by one who
 * did.
 */
export type MailState = 'waiting' | 'sending' | 'retry' | 'sent' | 'failed' | 'discarded';

/** What a mail is about: the kind of thing (`request`, `parcel`, `loan`, `alarm`, `test`) and its key or name. */
export interface MailSubject {
  readonly kind: string;
  readonly id: string;
}

/** A mail as it is kept. Times in UTC. `text` is empty once it was sent or discarded: it may hold the secret link of whoever it went to. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly about: MailSubject;
  /** What is said once only; null may be said again. */
  readonly once: string | null;
  readonly state: MailState;
  /** Counts the try under way, and so tells it from every other. */
  readonly attempts: number;
  readonly dueAt: string;
  /** From when on the days are counted after which it is given up: the first try, once there was one. */
  readonly queuedAt: string;
  readonly triedAt: string | null;
  readonly sentAt: string | null;
  readonly lastError: string | null;
}

/** What a try changes. */
export type MailSettling = Pick<Mail, 'state' | 'dueAt' | 'lastError' | 'sentAt' | 'text'>;

/** The queue of mails, inside one transaction or on the reading side for its questions. */
export interface MailPort {
  /** Adds one; false where what it says `once` was said already. */
  readonly add: (mail: Mail) => Promise<boolean>;
  /** Has what waits about one thing, or failed, go to another address than this one; how many. What is being sent stays. */
  readonly redirect: (about: MailSubject, from: string, to: string) => Promise<number>;
  /** Discards what waits about one thing for an address, or failed: it says what holds no longer. How many. */
  readonly drop: (about: MailSubject, to: string) => Promise<number>;
  /** Takes the next one that is due to be sent until a moment; of several servers one gets it. Its days count from its first try. Undefined where none is. */
  readonly claim: (now: string, until: string) => Promise<Mail | undefined>;
  /** Whether one is due to be sent. */
  readonly isDue: (now: string) => Promise<boolean>;
  /** Whether something that is said once was said. */
  readonly wasSaid: (once: string) => Promise<boolean>;
  /** How many were tried since a moment. */
  readonly triedSince: (moment: string) => Promise<number>;
  /** Keeps what became of a try; false where somebody else has tried since. */
  readonly settle: (id: string, attempts: number, settling: MailSettling) => Promise<boolean>;
  /** Puts what failed, or waits for its next try, in line again: one, or all that failed. How many. */
  readonly queueAgain: (id: string | undefined, at: string) => Promise<number>;
  /** Lets go of one that failed; false where it did not. It stays said. */
  readonly discard: (id: string) => Promise<boolean>;
  /** Removes what was sent or discarded and queued before a moment; of what is said once that it was said stays. How many. */
  readonly forget: (before: string) => Promise<number>;
  readonly find: (id: string) => Promise<Mail | undefined>;
  /** Of some states, the latest first; `before` is the key of the last one of the page before. */
  readonly list: (states: readonly MailState[], limit: number, before?: string) => Promise<Mail[]>;
  readonly count: () => Promise<Readonly<Record<MailState, number>>>;
}
